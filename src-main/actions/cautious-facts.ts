import { compareWatches, watchState, type CheckInFacts, type WatchFacts } from '../domain/check-ins.ts';
import type { Json } from '../domain/json.ts';
import type { LegFacts } from '../domain/leg-alarm.ts';
import type { StayFacts } from '../domain/occupancy.ts';
import { legFacts, watchFacts } from './check-in-facts.ts';
import { stayFacts } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/*
 * What alarms and drills read of a record whose values are in conflict. Which value is on display is decided by change id, and
 * nobody's safety may hang on that: until people have decided, the value holds by which somebody is in danger sooner.
 */

/** More ways to read one watch than these don't come about by honest work. */
const mostReadings = 64;

/** A watch as it raises its alarm first. */
export function cautiousWatch(
  unlocked: Unlocked,
  row: RecordRow,
  checkIns: readonly CheckInFacts[],
  now: number,
): WatchFacts {
  let readings: readonly RecordRow[] = [row];
  for (const field of ['start', 'every', 'ladder'])
    readings = readings.flatMap((one) => readingsOf(unlocked, one, field)).slice(0, mostReadings);
  const [worst] = readings
    .map((one) => ({ one: watchFacts(one), state: watchState(watchFacts(one), checkIns, now) }))
    .toSorted((a, b) => compareWatches(a.state, b.state));
  return worst?.one ?? watchFacts(row);
}

/** A leg as it raises its alarm first: over only where all say so, and confirmed by the earliest time that anybody named. */
export function cautiousLeg(unlocked: Unlocked, row: RecordRow): LegFacts {
  const facts = legFacts(row);
  const all = (field: string): readonly LegFacts[] => readingsOf(unlocked, row, field).map(legFacts);
  const earliest = (field: 'departs' | 'arrives' | 'confirmBy'): number | null => {
    const times = all(field).flatMap((one) => one[field] ?? []);
    return times.length === 0 ? null : Math.min(...times);
  };
  const onTheWay = all('status').find(({ status }) => !isTravelled(status));
  return {
    ...facts,
    status: (onTheWay ?? facts).status,
    departs: earliest('departs'),
    arrives: earliest('arrives'),
    confirmBy: earliest('confirmBy'),
  };
}

export const isTravelled = (status: string | null): boolean => status === 'arrived' || status === 'abandoned';

const presence = ['checkedIn', 'planned', null, 'checkedOut', 'cancelled'];

/** A stay for as long as anybody says: the drill must not miss who is in a house. */
export function cautiousStay(unlocked: Unlocked, row: RecordRow): StayFacts {
  const all = <Field extends keyof StayFacts>(field: Field): readonly StayFacts[Field][] =>
    readingsOf(unlocked, row, field).map((one) => stayFacts(one)[field]);
  const place = (status: string | null): number => presence.indexOf(status);
  const status = all('status').toSorted((one, other) => place(one) - place(other));
  return {
    ...stayFacts(row),
    status: status[0] ?? null,
    from: first(all('from')),
    until: last(all('until')),
    actualFrom: first(all('actualFrom')),
    actualUntil: last(all('actualUntil')),
  };
}

/** Null where anybody leaves it open. */
const first = (days: readonly (string | null)[]): string | null =>
  days.reduce((one, other) => (one === null || other === null ? null : one < other ? one : other));

const last = (days: readonly (string | null)[]): string | null =>
  days.reduce((one, other) => (one === null || other === null ? null : one > other ? one : other));

/** The row as each head of a conflict has it; the row itself where there is none, which costs nothing. */
function readingsOf(unlocked: Unlocked, row: RecordRow, field: string): readonly RecordRow[] {
  if (!row.conflicts.includes(field)) return [row];
  const heads = unlocked.vault.read.state(row.id)?.slots.get(field)?.heads ?? [];
  // A list never is without a reading: one alarm that can't be worked out must not cost all others.
  if (heads.length === 0) return [row];
  return heads.map(({ value }): RecordRow => ({ ...row, values: valuesWith(row, field, value) }));
}

const valuesWith = (row: RecordRow, field: string, value: Json): RecordRow['values'] => ({
  ...row.values,
  [field]: value,
});
