import type { ReadableDb, WritableDb } from './db.ts';

/** "CrdV": stands in the SQLite header at offset 68, so that `file` and we can tell a vault from any other database. */
const applicationId = 0x43_72_64_56;

/** Format of the vault file. A file with a greater one is refused, an older one would be migrated after a copy. */
export const formatVersion = 1;

/**
 * `header` comes first and has no index: it is page 2 of the file and nothing else, which is what an emergency erase
 * overwrites without SQLite. All bodies are OpenPGP.
 */
const tables = [
  'CREATE TABLE header (slot TEXT NOT NULL, part TEXT NOT NULL, body BLOB NOT NULL) STRICT',
  'CREATE TABLE segment (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT',
  'CREATE TABLE snapshot (part INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT',
  'CREATE TABLE file (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT',
] as const;

/** Makes the tables of an empty file. Call it inside the transaction that also writes the first rows. */
export function createTables(db: WritableDb): void {
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${formatVersion}`);
  for (const table of tables) db.exec(table);
}

const pragma = (db: ReadableDb, name: 'application_id' | 'user_version'): unknown =>
  db.prepare(`PRAGMA ${name}`).pluck().get();

/**
 * What the file is by its first page. The schema has to be ours to the letter: a trigger put there by someone else
 * could keep what a rekey means to destroy.
 */
export function formatOf(db: ReadableDb): 'vault' | 'newer' | 'foreign' {
  if (pragma(db, 'application_id') !== applicationId) return 'foreign';
  const version = pragma(db, 'user_version');
  if (typeof version === 'number' && version > formatVersion) return 'newer';
  if (version !== formatVersion) return 'foreign';
  const statements = db
    .prepare<[], string | null>('SELECT sql FROM sqlite_schema ORDER BY rowid')
    .pluck()
    .all()
    .filter((sql) => sql !== null);
  return statements.length === tables.length && tables.every((sql, at) => statements[at] === sql)
    ? 'vault'
    : 'foreign';
}
