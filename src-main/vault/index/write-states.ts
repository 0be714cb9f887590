import type { ChangeId } from '../../domain/ids.ts';
import { isIdentityDigest, isRecordId } from '../../domain/ids.ts';
import type { RecordState, SlotState } from '../../domain/record-state.ts';
import { isRemoved } from '../../domain/record-state.ts';
import type { RecordType } from '../../domain/records/field.ts';
import { recordType } from '../../domain/records/table.ts';
import type { TrustTable } from '../../domain/trust.ts';
import type { WritableDb } from '../db.ts';
import { toBytes } from './hex.ts';
import type { Place } from './segment-cache.ts';
import type { SearchText } from './searchable.ts';
import { joinedTexts, writeText } from './search-text.ts';
import { searchText } from './searchable.ts';
import type { ShownValues } from './shown-values.ts';
import { shownValues, sortValues } from './shown-values.ts';
import type { CodedChange } from './state-code.ts';
import { encodeState } from './state-code.ts';

/** What merging made of one record. `first`: where the first change of it lies; null when nothing is left of it. */
export interface Settled {
  readonly key: number;
  readonly states: readonly RecordState[];
  readonly changes: ReadonlyMap<ChangeId, CodedChange>;
  readonly first: Place | null;
  readonly trust: TrustTable;
}

/** Replaces everything that lists, case files and search show of a record. */
export function writeStates(db: WritableDb, settled: Settled): void {
  const before = clear(db, settled.key);
  const texts = settled.states.map((state) => writeState(db, settled, state)).filter((text) => text !== null);
  writeText(db, { record: settled.key, first: settled.first, before, after: joinedTexts(texts) });
}

function writeState(db: WritableDb, settled: Settled, state: RecordState): SearchText | null {
  const type = recordType(state.type);
  if (type === undefined) throw new Error('merging made a state of an unknown type');
  const slots = [...state.slots.values()];
  const values = shownValues(state);
  const rank = rankOf(settled, slots);
  const removed = isRemoved(state);
  const shown = db
    .prepare(
      `INSERT INTO shown (record, type, rank, removed, open_slots, changed_at, vals, sort)
       VALUES (?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?))`,
    )
    .run(
      settled.key,
      state.type,
      rank,
      removed ? 1 : 0,
      openSlots(slots),
      newestClaim(slots),
      JSON.stringify(values),
      JSON.stringify(sortValues(type, values)),
    ).lastInsertRowid;
  db.prepare('INSERT INTO state (shown, slots) VALUES (?, ?)').run(
    shown,
    encodeState(state, values, settled.changes),
  );
  writePointers(db, Number(shown), type, slots);
  return removed || rank === 2 ? null : searchText(type, values);
}

/** Every head counts, not only the one on display: who may see a record rests on all that is said of where it belongs. */
function writePointers(db: WritableDb, shown: number, type: RecordType, slots: readonly SlotState[]): void {
  for (const slot of slots) {
    const field = type.fields.get(slot.slot);
    if (field?.kind !== 'ref' && field?.kind !== 'identity' && field?.kind !== 'who') continue;
    for (const { value } of slot.heads) {
      if (!isRecordId(value) && !isIdentityDigest(value)) continue;
      db.prepare(
        'INSERT OR IGNORE INTO pointer (value, field, shown, parent, on_display) VALUES (?, ?, ?, ?, ?)',
      ).run(toBytes(value), slot.slot, shown, field.parent ? 1 : 0, value === slot.shown ? 1 : 0);
    }
  }
}

function rankOf({ changes, trust }: Settled, slots: readonly SlotState[]): 0 | 1 | 2 {
  const heads = slots.flatMap((slot) => [...slot.heads.map(({ change }) => change), ...slot.hidden]);
  if (heads.length === 0) return 2;
  const byCoordinator = heads.some((id) => {
    const author = changes.get(id)?.author;
    return author !== undefined && trust.entries.get(author)?.role === 'coordinator';
  });
  return byCoordinator ? 0 : 1;
}

function openSlots(slots: readonly SlotState[]): string | null {
  const names = (open: (slot: SlotState) => boolean): string[] => slots.filter(open).map(({ slot }) => slot);
  const lists = [
    names(({ conflict }) => conflict),
    names(({ proposals }) => proposals.length > 0),
    names(({ changedNotShared }) => changedNotShared),
  ];
  return lists.every((list) => list.length === 0) ? null : JSON.stringify(lists);
}

/** The newest head's time, as its author claims; of proposals where there is nothing else. */
function newestClaim(slots: readonly SlotState[]): string | null {
  const newest = (claims: readonly (string | null)[]): string | null =>
    claims.reduce((late, at) => (at !== null && (late === null || at > late) ? at : late), null);
  return (
    newest(slots.flatMap(({ heads }) => heads.map(({ at }) => at))) ??
    newest(slots.flatMap(({ proposals }) => proposals.map(({ at }) => at)))
  );
}

interface OldRow {
  readonly key: number;
  readonly type: string;
  readonly rank: number;
  readonly removed: number;
  readonly vals: string;
}

/** Takes away what was shown, and answers what of it was in the full text. */
function clear(db: WritableDb, record: number): SearchText {
  const rows = db
    .prepare<[number], OldRow>(
      'SELECT key, type, rank, removed, json(vals) AS vals FROM shown WHERE record = ? ORDER BY type',
    )
    .all(record);
  for (const { key } of rows) {
    db.prepare('DELETE FROM state WHERE shown = ?').run(key);
    db.prepare('DELETE FROM pointer WHERE shown = ?').run(key);
    db.prepare('DELETE FROM shown WHERE key = ?').run(key);
  }
  const texts = rows.flatMap(({ type, rank, removed, vals }) => {
    const known = recordType(type);
    return known === undefined || removed === 1 || rank === 2
      ? []
      : [searchText(known, JSON.parse(vals) as ShownValues)];
  });
  return joinedTexts(texts);
}
