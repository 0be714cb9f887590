import { addDays, dayNumber } from '../../i18n/dates.ts';

/** Day 0, 1 January 1970, was a Thursday: three days after a Monday. */
const mondayToThursday = 3;

/** Where in its week a day is, Monday 0. */
export const placeInWeek = (day: string): number =>
  ((((dayNumber(day) ?? 0) + mondayToThursday) % 7) + 7) % 7;

/** The Monday of its week. */
export const weekStart = (day: string): string => addDays(day, -placeInWeek(day));
