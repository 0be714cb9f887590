import { useEffect, useState } from 'react';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useRecords } from '../../stores/records.ts';
import { NotesSection } from '../records/NotesSection.tsx';

/** The notes on one step, asked for when it is unfolded. */
export function StepNotes({ step }: { readonly step: string }) {
  const list = useRecords((state) => state.list);
  const version = useRecords((state) => state.version);
  const [notes, setNotes] = useState<readonly RecordView[]>([]);
  useEffect(() => {
    let current = true;
    void list('note').then((reply) => {
      if (current && reply.ok)
        setNotes(reply.value.filter(({ values }) => textOf(values['parent']) === step));
    });
    return () => {
      current = false;
    };
  }, [list, version, step]);
  return <NotesSection parent={step} notes={notes} focus={0} />;
}
