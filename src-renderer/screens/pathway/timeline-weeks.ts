import type { DayRange, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { addDays, dayNumber } from '../../i18n/dates.ts';

/** A drawing of more weeks than that helps nobody; what is later is cut, and the table says it. */
const mostWeeks = 130;
const week = 7;

export interface Weeks {
  /** A Monday. */
  readonly from: string;
  readonly count: number;
}

const numberOf = (day: string): number => dayNumber(day) ?? 0;
/** Day 0 was a Thursday. */
const mondayOf = (day: string): string => addDays(day, -((((numberOf(day) + 3) % week) + week) % week));

/** From the Monday of the first day to the week of the last one that a plan speaks of; today is always in it. */
export function weeksOf(
  steps: readonly PlannedStepView[],
  appointments: readonly string[],
  today: string,
): Weeks {
  const ranges = steps.flatMap(({ outlook }) => [outlook.start, outlook.finish]);
  const days = [
    today,
    ...appointments,
    ...ranges.flatMap((range) => (range === null ? [] : [range.earliest, range.latest])),
  ].toSorted();
  const [first = today] = days;
  const from = mondayOf(first);
  const count = Math.floor((numberOf(days.at(-1) ?? today) - numberOf(from)) / week) + 1;
  return { from, count: Math.min(mostWeeks, Math.max(4, count)) };
}

/** How far into the drawing a day begins, 0 to 1. */
export function shareOf({ from, count }: Weeks, day: string): number {
  const share = (numberOf(day) - numberOf(from)) / (count * week);
  return Math.min(1, Math.max(0, share));
}

export interface Bar {
  /** Certain: even if all goes quickly. */
  readonly start: number;
  readonly sure: number;
  /** If all goes slowly. */
  readonly slow: number;
  /** As late as it may be without the departure being later. */
  readonly slack: number;
}

/** A bar includes its last day. */
export function barOf(
  weeks: Weeks,
  start: DayRange | null,
  finish: DayRange | null,
  slack: number | null,
): Bar | null {
  if (start === null || finish === null) return null;
  const end = (day: string): number => shareOf(weeks, addDays(day, 1));
  return {
    start: shareOf(weeks, start.earliest),
    sure: end(finish.earliest),
    slow: end(finish.latest),
    slack: end(addDays(finish.latest, Math.max(0, slack ?? 0))),
  };
}

/** The months that the weeks begin in, each with how many weeks. */
export function monthsOf({
  from,
  count,
}: Weeks): readonly { readonly day: string; readonly weeks: number }[] {
  const months: { day: string; weeks: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const day = addDays(from, index * week);
    const last = months.at(-1);
    if (last !== undefined && last.day.slice(0, 7) === day.slice(0, 7)) last.weeks += 1;
    else months.push({ day, weeks: 1 });
  }
  return months;
}
