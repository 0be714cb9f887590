import { isDay, type Day } from './days.ts';

/** Nights on which nobody may be placed in a unit, half-open: the night of `until` is free again. */
export interface BlockedNights {
  readonly from: Day;
  readonly until: Day;
  /** Epoch ms at which its author claims to have said so; null when that isn't known. */
  readonly said: number | null;
}

const form = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

/** Reads `2027-03-12/2027-03-20`; undefined for anything else, and for no night at all. */
export function readPeriod(text: string): { readonly from: Day; readonly until: Day } | undefined {
  const [, from = '', until = ''] = form.exec(text) ?? [];
  return isDay(from) && isDay(until) && from < until ? { from, until } : undefined;
}
