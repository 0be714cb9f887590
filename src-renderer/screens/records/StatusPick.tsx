import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Button } from '../../components/Button.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { daysWithStatus } from '../../forms/step-days.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { useToday } from '../../stores/today.ts';

interface Props {
  readonly record: RecordView;
  readonly field: string;
  /** What it is called where one might not know which is meant. */
  readonly of?: string;
  /** True when it sees to this value itself. */
  readonly onPick?: (value: string) => boolean;
  readonly onClose: () => void;
}

/** Changes a choice with one digit; saved at once, with undo in the toast. */
export function StatusPick({ record, field, of, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choices = fieldOf(types, record.type, field)?.choices;
  const name = words.field(record.type, field);
  const title = of === undefined ? name : t('common.labelled', { text: name, what: of });
  const pick = async (value: string): Promise<void> => {
    if (onPick?.(value) === true) return onClose();
    // The days that come with it are the same change, and are undone with it.
    const days =
      record.type === 'step' && field === 'status' ? daysWithStatus(record.values, value, today) : {};
    const reply = await put({ type: record.type, id: record.id, fields: { [field]: value, ...days } });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  if (failure !== null)
    return (
      <Dialog title={title} open onClose={onClose}>
        <RefusalNotice failure={failure} />
        <Actions>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </Actions>
      </Dialog>
    );
  return (
    <PickDialog
      title={title}
      value={textOf(record.values[field])}
      options={(choices?.values ?? []).map((id) => ({ id, text: words.choice(choices?.name ?? '', id) }))}
      onPick={(id) => void pick(id)}
      onClose={onClose}
    />
  );
}
