import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AppointmentLine,
  AppointmentsView,
  CalendarDay,
} from '../../../src-preload/contract/pathway-lists-views.ts';
import { classNames } from '../../components/class-names.ts';
import { addDays, formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import { useAppointmentWords } from './appointment-words.ts';
import styles from './WeekGrid.module.css';
import { placeInWeek } from './week-days.ts';
import { WeekCard } from './WeekCard.tsx';

interface Props {
  readonly view: AppointmentsView;
  readonly focused: string;
  readonly onFocus: (day: string) => void;
  readonly onOpen: (row: AppointmentLine) => void;
}

const week = 7;
const moves: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  PageUp: (day) => addDays(day, -week),
  PageDown: (day) => addDays(day, week),
  Home: (day) => addDays(day, -placeInWeek(day)),
  End: (day) => addDays(day, week - 1 - placeInWeek(day)),
};

/**
 * One week, Monday first. Left and right go from day to day and over the end of the week, Page Up and Page Down from week to week,
 * up and down through the appointments of a day; Enter opens.
 */
export function WeekGrid({ view, focused, onFocus, onOpen }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const words = useAppointmentWords();
  const today = useToday((state) => state.day);
  const cells = useRef<(HTMLElement | null)[]>([]);
  /** Focus goes to a cell that still shows another week: its day isn't the one that is meant. */
  const moving = useRef(false);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const days = view.days.slice(0, week);
  const of = (day: string): readonly AppointmentLine[] => view.rows.filter((row) => row.day === day);

  const keys = (event: KeyboardEvent, { day }: CalendarDay): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const cell = event.currentTarget as HTMLElement;
    const cards = [...cell.querySelectorAll('button')];
    const at = cards.findIndex((card) => card === document.activeElement);
    const move = moves[event.code];
    if (move !== undefined) {
      // From where the user has come to, not from the week that is still shown: keys may be faster than it is loaded.
      const next = move(focused);
      moving.current = true;
      onFocus(next);
      // The seven cells stay where they are when the week is another one.
      cells.current[placeInWeek(next)]?.focus();
      moving.current = false;
    } else if (event.code === 'ArrowDown') cards[Math.min(at + 1, cards.length - 1)]?.focus();
    else if (event.code === 'ArrowUp') (cards[at - 1] ?? cell).focus();
    else if (event.code === 'Enter' && at < 0) {
      const [first] = of(day);
      if (first !== undefined) onOpen(first);
    } else return;
    event.preventDefault();
  };
  return (
    <div role="grid" aria-label={t('pathwayLists.week')} className={styles['grid']}>
      <div role="row" className={classNames(styles['row'], styles['heads'])}>
        {days.map(({ day, weekend, holidays }) => (
          <div
            key={day}
            role="columnheader"
            className={classNames(
              styles['head'],
              (weekend || holidays.length > 0) && styles['closed'],
              day === today && styles['today'],
            )}
          >
            <span>{weekday.format(new Date(`${day}T00:00:00Z`))}</span>
            <strong>{formatDay(day, language).split(' ').slice(0, 2).join(' ')}</strong>
            {day === today && <span className={styles['mark']}>{t('pathwayLists.today')}</span>}
            {holidays.map((holiday) => (
              <span key={words.holiday(holiday)} className={styles['mark']}>
                {words.holiday(holiday)}
              </span>
            ))}
          </div>
        ))}
      </div>
      <div role="row" className={classNames(styles['row'], styles['body'])}>
        {days.map((one, index) => {
          const rows = of(one.day);
          return (
            <div
              key={index}
              ref={(cell) => {
                cells.current[index] = cell;
              }}
              role="gridcell"
              tabIndex={one.day === focused ? 0 : -1}
              className={classNames(
                styles['day'],
                (one.weekend || one.holidays.length > 0) && styles['closed'],
                one.day === today && styles['today'],
              )}
              onFocus={() => {
                if (!moving.current) onFocus(one.day);
              }}
              onKeyDown={(event) => keys(event, one)}
            >
              <span className={styles['said']}>{words.dayLabel(one, rows.length)}</span>
              {rows.map((row) => (
                <WeekCard key={row.appointment.id} row={row} onOpen={() => onOpen(row)} />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
