import type {
  ChangeId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
  RecordId,
} from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { maskOf, positionsIn } from '../index/bit-mask.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import type { Place } from '../index/segment-cache.ts';

/** A change as the index knows it: no contents, those are read from the log. */
export interface KnownChange {
  readonly key: number;
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly digests: Uint8Array;
  readonly here: Uint8Array;
  /** Some of its disclosures were erased: what the log still holds of them must not be used. */
  readonly erased: boolean;
  readonly places: readonly Place[];
}

interface JoinedRow {
  key: number;
  id: Buffer;
  author: Buffer;
  digests: Buffer;
  here: Buffer;
  erased: number;
  sequence: number;
  position: number;
}

const columns = `change.key, change.id, author.digest AS author, change.digests, change.here, change.erased,
  wire.sequence, wire.position`;

/** Changes of one record, each once, in order of receipt. */
export function changesOfRecord(db: ReadableDb, record: number): KnownChange[] {
  const rows = db
    .prepare<[number], JoinedRow>(
      `SELECT ${columns} FROM membership
       JOIN change ON change.key = membership.change
       JOIN author ON author.key = change.author
       JOIN wire ON wire.change = change.key
       WHERE membership.record = ? ORDER BY wire.sequence, wire.position`,
    )
    .all(record);
  return united(rows);
}

export function knownChange(db: ReadableDb, change: number): KnownChange | null {
  const rows = db
    .prepare<[number], JoinedRow>(
      `SELECT ${columns} FROM change
       JOIN author ON author.key = change.author
       JOIN wire ON wire.change = change.key
       WHERE change.key = ? ORDER BY wire.sequence, wire.position`,
    )
    .all(change);
  return united(rows)[0] ?? null;
}

/** Every change that was applied, in order of receipt. */
export function allKnownChanges(db: ReadableDb): KnownChange[] {
  const rows = db
    .prepare<[], JoinedRow>(
      `SELECT ${columns} FROM wire
       JOIN change ON change.key = wire.change
       JOIN author ON author.key = change.author
       ORDER BY wire.sequence, wire.position`,
    )
    .all();
  return united(rows);
}

function united(rows: readonly JoinedRow[]): KnownChange[] {
  const changes = new Map<number, KnownChange & { readonly places: Place[] }>();
  for (const row of rows) {
    const place = { sequence: row.sequence, position: row.position };
    const before = changes.get(row.key);
    if (before !== undefined) {
      before.places.push(place);
      continue;
    }
    changes.set(row.key, {
      key: row.key,
      id: fromBytes(row.id),
      author: fromBytes(row.author),
      digests: row.digests,
      here: row.here,
      erased: row.erased === 1,
      places: [place],
    });
  }
  return [...changes.values()];
}

/** Keys are made for what was never heard of: a ledger may name changes, a pointer records, that never arrived. */
export const changeKey = (db: WritableDb, id: ChangeId): number =>
  keyOf(db, id, 'SELECT key FROM change WHERE id = ?', 'INSERT INTO change (id) VALUES (?)');
export const authorKey = (db: WritableDb, digest: IdentityDigest): number =>
  keyOf(db, digest, 'SELECT key FROM author WHERE digest = ?', 'INSERT INTO author (digest) VALUES (?)');
export const recordKey = (db: WritableDb, id: RecordId): number =>
  keyOf(db, id, 'SELECT key FROM record WHERE id = ?', 'INSERT INTO record (id) VALUES (?)');
export const manifestKey = (db: WritableDb, digest: ManifestDigest): number =>
  keyOf(db, digest, 'SELECT key FROM manifest WHERE digest = ?', 'INSERT INTO manifest (digest) VALUES (?)');

function keyOf(db: WritableDb, hex: string, find: string, insert: string): number {
  const bytes = toBytes(hex);
  const before = db.prepare<[Buffer], { key: number }>(find).get(bytes);
  return before?.key ?? Number(db.prepare(insert).run(bytes).lastInsertRowid);
}

/** Null when this vault never heard of the record. */
export const findRecord = (db: ReadableDb, id: RecordId): number | null =>
  db.prepare<[Buffer], { key: number }>('SELECT key FROM record WHERE id = ?').get(toBytes(id))?.key ?? null;

/** Appends digests that are not in the list yet; answers the list and the positions of `digests` in it. */
export function listDigests(
  db: WritableDb,
  change: number,
  digests: readonly DisclosureDigest[],
): { readonly positions: readonly number[]; readonly here: Uint8Array } {
  const row = db
    .prepare<[number], { digests: Buffer; here: Buffer }>('SELECT digests, here FROM change WHERE key = ?')
    .get(change);
  if (row === undefined) throw new Error('no such change');
  const known = digestsIn(row.digests);
  const before = known.length;
  const at = new Map(known.map((digest, position) => [digest, position]));
  const positions = digests.map((digest) => {
    const position = at.get(digest) ?? known.push(digest) - 1;
    at.set(digest, position);
    return position;
  });
  if (known.length > before) {
    const bytes = Buffer.concat([row.digests, ...known.slice(before).map(toBytes)]);
    db.prepare('UPDATE change SET digests = ? WHERE key = ?').run(bytes, change);
  }
  return { positions, here: row.here };
}

export function digestsIn(list: Uint8Array): DisclosureDigest[] {
  const digests: DisclosureDigest[] = [];
  for (let start = 0; start < list.byteLength; start += 32)
    digests.push(fromBytes(list.subarray(start, start + 32)));
  return digests;
}

/** The digests that a mask picks from a list. */
export function pickDigests(list: Uint8Array, mask: Uint8Array): DisclosureDigest[] {
  return positionsIn(mask).map((position) => fromBytes(list.subarray(position * 32, position * 32 + 32)));
}

export const setHere = (db: WritableDb, change: number, positions: Iterable<number>): void => {
  db.prepare('UPDATE change SET here = ? WHERE key = ?').run(maskOf(positions), change);
};

export const hasChange = (db: ReadableDb, id: ChangeId): boolean =>
  db
    .prepare<[Buffer], object>(
      'SELECT 1 FROM change JOIN wire ON wire.change = change.key WHERE change.id = ? LIMIT 1',
    )
    .get(toBytes(id)) !== undefined;

export const recordsOfChange = (db: ReadableDb, id: ChangeId): readonly RecordId[] =>
  db
    .prepare<[Buffer], { id: Buffer }>(
      `SELECT record.id FROM change
       JOIN membership ON membership.change = change.key
       JOIN record ON record.key = membership.record
       WHERE change.id = ? ORDER BY record.id`,
    )
    .all(toBytes(id))
    .map((row) => fromBytes<RecordId>(row.id));

export function disclosuresHere(db: ReadableDb, id: ChangeId): ReadonlySet<DisclosureDigest> {
  const row = db
    .prepare<[Buffer], { digests: Buffer; here: Buffer }>('SELECT digests, here FROM change WHERE id = ?')
    .get(toBytes(id));
  return new Set(row === undefined ? [] : pickDigests(row.digests, row.here));
}

/**
 * Erased in this change, or in any when none is named. A tombstone is for one change: whoever repeats a disclosure of
 * somebody else's change in an own one, and asks for that to be erased, must not erase the other as well.
 */
export const isErased = (db: ReadableDb, digest: DisclosureDigest, change: ChangeId | null = null): boolean =>
  change === null
    ? db.prepare<[Buffer], object>('SELECT 1 FROM erased WHERE digest = ? LIMIT 1').get(toBytes(digest)) !==
      undefined
    : db
        .prepare<[Buffer, Buffer], object>(
          `SELECT 1 FROM erased WHERE digest = ? AND change IN (x'', ?) LIMIT 1`,
        )
        .get(toBytes(digest), toBytes(change)) !== undefined;

/** Some of it waits, whatever else of it is merged. */
export const isQuarantined = (db: ReadableDb, id: ChangeId): boolean =>
  db
    .prepare<[Buffer, Buffer], object>(
      `SELECT 1 FROM quarantine WHERE change = ?
       UNION ALL SELECT 1 FROM change JOIN aside ON aside.change = change.key WHERE change.id = ? LIMIT 1`,
    )
    .get(toBytes(id), toBytes(id)) !== undefined;
