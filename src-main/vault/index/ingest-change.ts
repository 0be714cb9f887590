import type { LogEntry } from '../../actions/ports/log.ts';
import type { Change } from '../../domain/change.ts';
import type { DisclosureDigest, RecordId } from '../../domain/ids.ts';
import { isRecordId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import type { KnownChange } from '../queries/changes.ts';
import {
  authorKey,
  changeKey,
  digestsIn,
  isErased,
  knownChange,
  listDigests,
  manifestKey,
  pickDigests,
  recordKey,
  setHere,
} from '../queries/changes.ts';
import { changesWith } from '../queries/erasures.ts';
import { noteGone, noteHere } from '../queries/write-statements.ts';
import { positionsIn } from './bit-mask.ts';
import { toBytes } from './hex.ts';
import type { Place, SegmentCache } from './segment-cache.ts';
import type { Touched } from './touched.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** One arrival of a change: the first, with more disclosures, or released from quarantine. */
export function ingestChange(
  db: WritableDb,
  cache: SegmentCache,
  place: Place,
  entry: Entry<'change'>,
  touched: Touched,
): void {
  const opened = cache.change(place.sequence, entry.id);
  if (opened === null) return;
  const key = changeKey(db, entry.id);
  db.prepare('UPDATE change SET author = ? WHERE key = ?').run(authorKey(db, entry.author), key);
  db.prepare('INSERT OR IGNORE INTO wire (change, sequence, position, manifest) VALUES (?, ?, ?, ?)').run(
    key,
    place.sequence,
    place.position,
    entry.from === null ? null : manifestKey(db, entry.from),
  );
  db.prepare('DELETE FROM quarantine WHERE change = ?').run(toBytes(entry.id));

  const arrived = opened.disclosures.filter(({ digest }) => !isErased(db, digest, entry.id));
  if (arrived.length < opened.disclosures.length) markErased(db, key);
  const { positions, here } = listDigests(
    db,
    key,
    arrived.map(({ digest }) => digest),
  );
  setHere(db, key, [...positionsIn(here), ...positions]);
  for (const record of recordsNamed(arrived)) addMembership(db, recordKey(db, record), key);
  for (const record of recordsOf(db, key)) touched.records.add(record);
  noteHere(db, entry.id, () => arrived);
}

/** Kept aside: read from the log when asked for, merged never. */
export function ingestQuarantined(
  db: WritableDb,
  cache: SegmentCache,
  place: Place,
  entry: Entry<'quarantined'>,
): void {
  db.prepare('INSERT OR IGNORE INTO quarantine (change, sequence, position, reason) VALUES (?, ?, ?, ?)').run(
    toBytes(entry.id),
    place.sequence,
    place.position,
    entry.reason,
  );
  noteHere(db, entry.id, () =>
    cache.open(entry).disclosures.filter(({ digest }) => !isErased(db, digest, entry.id)),
  );
}

/** Tombstones: what is here of these digests goes, what arrives later is ignored. */
export function ingestErased(
  db: WritableDb,
  cache: SegmentCache,
  entry: Entry<'erased'>,
  touched: Touched,
): void {
  const gone = new Set(entry.digests);
  const insert = db.prepare('INSERT OR IGNORE INTO erased (digest, at, change) VALUES (?, ?, ?)');
  entry.digests.forEach((digest, index) => {
    const change = entry.changes?.[index];
    insert.run(toBytes(digest), entry.at, change === undefined ? Buffer.alloc(0) : toBytes(change));
    noteGone(db, digest, change);
  });
  for (const key of changesWith(db, gone)) {
    const change = knownChange(db, key);
    if (change === null) continue;
    const digests = digestsIn(change.digests);
    const isGone = (digest: DisclosureDigest | undefined): boolean =>
      digest !== undefined && gone.has(digest) && isErased(db, digest, change.id);
    if (!digests.some(isGone)) continue;
    for (const record of recordsOf(db, key)) touched.records.add(record);
    markErased(db, key);
    touched.erased = true;
    const left = positionsIn(change.here).filter((at) => !isGone(digests[at]));
    setHere(db, key, left);
    // A change may have lost the very disclosure that says what it is about.
    const opened = openKnown(cache, { ...change, here: hereOf(db, key), erased: true });
    if (opened === null) continue;
    db.prepare('DELETE FROM membership WHERE change = ?').run(key);
    for (const record of recordsNamed(opened.disclosures)) addMembership(db, recordKey(db, record), key);
  }
}

/** All that is here of a change, from all its arrivals; null when segments have to be fetched. */
export function openKnown(cache: SegmentCache, change: KnownChange): Change | null {
  const copies = change.places.map(({ sequence }) => cache.change(sequence, change.id));
  const [first] = copies;
  if (copies.length === 1 && first !== undefined && !change.erased) return first;
  const left = new Set(pickDigests(change.digests, change.here));
  const united = new Map<DisclosureDigest, Change['disclosures'][number]>();
  for (const copy of copies) {
    if (copy === null) return null;
    for (const disclosure of copy.disclosures)
      if (left.has(disclosure.digest)) united.set(disclosure.digest, disclosure);
  }
  return { id: change.id, author: change.author, disclosures: [...united.values()] };
}

/** Reckons anew what is here of a change after arrivals of it went or came back; what was erased stays gone. */
export function recount(db: WritableDb, cache: SegmentCache, key: number, touched: Touched): void {
  for (const record of recordsOf(db, key)) touched.records.add(record);
  const change = knownChange(db, key);
  const left = new Map<DisclosureDigest, Change['disclosures'][number]>();
  for (const { sequence } of change?.places ?? []) {
    const copy = change === null ? null : cache.change(sequence, change.id);
    if (copy === null) return;
    for (const disclosure of copy.disclosures) left.set(disclosure.digest, disclosure);
  }
  for (const digest of left.keys()) {
    if (change === null || !isErased(db, digest, change.id)) continue;
    left.delete(digest);
    markErased(db, key);
  }
  setHere(db, key, listDigests(db, key, [...left.keys()]).positions);
  db.prepare('DELETE FROM membership WHERE change = ?').run(key);
  for (const record of recordsNamed([...left.values()])) addMembership(db, recordKey(db, record), key);
  for (const record of recordsOf(db, key)) touched.records.add(record);
}

const recordsNamed = (disclosures: Change['disclosures']): RecordId[] =>
  disclosures.flatMap(({ key, value }) => (key === 'record' && isRecordId(value) ? [value] : []));

const recordsOf = (db: ReadableDb, change: number): number[] =>
  db
    .prepare<[number], { record: number }>('SELECT record FROM membership WHERE change = ?')
    .all(change)
    .map(({ record }) => record);

const addMembership = (db: WritableDb, record: number, change: number): void => {
  db.prepare('INSERT OR IGNORE INTO membership (record, change) VALUES (?, ?)').run(record, change);
};

const markErased = (db: WritableDb, change: number): void => {
  db.prepare('UPDATE change SET erased = 1 WHERE key = ?').run(change);
};

const hereOf = (db: ReadableDb, change: number): Buffer =>
  db.prepare<[number], { here: Buffer }>('SELECT here FROM change WHERE key = ?').get(change)?.here ??
  Buffer.alloc(0);
