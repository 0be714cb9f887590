import { isRecordId, type RecordId } from '../domain/ids.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** Rows of one type that are not removed, grouped by the record a pointer field names. */
export function grouped(
  unlocked: Unlocked,
  type: string,
  field: string,
): ReadonlyMap<RecordId, readonly RecordRow[]> {
  const groups = new Map<RecordId, RecordRow[]>();
  for (const row of unlocked.vault.read.list({ type })) {
    const parent = row.values[field];
    if (!isRecordId(parent)) continue;
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [row]);
    else group.push(row);
  }
  return groups;
}

export const byId = (rows: readonly RecordRow[]): ReadonlyMap<RecordId, RecordRow> =>
  new Map(rows.map((row) => [row.id, row]));

/** Today as a calendar day, in UTC: day-only fields carry no zone. */
export const today = (unlocked: Unlocked): string => unlocked.clock.now().toISOString().slice(0, 10);
