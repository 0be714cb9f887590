import type { Conflict, RecordRow } from '../../actions/ports/store.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { PlaceClaim } from '../../domain/places.ts';
import type { RecordState } from '../../domain/record-state.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import type { ShownValues } from '../index/shown-values.ts';
import type { CodedChange } from '../index/state-code.ts';
import { decodeState } from '../index/state-code.ts';
import { digestsIn } from './changes.ts';
import type { StoredRow } from './rows.ts';
import { openSlotsOf, rowColumns, toRow } from './rows.ts';

/** As the type that a coordinator wrote, then one that somebody else may write, then by name. */
export function readRow(db: ReadableDb, id: RecordId): RecordRow | null {
  const row = db
    .prepare<[Buffer], StoredRow>(
      `SELECT ${rowColumns} FROM shown JOIN record ON record.key = shown.record
       WHERE record.id = ? ORDER BY shown.rank, shown.type LIMIT 1`,
    )
    .get(toBytes(id));
  return row === undefined ? null : toRow(row);
}

/** As one type, or as the most credible of those that claim this id. */
export function readState(db: ReadableDb, id: RecordId, type: string | null = null): RecordState | null {
  const row = db
    .prepare<[Buffer, string | null, string | null], StoredState>(
      `SELECT shown.type, json(shown.vals) AS vals, state.slots FROM shown
       JOIN record ON record.key = shown.record JOIN state ON state.shown = shown.key
       WHERE record.id = ? AND (? IS NULL OR shown.type = ?) ORDER BY shown.rank, shown.type LIMIT 1`,
    )
    .get(toBytes(id), type, type);
  return row === undefined
    ? null
    : decodeState(id, row.type, row.slots, JSON.parse(row.vals) as ShownValues, (key) =>
        codedChange(db, key),
      );
}

interface StoredState {
  readonly type: string;
  readonly vals: string;
  readonly slots: string;
}

function codedChange(db: ReadableDb, key: number): CodedChange {
  const row = db
    .prepare<[number], { id: Buffer; author: Buffer; digests: Buffer }>(
      `SELECT change.id, author.digest AS author, change.digests FROM change
       JOIN author ON author.key = change.author WHERE change.key = ?`,
    )
    .get(key);
  if (row === undefined) throw new Error('a state in the index that rests on no change');
  return { key, id: fromBytes(row.id), author: fromBytes(row.author), digests: digestsIn(row.digests) };
}

/** Removed ones too: whoever exports needs them, whoever shows them can tell by `removed`. */
export const readChildren = (db: ReadableDb, id: RecordId): RecordRow[] =>
  db
    .prepare<[Buffer], StoredRow>(
      `SELECT ${rowColumns} FROM shown JOIN record ON record.key = shown.record
       WHERE shown.rank < 2 AND shown.key IN
         (SELECT shown FROM pointer WHERE value = ? AND parent = 1 AND on_display = 1)
       ORDER BY shown.type, record.id`,
    )
    .all(toBytes(id))
    .map(toRow);

export function readClaims(db: ReadableDb, id: RecordId): PlaceClaim[] {
  const row = db
    .prepare<[Buffer], { claims: string }>('SELECT claims FROM record WHERE id = ?')
    .get(toBytes(id));
  return row === undefined ? [] : (JSON.parse(row.claims) as PlaceClaim[]);
}

export const readConflicts = (db: ReadableDb): Conflict[] => openPlaces(db, 0);
export const readProposals = (db: ReadableDb): Conflict[] => openPlaces(db, 1);

function openPlaces(db: ReadableDb, which: 0 | 1): Conflict[] {
  return db
    .prepare<[], { id: Buffer; type: string; open_slots: string }>(
      `SELECT record.id, shown.type, shown.open_slots FROM shown JOIN record ON record.key = shown.record
       WHERE shown.open_slots IS NOT NULL ORDER BY record.id, shown.type`,
    )
    .all()
    .flatMap(({ id, type, open_slots }) =>
      openSlotsOf(open_slots)[which].map((slot) => ({ record: fromBytes(id), type, slot })),
    );
}

/** The newest claim among all that counts; null when nothing does. */
export const readNewestClaim = (db: ReadableDb): string | null =>
  db.prepare<[], { newest: string | null }>('SELECT max(changed_at) AS newest FROM shown').get()?.newest ??
  null;
