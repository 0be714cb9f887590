import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack, Strong } from '../../components/Page.tsx';
import { stepNote } from '../../forms/template-text.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { conditionWords } from './condition-words.ts';
import { DurationField } from './DurationField.tsx';
import styles from './Pathway.module.css';
import type { StepAct } from './step-keys.ts';
import { StepLinks } from './StepLinks.tsx';
import { StepNotes } from './StepNotes.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  readonly onAct: (step: string, act: StepAct) => void;
  readonly onGone: () => void;
}

const fields = [
  'title',
  'due',
  'startedOn',
  'doneOn',
  'responsible',
  'actor',
  'documents',
  'fee',
  'milestone',
  'source',
];

/** All of one step: what it waits for, what its documents must meet, its fields, notes. */
export function StepDetail({ view, row, onAct, onGone }: Props) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const go = useNavigation((state) => state.go);
  const { step, outlook } = row;
  const note = stepNote(view.template, step, words.language);
  const conditions = conditionWords(view, step, i18n, words, plan);
  return (
    <Stack>
      <Stack gap={1}>
        {outlook.start !== null && outlook.finish !== null && (
          <span>
            {t('pathway.takes', { from: plan.range(outlook.start), until: plan.range(outlook.finish) })}
          </span>
        )}
        {!outlook.durationKnown && <Quiet>{t('pathway.noDuration')}</Quiet>}
        {outlook.blockedBy.length === 0 && outlook.unknown.length === 0 ? (
          <Quiet>{t('pathway.nothingBlocks')}</Quiet>
        ) : (
          <>
            {outlook.blockedBy.length > 0 && (
              <span>
                {t('pathway.blocksSince', { what: outlook.blockedBy.map((id) => plan.step(id)).join(', ') })}
              </span>
            )}
            {outlook.unknown.length > 0 && (
              <Quiet>{t('pathway.waitsUnknown', { count: outlook.unknown.length })}</Quiet>
            )}
          </>
        )}
      </Stack>
      {note !== '' && (
        <Stack gap={1}>
          <Strong>{t('pathway.noteOfTemplate')}</Strong>
          <p>
            <Bdi text={note} />
          </p>
        </Stack>
      )}
      {conditions.length > 0 && (
        <Stack gap={1}>
          <Strong>{t('pathway.conditions')}</Strong>
          <ul className={styles['plain']}>
            {conditions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Stack>
      )}
      <RecordFields record={step} only={fields} />
      <DurationField step={step} />
      <StepLinks view={view} row={row} />
      <StepNotes step={step.id} />
      <Row apart>
        {row.appointments.length > 0 && (
          <Button small onPress={() => onAct(step.id, 'another')}>
            {t('pathway.another')}
          </Button>
        )}
        <Button small look="quiet" onPress={() => go({ name: 'record', id: step.id, section: 'pathways' })}>
          {t('records.history')}
        </Button>
        <RemoveRecord record={step} onGone={onGone} />
      </Row>
    </Stack>
  );
}
