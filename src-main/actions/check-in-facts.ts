import type { CheckInFacts, WatchFacts } from '../domain/check-ins.ts';
import { isJsonObject } from '../domain/json.ts';
import type { LegFacts } from '../domain/leg-alarm.ts';
import { instantOf, textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';

/* What the rules of keeping contact read from the shown values of a row. */

/** The zone that an instant field was meant in. */
export function zoneOf(row: RecordRow, field: string): string | null {
  const value = row.values[field];
  const zone = isJsonObject(value) ? value['zone'] : null;
  return typeof zone === 'string' ? zone : null;
}

export function watchFacts(row: RecordRow): WatchFacts {
  const every = row.values['every'];
  return {
    record: row.id,
    start: instantOf(row, 'start'),
    every: typeof every === 'number' ? every : null,
    ladder: row.values['ladder'] ?? null,
  };
}

export const checkInFacts = (row: RecordRow): CheckInFacts => ({
  record: row.id,
  at: instantOf(row, 'at'),
  outcome: textOf(row, 'outcome'),
});

export const legFacts = (row: RecordRow): LegFacts => ({
  record: row.id,
  departs: instantOf(row, 'departs'),
  arrives: instantOf(row, 'arrives'),
  confirmBy: instantOf(row, 'confirmBy'),
  status: textOf(row, 'status'),
});
