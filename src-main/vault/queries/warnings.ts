import type { SeenFork, StoredWarning } from '../../actions/ports/warnings.ts';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { IdentityDigest } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';

/** Each manifest once: what was settled doesn't stand up again when the same file is seen again. */
export function insertWarning(
  db: WritableDb,
  { from, channel, number, manifest, at }: SeenFork,
  kind: StoredWarning['kind'],
): void {
  db.prepare(
    'INSERT OR IGNORE INTO warning (contact, kind, channel, number, manifest, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(toBytes(from), kind, toBytes(channel), number, toBytes(manifest), at);
}

export function settleWarnings(
  db: WritableDb,
  { contact }: Extract<LogEntry, { kind: 'warning settled' }>,
): void {
  db.prepare('UPDATE warning SET settled = 1 WHERE contact = ?').run(toBytes(contact));
}

/** In the order in which they were kept. */
export const readWarnings = (db: ReadableDb, about: IdentityDigest): StoredWarning[] =>
  db
    .prepare<
      [Buffer],
      {
        kind: StoredWarning['kind'];
        channel: Buffer;
        number: number;
        manifest: Buffer;
        at: string;
        settled: number;
      }
    >('SELECT kind, channel, number, manifest, at, settled FROM warning WHERE contact = ? ORDER BY key')
    .all(toBytes(about))
    .map((row) => ({
      kind: row.kind,
      channel: fromBytes(row.channel),
      number: row.number,
      manifest: fromBytes(row.manifest),
      at: row.at,
      settled: row.settled === 1,
    }));
