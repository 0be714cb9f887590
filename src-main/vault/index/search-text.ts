import type { WritableDb } from '../db.ts';
import type { SearchText } from './searchable.ts';
import type { Place } from './segment-cache.ts';

/** The full text of one record: as it was put in, and as it is to be. */
export interface TextUpdate {
  readonly record: number;
  readonly first: Place | null;
  readonly before: SearchText;
  readonly after: SearchText;
}

/** Full text keeps no copy of its contents: to take a text out, exactly what was put in has to be said again. */
export function writeText(db: WritableDb, { record, first, before, after }: TextUpdate): void {
  const old =
    db
      .prepare<[number], { row: number | null }>('SELECT search_row AS row FROM record WHERE key = ?')
      .get(record)?.row ?? null;
  const row = after.text === '' || first === null ? null : freeRow(db, record, first);
  if (row === old && before.text === after.text && before.latin === after.latin) return;
  if (old !== null) {
    db.prepare(`INSERT INTO search (search, rowid, text, latin) VALUES ('delete', ?, ?, ?)`).run(
      old,
      before.text,
      before.latin,
    );
  }
  db.prepare('UPDATE record SET search_row = ? WHERE key = ?').run(row, record);
  if (row !== null)
    db.prepare('INSERT INTO search (rowid, text, latin) VALUES (?, ?, ?)').run(row, after.text, after.latin);
}

/**
 * Full text marks what is taken out and forgets it later, in passing. After an erasure it has to forget now; that is a rewriting
 * of all of it, and much cheaper over the years than its `secure-delete`.
 */
export const purgeText = (db: WritableDb): void => {
  db.prepare(`INSERT INTO search (search) VALUES ('optimize')`).run();
};

export const joinedTexts = (texts: readonly SearchText[]): SearchText => ({
  text: texts.map(({ text }) => text).join(' '),
  latin: texts.map(({ latin }) => latin).join(' '),
});

/** Room for four million entries a segment and for a change that names several records; then the next free one. */
function freeRow(db: WritableDb, record: number, { sequence, position }: Place): number {
  let row = (sequence * 2 ** 22 + position) * 4;
  const taken = db.prepare<[number, number], object>(
    'SELECT 1 FROM record WHERE search_row = ? AND key <> ?',
  );
  while (taken.get(row, record) !== undefined) row += 1;
  return row;
}
