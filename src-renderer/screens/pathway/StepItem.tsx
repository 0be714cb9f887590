import { CalendarPlus, CircleSlash2, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import list from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { AppointmentList } from './AppointmentList.tsx';
import styles from './Pathway.module.css';
import { StepDetail } from './StepDetail.tsx';
import { stepKeys } from './step-keys.ts';
import type { StepAct } from './step-keys.ts';
import { isOver } from './step-state.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onAct: (step: string, act: StepAct) => void;
}

/** One step: where it stands, what it waits for, when it will be done, its appointments; unfolds into all of it. */
export function StepItem({ view, row, title, open, onOpen, onAct }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const plan = usePlanWords(view);
  const { step, outlook } = row;
  const full = plan.step(step.id);
  const over = isOver(outlook.state);
  const doneOn = textOf(step.values['doneOn']);
  const ifRefused = textOf(step.values['ifRefused']);
  return (
    <li>
      <div className={list['item']} role="presentation" onKeyDown={stepKeys(onAct)(step.id)}>
        <div className={list['main']}>
          <button
            type="button"
            data-step={step.id}
            aria-expanded={open}
            aria-label={title === full ? undefined : full}
            className={styles['step']}
            onClick={onOpen}
          >
            <Bdi text={title} />
          </button>
          <ChoiceBadge
            list="stepStatus"
            value={
              outlook.state === 'blocked' ? textOf(step.values['status']) || 'notStarted' : outlook.state
            }
          />
          {outlook.critical && !over && (
            <Badge tone="warning" icon={<Zap aria-hidden />}>
              {t('pathway.criticalMark')}
            </Badge>
          )}
          {outlook.inCycle && <Badge tone="danger">{t('pathway.inCircle')}</Badge>}
          {!outlook.needed && !over && (
            <Quiet>
              {ifRefused === ''
                ? t('pathway.notNeeded')
                : t('pathway.notNeededIf', { what: plan.step(ifRefused) })}
            </Quiet>
          )}
          {!over && outlook.needed && outlook.due !== null && (
            <DueDay day={outlook.due} overdue={outlook.overdue} short />
          )}
          <div className={styles['days']}>
            {outlook.blockedBy.length > 0 && !over && outlook.needed && (
              <span>
                <CircleSlash2 aria-hidden size={12} />{' '}
                {t('pathway.waitsFor', { what: plan.steps(outlook.blockedBy) })}
              </span>
            )}
            {over
              ? doneOn !== '' && (
                  <span>
                    {t(outlook.state === 'refused' ? 'pathway.refusedOn' : 'pathway.finished', {
                      day: formatDay(doneOn, language),
                    })}
                  </span>
                )
              : outlook.finish !== null && (
                  <span>{t('pathway.finishes', { range: plan.range(outlook.finish) })}</span>
                )}
            {!over && outlook.slack !== null && outlook.slack > 0 && (
              <span>{t('pathway.slack', { count: outlook.slack })}</span>
            )}
          </div>
        </div>
        <Row>
          <Button
            small
            label={t('pathways.changeStatus', { what: full })}
            onPress={() => onAct(step.id, 'status')}
          >
            {t('field.step.status')}
          </Button>
          <Button
            small
            look="quiet"
            icon={<CalendarPlus aria-hidden />}
            label={t('pathway.bookFor', { what: full })}
            onPress={() => onAct(step.id, 'book')}
          />
        </Row>
      </div>
      <AppointmentList view={view} row={row} all={open} />
      {open && (
        <div className={list['open']}>
          <StepDetail view={view} row={row} onAct={onAct} onGone={onOpen} />
        </div>
      )}
    </li>
  );
}
