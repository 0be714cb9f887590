import { Ban, CalendarClock, Check, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { addDays, formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useToday } from '../../stores/today.ts';
import { recordName } from '../records/record-name.ts';
import { appointmentDays } from './appointment-days.ts';
import styles from './PathwayGrid.module.css';
import { PathwayLegend } from './PathwayLegend.tsx';
import { isOver } from './step-state.ts';
import { barOf, monthsOf, shareOf, weeksOf } from './timeline-weeks.ts';
import type { Weeks } from './timeline-weeks.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly onShow: (step: string) => void;
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
const dayAndMonth = (text: string): string => text.split(' ').slice(0, 1).join(' ');

/** Weeks as columns, a row for each step; every bar is a button that opens its step. */
export function PathwayGrid({ view, onShow }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const today = useToday((state) => state.day);
  const weeks = weeksOf(view.steps, view.steps.flatMap(appointmentDays), today);
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const last = addDays(weeks.from, weeks.count * 7);
  const cut = view.steps.some(({ outlook }) => (outlook.finish?.latest ?? '') >= last);
  const columns = { gridTemplateColumns: `repeat(${weeks.count}, minmax(2rem, 1fr))` };
  return (
    <>
      <ScrollRegion label={t('pathway.timeline')}>
        <div className={styles['grid']}>
          <div className={styles['row']} aria-hidden>
            <span className={styles['name']} />
            <div className={styles['heads']} style={columns}>
              {monthsOf(weeks).map(({ day, weeks: span }) => (
                <span key={day} className={styles['month']} style={{ gridColumn: `span ${span}` }}>
                  {span > 2 ? month.format(new Date(`${day}T00:00:00Z`)) : ''}
                </span>
              ))}
              {Array.from({ length: weeks.count }, (_, index) => (
                <span key={index} className={styles['week']}>
                  {dayAndMonth(formatDay(addDays(weeks.from, index * 7), language))}
                </span>
              ))}
            </div>
          </div>
          {view.steps.map((row) => (
            <GridRow key={row.step.id} view={view} row={row} weeks={weeks} today={today} onShow={onShow} />
          ))}
        </div>
      </ScrollRegion>
      {cut && <Quiet>{t('pathway.cut')}</Quiet>}
      <PathwayLegend />
    </>
  );
}

interface RowProps extends Props {
  readonly row: PlannedStepView;
  readonly weeks: Weeks;
  readonly today: string;
}

function GridRow({ view, row, weeks, today, onShow }: RowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const { step, outlook, person } = row;
  const title = plan.step(step.id);
  const over = isOver(outlook.state);
  const critical = outlook.critical && !over;
  const bar = barOf(weeks, outlook.start, outlook.finish, critical || over ? 0 : outlook.slack);
  const lines = `${percent(1 / weeks.count)} 100%`;
  const said =
    outlook.start === null || outlook.finish === null
      ? title
      : [
          t('pathway.bar', {
            title,
            state:
              outlook.state === 'blocked' ? t('pathways.blocked') : words.choice('stepStatus', outlook.state),
            start: plan.range(outlook.start),
            finish: plan.range(outlook.finish),
          }),
          ...(critical ? [t('pathway.criticalMark')] : []),
        ].join(' · ');
  return (
    <div className={styles['row']}>
      <span className={styles['name']}>
        {person === null ? (
          <span className={styles['lines']}>
            <Bdi text={title} />
          </span>
        ) : (
          <>
            <span className={styles['few']}>
              <Bdi text={textOf(step.values['title'])} />
            </span>
            <Quiet>
              <Bdi text={recordName(person, words)} />
            </Quiet>
          </>
        )}
      </span>
      <div className={styles['track']} style={{ backgroundSize: lines }}>
        <span className={styles['today']} style={{ insetInlineStart: percent(shareOf(weeks, today)) }} />
        {bar !== null && (
          <>
            {bar.slack > bar.slow && (
              <span
                className={styles['slack']}
                style={{ insetInlineStart: percent(bar.slow), inlineSize: percent(bar.slack - bar.slow) }}
              />
            )}
            <button
              type="button"
              aria-label={said}
              className={classNames(
                styles['bar'],
                critical && styles['critical'],
                over && styles['over'],
                !outlook.needed && styles['idle'],
              )}
              style={{ insetInlineStart: percent(bar.start), inlineSize: percent(bar.slow - bar.start) }}
              onClick={() => onShow(step.id)}
            >
              <span
                className={styles['sure']}
                style={{
                  inlineSize: percent((bar.sure - bar.start) / Math.max(0.0001, bar.slow - bar.start)),
                }}
              />
              <span className={styles['mark']}>
                {critical && <Zap aria-hidden size={12} />}
                {over &&
                  (outlook.state === 'refused' ? (
                    <Ban aria-hidden size={12} />
                  ) : (
                    <Check aria-hidden size={12} />
                  ))}
              </span>
            </button>
          </>
        )}
        {appointmentDays(row).map((day) => (
          <span
            key={day}
            className={styles['appointment']}
            style={{ insetInlineStart: percent(shareOf(weeks, day)) }}
          >
            <CalendarClock aria-hidden size={14} />
          </span>
        ))}
      </div>
    </div>
  );
}
