import type { Json } from '../../domain/json.ts';
import type { ReadableDb } from '../db.ts';

/** Undefined when it was never set. */
export function readSetting(db: ReadableDb, name: string): Json | undefined {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(name);
  return row === undefined ? undefined : (JSON.parse(row.value) as Json);
}

export const readDrafts = (db: ReadableDb): { key: string; value: Json; at: string }[] =>
  db
    .prepare<[], { key: string; value: string; at: string }>('SELECT key, value, at FROM draft ORDER BY key')
    .all()
    .map(({ key, value, at }) => ({ key, value: JSON.parse(value) as Json, at }));

/** Null while the journal is empty. */
export const readJournalHead = (db: ReadableDb): { number: number; head: string } | null =>
  db
    .prepare<[], { number: number; head: string }>(
      'SELECT number, head FROM journal ORDER BY sequence DESC LIMIT 1',
    )
    .get() ?? null;

/** Segments that hold entries of the journal, in order. */
export const journalSegments = (db: ReadableDb): number[] =>
  db
    .prepare<[], { sequence: number }>('SELECT sequence FROM journal ORDER BY sequence')
    .all()
    .map(({ sequence }) => sequence);
