import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section } from '../../components/Page.tsx';
import styles from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import own from './Pathway.module.css';
import { isOver } from './step-state.ts';
import { stepKeys } from './step-keys.ts';
import type { StepAct } from './step-keys.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly onShow: (step: string) => void;
  readonly onAct: (step: string, act: StepAct) => void;
}

/** What can be done now, the most urgent first: S and A work here as they do in the list. */
export function NextSteps({ view, onShow, onAct }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const keys = stepKeys(onAct);
  const rows = view.next.flatMap((id) => view.steps.filter(({ step }) => step.id === id));
  const open = view.steps.some(({ outlook }) => outlook.needed && !isOver(outlook.state));
  return (
    <Section title={t('pathway.next')}>
      {rows.length === 0 && <Quiet>{t(open ? 'pathway.nextNone' : 'pathway.nextDone')}</Quiet>}
      {rows.length > 0 && (
        <ul className={styles['list']} aria-label={t('pathway.next')}>
          {rows.map(({ step, outlook }) => (
            <li key={step.id}>
              <div className={styles['item']} role="presentation" onKeyDown={keys(step.id)}>
                <div className={styles['main']}>
                  <button type="button" className={own['step']} onClick={() => onShow(step.id)}>
                    <Bdi text={plan.step(step.id)} />
                  </button>
                  <ChoiceBadge list="stepStatus" value={outlook.state} />
                  {outlook.due !== null && <DueDay day={outlook.due} overdue={outlook.overdue} />}
                </div>
                <Row>
                  <Button
                    small
                    label={t('pathways.changeStatus', { what: plan.step(step.id) })}
                    onPress={() => onAct(step.id, 'status')}
                  >
                    {t('field.step.status')}
                  </Button>
                </Row>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
