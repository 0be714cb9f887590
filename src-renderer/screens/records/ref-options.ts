import { useEffect, useState } from 'react';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { useRecords } from '../../stores/records.ts';
import { recordName } from './record-name.ts';

/** Records that a field may point to, by name. */
export function useRefOptions(types: readonly string[]): readonly { id: string; text: string }[] {
  const words = useWords();
  const list = useRecords((state) => state.list);
  const [records, setRecords] = useState<readonly RecordView[]>([]);
  const wanted = types.join(' ');
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const found: RecordView[] = [];
      for (const type of wanted.split(' ').filter(Boolean)) {
        const reply = await list(type);
        if (reply.ok) found.push(...reply.value);
      }
      if (!current) return;
      setRecords(found);
      useNames.getState().remember(found);
    };
    void load();
    return () => {
      current = false;
    };
  }, [wanted, list]);
  return records.map((record) => ({ id: record.id, text: recordName(record, words) }));
}
