import { dayNumber } from './days.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import { addWorkingDays, type WorkingDays } from './working-days.ts';

const units = ['days', 'workingDays', 'months'] as const;
type SpanUnit = (typeof units)[number];

/** So much time, as calendars count it. */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}

/** From the quickest to the slowest. */
export interface Duration {
  readonly min: Span;
  readonly max: Span;
}

/** Nobody waits longer than thirty years for a step; more is a mistake and would only make reckoning slow. */
const longest = 11_000;
/** No plan is reckoned beyond these: days without end would have holidays without end. */
const lastDay = dayNumber('2199-12-31') ?? 0;
const firstDay = dayNumber('1900-01-01') ?? 0;
const msOfDay = 86_400_000;

const within = (day: number): number => Math.min(Math.max(day, firstDay), lastDay);
const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= longest;

/** The span that an object names by its unit (`{"months": 6}`), undefined when it names none that can be reckoned with. */
export function readSpan(value: Json | null | undefined): Span | undefined {
  if (!isJsonObject(value ?? undefined)) return undefined;
  const named = value as { readonly [key: string]: Json };
  for (const unit of units) {
    const count = named[unit];
    if (isCount(count)) return { count, unit };
  }
  return undefined;
}

/**
 * How long a step takes (`{"min", "max", "unit"}`), undefined when that isn't said. One bound stands for both; but where one is
 * given and can't be read, nothing is known: the other alone would promise too much.
 */
export function readDuration(value: Json | null): Duration | undefined {
  if (!isJsonObject(value ?? undefined)) return undefined;
  const { min, max, unit } = value as { readonly [key: string]: Json };
  const known = units.find((one) => one === unit);
  const given = [min ?? null, max ?? null].filter((bound) => bound !== null);
  const bounds = given.filter((bound) => isCount(bound)).filter((bound) => bound >= 0);
  if (known === undefined || bounds.length === 0 || bounds.length < given.length) return undefined;
  const span = (count: number): Span => ({ count, unit: known });
  return { min: span(Math.min(...bounds)), max: span(Math.max(...bounds)) };
}

/** The day that comes so much later. A month later than the 31st is the last day of a month that has none. */
export function addSpan(day: number, { count, unit }: Span, working: WorkingDays): number {
  if (unit === 'days') return within(day + count);
  if (unit === 'workingDays') return within(addWorkingDays(within(day), count, working));
  return within(addMonths(within(day), count));
}

/** The last day from which the span still ends by the limit; of spans that aren't negative. */
export function latestStart(latest: number, { count, unit }: Span, working: WorkingDays): number {
  const limit = within(latest);
  if (unit === 'days' || count === 0) return within(limit - count);
  if (unit === 'workingDays') return within(addWorkingDays(limit + 1, -count, working) - 1);
  let day = within(addMonths(limit, -count));
  // Several days end on the last day of a shorter month.
  while (addMonths(day + 1, count) <= limit) day += 1;
  return day;
}

function addMonths(day: number, months: number): number {
  const from = new Date(day * msOfDay);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  // Day 0 of the month after is the last one of this.
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month, Math.min(from.getUTCDate(), length)) / msOfDay);
}
