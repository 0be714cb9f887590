import type { Change } from '../../domain/change.ts';
import type { ChangeId, RecordId } from '../../domain/ids.ts';
import { mergeRecord } from '../../domain/merge.ts';
import type { PlaceClaim, PlaceLookup } from '../../domain/places.ts';
import { placeClaims } from '../../domain/places.ts';
import type { TrustTable } from '../../domain/trust.ts';
import type { WritableDb } from '../db.ts';
import type { KnownChange } from '../queries/changes.ts';
import { changesOfRecord, digestsIn, findRecord, recordKey } from '../queries/changes.ts';
import { readTrust } from '../queries/trust.ts';
import { fromBytes } from './hex.ts';
import { openKnown } from './ingest-change.ts';
import type { SegmentCache } from './segment-cache.ts';
import type { CodedChange } from './state-code.ts';
import { writeStates } from './write-states.ts';

interface Loaded {
  readonly key: number;
  readonly id: RecordId;
  readonly known: readonly KnownChange[];
  readonly changes: readonly Change[];
}

/**
 * Merges these records again, and those whose merge asked for claims that are different now. Claims come from a record's
 * own changes alone, so one round is enough whatever points to what, cycles included.
 *
 * `later` says which records will be settled in another call anyway.
 */
export function settle(
  db: WritableDb,
  cache: SegmentCache,
  records: Iterable<number>,
  later: (record: number) => boolean = () => false,
): void {
  const trust = readTrust(db);
  const loaded = new Map<number, Loaded>();
  load(db, cache, records, loaded);

  const dependents = new Set<number>();
  for (const record of loaded.values()) {
    if (!writeClaims(db, record, trust)) continue;
    for (const dependent of askedAbout(db, record.key)) if (!later(dependent)) dependents.add(dependent);
  }
  const more = [...dependents].filter((record) => !loaded.has(record));
  load(db, cache, more, loaded);
  for (const record of loaded.values()) merge(db, record, trust);
}

function load(
  db: WritableDb,
  cache: SegmentCache,
  records: Iterable<number>,
  into: Map<number, Loaded>,
): void {
  for (const key of records) {
    const row = db.prepare<[number], { id: Buffer }>('SELECT id FROM record WHERE key = ?').get(key);
    if (row === undefined) throw new Error('no such record');
    const known = changesOfRecord(db, key);
    const changes = known.map((change) => openKnown(cache, change)).filter((change) => change !== null);
    into.set(key, { key, id: fromBytes(row.id), known, changes });
  }
  cache.throwIfMissing();
}

/** True when the claims are others than before. */
function writeClaims(db: WritableDb, { key, id, changes }: Loaded, trust: TrustTable): boolean {
  const claims = placeClaims(changes, trust).filter((claim) => claim.record === id);
  const coded = JSON.stringify(claims);
  return (
    db.prepare('UPDATE record SET claims = ? WHERE key = ? AND claims <> ?').run(coded, key, coded).changes >
    0
  );
}

const askedAbout = (db: WritableDb, about: number): number[] =>
  db
    .prepare<[number], { record: number }>('SELECT record FROM asked WHERE about = ?')
    .all(about)
    .map(({ record }) => record);

function merge(db: WritableDb, { key, id, known, changes }: Loaded, trust: TrustTable): void {
  const asked = new Set<RecordId>();
  const lookup: PlaceLookup = (about) => {
    if (about !== id) asked.add(about);
    return claimsOf(db, about);
  };
  const states = mergeRecord(changes, trust, lookup).filter(({ record }) => record === id);
  const coded = new Map(known.map((change): [ChangeId, CodedChange] => [change.id, coding(change)]));
  writeStates(db, { key, states, changes: coded, first: known[0]?.places[0] ?? null, trust });

  db.prepare('DELETE FROM asked WHERE record = ?').run(key);
  for (const about of asked) {
    db.prepare('INSERT INTO asked (about, record) VALUES (?, ?)').run(recordKey(db, about), key);
  }
}

function claimsOf(db: WritableDb, id: RecordId): readonly PlaceClaim[] {
  const key = findRecord(db, id);
  if (key === null) return [];
  const row = db.prepare<[number], { claims: string }>('SELECT claims FROM record WHERE key = ?').get(key);
  return row === undefined ? [] : (JSON.parse(row.claims) as PlaceClaim[]);
}

const coding = ({ key, id, author, digests }: KnownChange): CodedChange => ({
  key,
  id,
  author,
  digests: digestsIn(digests),
});
