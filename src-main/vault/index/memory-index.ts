import Database from 'better-sqlite3';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { IndexReader, OpenChange } from '../../actions/ports/store.ts';
import type { WritableDb } from '../db.ts';
import { Applier, type Segment } from './applier.ts';
import { cacheStatements } from './cached-statements.ts';
import { History } from './history.ts';
import { appliedSequence } from './ingest.ts';
import { indexReader } from './reader.ts';
import { applicationId, indexFingerprint, schema } from './schema.ts';
import { SegmentCache, type SegmentReader } from './segment-cache.ts';

export type { SegmentReader } from './segment-cache.ts';

/** What can be queried of a vault: heads, shown values, full text and ledgers. History stays in the log. */
export interface MemoryIndex {
  /**
   * Applies the entries of one segment: all of it is seen, or nothing. Calls queue up. Segments that were applied already are
   * ignored, so a tail may overlap a snapshot. Throws only for bugs.
   */
  apply(sequence: number, entries: readonly LogEntry[]): Promise<void>;
  /**
   * Applies many segments: the same result as one by one, and several times as fast, because each record is merged once. Not to
   * be read from meanwhile, and to be thrown away if this fails: it is for filling an index that nobody uses yet.
   */
  applyAll(segments: AsyncIterable<Segment>): Promise<void>;
  /** The newest segment in the index; 0 when there is none. */
  applied(): number;
  readonly reader: IndexReader;
  /** An SQLite image for the snapshot; it holds secrets and belongs under the seal. */
  serialize(): Uint8Array;
  close(): void;
}

export function createMemoryIndex(openChange: OpenChange, segments: SegmentReader): MemoryIndex {
  const db = inMemory();
  db.exec(schema);
  db.pragma(`application_id = ${applicationId}`);
  db.prepare(`INSERT INTO meta (name, value) VALUES ('fingerprint', ?)`).run(indexFingerprint());
  return memoryIndex(db, openChange, segments);
}

/** Null when the image was made by another version of the index: rebuild from the log. */
export function loadMemoryIndex(
  image: Uint8Array,
  openChange: OpenChange,
  segments: SegmentReader,
): MemoryIndex | null {
  const db = inMemory(image);
  if (!isOurs(db)) {
    db.close();
    return null;
  }
  return memoryIndex(db, openChange, segments);
}

function inMemory(image?: Uint8Array): Database.Database {
  const db = new Database(
    image === undefined ? ':memory:' : Buffer.from(image.buffer, image.byteOffset, image.byteLength),
  );
  // Without this one sort spilled 165 MB of plaintext to /var/tmp.
  db.pragma('temp_store = MEMORY');
  db.pragma('mmap_size = 0');
  db.pragma('secure_delete = ON');
  db.pragma('trusted_schema = OFF');
  return db;
}

function isOurs(db: Database.Database): boolean {
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) return false;
    const row = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE name = 'fingerprint'`).get();
    return row?.value === indexFingerprint();
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

function memoryIndex(raw: Database.Database, openChange: OpenChange, segments: SegmentReader): MemoryIndex {
  cacheStatements(raw);
  const db = raw as WritableDb;
  const cache = new SegmentCache(segments, openChange);
  const applier = new Applier(db, cache);
  return {
    apply: (sequence, entries) => applier.one([sequence, entries]),
    applyAll: (all) => applier.all(all),
    applied: () => appliedSequence(db),
    reader: indexReader(db, new History(db, cache, openChange)),
    serialize: () => db.serialize(),
    close: () => {
      db.close();
    },
  };
}
