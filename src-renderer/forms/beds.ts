import type { HousePage, RecordView } from '../../src-preload/contract/views.ts';
import { addDays, isDay } from '../i18n/dates.ts';
import { membersOf, numberOf, textOf } from './typed-values.ts';

/** Longest span looked at: an open end must not make an endless calendar. */
const longest = 366;

const gone = new Set(['checkedOut', 'cancelled']);

/** How many sleep there that night. Half-open: who leaves that day frees the bed that night. */
export function guestsOn(stays: readonly RecordView[], day: string): number {
  let guests = 0;
  for (const { values } of stays) {
    const from = textOf(values['from']);
    const until = textOf(values['until']);
    if (gone.has(textOf(values['status'])) || from === '' || from > day) continue;
    if (until === '' || day < until) guests += numberOf(values['guests']) ?? 1;
  }
  return guests;
}

export interface Period {
  readonly from: string;
  readonly until: string;
}

/** Nights as a unit holds them, `2027-03-12/2027-03-20`; null for what can't be read and blocks nothing. */
export function readPeriod(text: string): Period | null {
  const [from = '', until = '', ...more] = text.split('/');
  return more.length === 0 && isDay(from) && isDay(until) && from < until ? { from, until } : null;
}

/** Blocked for good, or on that night. */
export const isBlockedOn = (unit: RecordView, day: string): boolean =>
  unit.values['blocked'] === true ||
  membersOf(unit.values['blockedNights']).some((text) => {
    const period = readPeriod(text);
    return period !== null && period.from <= day && day < period.until;
  });

export interface UnitSpace {
  readonly unit: RecordView;
  readonly beds: number;
  /** On one of the nights at least. */
  readonly blocked: boolean;
  /** The fewest free beds in any of those nights; negative when there is a clash already. */
  readonly free: number;
}

/** What is free in each unit of a house through all nights from `from` to `until`; `moving`: a stay whose bed counts as free. */
export function spaceIn(
  house: HousePage,
  from: string,
  until: string,
  moving: string | null = null,
): readonly UnitSpace[] {
  return house.units.map(({ unit, stays }) => {
    const beds = numberOf(unit.values['beds']) ?? 0;
    const records = stays.map((row) => row.stay).filter((stay) => stay.id !== moving);
    let free = beds;
    let blocked = unit.values['blocked'] === true;
    if (isDay(from)) {
      const end = isDay(until) && until > from ? until : addDays(from, 1);
      let day = from;
      for (let night = 0; night < longest && day < end; night += 1) {
        free = Math.min(free, beds - guestsOn(records, day));
        blocked ||= isBlockedOn(unit, day);
        day = addDays(day, 1);
      }
    }
    return { unit, beds, blocked, free };
  });
}
