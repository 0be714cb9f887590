import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { AfterRefusal } from './AfterRefusal.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  readonly onParallel: () => void;
  readonly onClose: () => void;
}

/** Records a refusal with its day, then says what begins, what stands still, and what else can be done. */
export function RefuseStep({ view, row, onParallel, onClose }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const [day, setDay] = useState<string | null>(textOf(row.step.values['doneOn']) || today);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState(textOf(row.step.values['status']) === 'refused');
  const title = plan.step(row.step.id);
  const act = async (): Promise<void> => {
    const fields = { status: 'refused', doneOn: day ?? today };
    const reply = await put({ type: 'step', id: row.step.id, fields });
    setFailure(reply.ok ? null : reply.refusal);
    setDone(reply.ok);
  };
  if (done)
    return (
      <Dialog title={t('pathway.refusedTitle')} open onClose={onClose}>
        <Stack gap={3}>
          <AfterRefusal view={view} step={row.step.id} />
          <Quiet>{t('pathway.parallelHint')}</Quiet>
          <Actions>
            <Button look="primary" onPress={onClose} focus>
              {t('common.close')}
            </Button>
            <Button
              onPress={() => {
                onClose();
                onParallel();
              }}
            >
              {t('pathway.parallel')}
            </Button>
          </Actions>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog title={<Bdi text={t('pathway.refuse', { what: title })} />} open onClose={onClose}>
      <KeyForm label={t('pathway.refuseDo')} onSave={() => void act()}>
        <Stack gap={3}>
          <p>{t('pathway.refuseLead')}</p>
          <DayField label={t('pathway.refuseDay')} value={day} onChange={setDay} today={today} />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="danger" submit disabled={day === null} focus>
              {t('pathway.refuseDo')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
