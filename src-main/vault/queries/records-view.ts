import type { Slot } from '../../domain/change.ts';
import type { RecordId } from '../../domain/ids.ts';
import { isIdentityDigest, isRecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { jsonKey } from '../../domain/json.ts';
import { shownMembers, type RecordState } from '../../domain/record-state.ts';
import type { RecordsView } from '../../domain/records-view.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { readState } from './records.ts';

const remembered = 2_000;

/** For one choosing of records: it remembers what it read, so it must not outlive the next change of the index. */
export function recordsView(db: ReadableDb): RecordsView {
  const states = new Map<string, RecordState | null>();
  const stateOf = (type: string, record: RecordId): RecordState | null => {
    const name = `${record} ${type}`;
    const before = states.get(name);
    if (before !== undefined) return before;
    if (states.size >= remembered) states.clear();
    const state = readState(db, record, type);
    states.set(name, state);
    return state;
  };
  return {
    values: (type, record, slot) => differentHeads(stateOf(type, record), slot),
    named: (type, record, field) =>
      differentHeads(stateOf(type, record), field).filter((value) => isRecordId(value)),
    pointingAt: (type, field, value) => pointingAt(db, type, field, value),
    members(type, record, field) {
      const state = stateOf(type, record);
      return state === null ? [] : shownMembers(state, field);
    },
  };
}

const differentHeads = (state: RecordState | null, slot: Slot): readonly Json[] => {
  const heads = state?.slots.get(slot)?.heads ?? [];
  return [...new Map(heads.map(({ value }) => [jsonKey(value), value])).values()];
};

/** Only ids and digests are ever looked for: names that somebody typed point at nobody. */
function pointingAt(db: ReadableDb, type: string, field: string, value: string): RecordId[] {
  if (!isRecordId(value) && !isIdentityDigest(value)) return [];
  return db
    .prepare<[string, Buffer, string], { id: Buffer }>(
      `SELECT record.id FROM pointer JOIN shown ON shown.key = pointer.shown AND shown.type = ?
       JOIN record ON record.key = shown.record WHERE pointer.value = ? AND pointer.field = ?`,
    )
    .all(type, toBytes(value), field)
    .map(({ id }) => fromBytes(id));
}
