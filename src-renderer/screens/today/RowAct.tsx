import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useCheckins } from '../../stores/checkins.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { CheckInDialog } from '../checkins/CheckInDialog.tsx';
import { recordName } from '../records/record-name.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import { NoteDialog } from './NoteDialog.tsx';

interface Props {
  readonly row: TodayLine;
  readonly as: 'act' | 'note' | 'status';
  readonly onClose: () => void;
}

/** Asks what there is to choose for a row that is dealt with on the spot. */
export function RowAct({ row, as, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday((state) => state.day);
  const watches = useCheckins((state) => state.rows);
  const put = useRecords((state) => state.put);
  const [failure, setFailure] = useState<Failure | null>(null);
  const name = row.caseAlias ?? row.houseName ?? '';
  const parent = row.caseId ?? row.house;
  if (as === 'note')
    return parent === null ? null : (
      <NoteDialog parent={parent} title={t('today.noteOn', { name })} onClose={onClose} />
    );

  if (failure !== null)
    return (
      <Dialog title={t(`today.act.${row.act}`)} open onClose={onClose}>
        <RefusalNotice failure={failure} />
        <Actions>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </Actions>
      </Dialog>
    );
  if (row.act === 'checkIn')
    return row.caseId === null ? null : (
      <CheckInDialog
        caseId={row.caseId}
        watch={
          watches.value?.find(({ watch, caseId }) =>
            watch === null ? caseId === row.caseId : watch.id === row.record?.id,
          ) ?? null
        }
        name={name}
        onClose={onClose}
      />
    );
  const { record } = row;
  if (record === null) return null;
  if (row.act === 'status')
    return <StatusPick record={record} field="status" of={recordName(record, words)} onClose={onClose} />;
  const answers: Readonly<Record<string, Readonly<Record<string, Json>>>> =
    row.act === 'arrival'
      ? { came: { status: 'checkedIn', actualFrom: today }, notComing: { status: 'cancelled' } }
      : { left: { status: 'checkedOut', actualUntil: today } };
  return (
    <PickDialog
      title={t(`today.act.${row.act}`)}
      value={null}
      options={Object.keys(answers).map((id) => ({
        id,
        text: t(`today.${id as 'came' | 'notComing' | 'left'}`),
      }))}
      onPick={(id) => {
        void put({ type: 'stay', id: record.id, fields: answers[id] ?? {} }).then((reply) => {
          if (reply.ok) onClose();
          else setFailure(reply.refusal);
        });
      }}
      onClose={onClose}
    />
  );
}
