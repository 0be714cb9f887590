import { bytesOrNull } from './database.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** One row of the header. `part` is `secret` (the slot's sealed secret key) or `key` (the session key for the slot). */
export interface HeaderRow {
  readonly slot: string;
  readonly part: string;
  readonly body: Uint8Array;
}

/** More would not fit into the one page that an emergency erase relies on. */
const maxHeaderBytes = 3_500;

export const readHeader = (db: ReadableDb): readonly HeaderRow[] =>
  db.prepare<[], HeaderRow>('SELECT slot, part, body FROM header ORDER BY slot, part').all();

/** The one row for a slot and part, or null when there is none or, by someone's editing, several. */
export function readHeaderRow(db: ReadableDb, slot: string, part: string): Uint8Array | null {
  const bodies = db
    .prepare<[string, string]>('SELECT body FROM header WHERE slot = ? AND part = ?')
    .pluck()
    .all(slot, part);
  return bodies.length === 1 ? bytesOrNull(bodies[0]) : null;
}

/** Replaces the whole header. Rows that were there, whoever wrote them, are gone. */
export function replaceHeader(db: WritableDb, rows: readonly HeaderRow[]): void {
  const bytes = rows.reduce((sum, row) => sum + row.slot.length + row.part.length + row.body.length + 16, 0);
  if (bytes > maxHeaderBytes) throw new RangeError('the header is more than one page');
  db.exec('DELETE FROM header');
  const insert = db.prepare<[string, string, Uint8Array]>(
    'INSERT INTO header (slot, part, body) VALUES (?, ?, ?)',
  );
  for (const row of rows) insert.run(row.slot, row.part, row.body);
}

/** A marker packet (RFC 9580 5.8): says "copied back", holds nothing. */
const mark = new Uint8Array([0xca, 3, 0x50, 0x47, 0x50]);

/** Marks a file that {@link import('./restore.ts').restoreBackup} made, until it is opened. */
export function markCopied(db: WritableDb): void {
  db.prepare<[Uint8Array]>("INSERT INTO header (slot, part, body) VALUES ('copy', 'mark', ?)").run(mark);
}

export const isMarkedCopied = (db: ReadableDb): boolean =>
  db.prepare<[], number>("SELECT count(*) FROM header WHERE slot = 'copy'").pluck().get() !== 0;

export function unmarkCopied(db: WritableDb): void {
  db.exec("DELETE FROM header WHERE slot = 'copy'");
}
