import type { LogEntry } from '../../actions/ports/log.ts';
import type { ChangeId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { manifestKey } from '../queries/changes.ts';
import { writeCompromised } from '../queries/write-trust.ts';
import { toBytes } from './hex.ts';
import { recount } from './ingest-change.ts';
import type { SegmentCache } from './segment-cache.ts';
import type { Touched } from './touched.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** Arrivals go from what is merged to what waits. What waited already waits for this reason from now on. */
export function ingestSetAside(
  db: WritableDb,
  cache: SegmentCache,
  { arrivals, reason, compromised }: Entry<'set aside'>,
  touched: Touched,
): void {
  for (const { change: id, from } of arrivals) {
    const change = toBytes(id);
    db.prepare('UPDATE quarantine SET reason = ? WHERE change = ?').run(reason, change);
    db.prepare('DELETE FROM left_out WHERE change = ?').run(change);
    const key = keyOf(db, id);
    if (key === null) continue;
    db.prepare('UPDATE aside SET reason = ? WHERE change = ?').run(reason, key);
    const manifest = manifestKey(db, from);
    db.prepare(
      `INSERT OR IGNORE INTO aside (change, sequence, position, manifest, reason)
       SELECT change, sequence, position, manifest, ? FROM wire WHERE change = ? AND manifest = ?`,
    ).run(reason, key, manifest);
    const { changes } = db.prepare('DELETE FROM wire WHERE change = ? AND manifest = ?').run(key, manifest);
    if (changes > 0) recount(db, cache, key, touched);
  }
  if (compromised !== null) writeCompromised(db, compromised, touched);
}

/** All that was set aside of these changes is merged again, in its old place in the order of receipt. */
export function ingestBroughtBack(
  db: WritableDb,
  cache: SegmentCache,
  { changes, proposed }: Entry<'brought back'>,
  touched: Touched,
): void {
  const proposes = new Set(proposed);
  for (const id of changes) {
    const change = toBytes(id);
    if (proposes.has(id)) db.prepare('INSERT OR IGNORE INTO released (change) VALUES (?)').run(change);
    else db.prepare('DELETE FROM released WHERE change = ?').run(change);
    db.prepare('DELETE FROM left_out WHERE change = ?').run(change);
    const key = keyOf(db, id);
    if (key === null) continue;
    db.prepare(
      `INSERT OR IGNORE INTO wire (change, sequence, position, manifest)
       SELECT change, sequence, position, manifest FROM aside WHERE change = ?`,
    ).run(key);
    db.prepare('DELETE FROM aside WHERE change = ?').run(key);
    recount(db, cache, key, touched);
  }
}

const keyOf = (db: ReadableDb, id: ChangeId): number | null =>
  db.prepare<[Buffer], { key: number }>('SELECT key FROM change WHERE id = ?').get(toBytes(id))?.key ?? null;
