import Database from 'better-sqlite3';
import { resolve } from 'node:path';
import type { Brand } from '../domain/brand.ts';
import type { WritableDb } from './db.ts';

/** A connection through which nothing can be written. */
export type ReadOnlyDb = Brand<Database.Database, 'ReadableDb' | 'WritableDb'>;

/**
 * The path as better-sqlite3 has to get it: it trims what it gets, and would open another file for a name that ends in a
 * space. It takes no URIs.
 *
 * @throws RangeError for such a name
 */
function plainPath(path: string): string {
  const plain = resolve(path);
  if (plain !== plain.trim()) throw new RangeError('a name that ends in a space');
  return plain;
}

/**
 * Connects to an existing file for writing and takes the exclusive lock, which the system drops when the process dies.
 * In exclusive mode SQLite keeps the journal file between transactions; `journal_size_limit=0` makes it empty.
 *
 * @throws SqliteError; `SQLITE_BUSY` when another connection, here or in another process, has the file
 */
export function connectExclusively(path: string): WritableDb {
  const db = new Database(plainPath(path), { fileMustExist: true, timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('journal_size_limit = 0');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
  } catch (error) {
    db.close();
    throw error;
  }
  return db as WritableDb;
}

/**
 * Connects without being able to write and without keeping a lock: for a file on a medium that is read-only.
 *
 * @throws SqliteError
 */
export function connectReadOnly(path: string): ReadOnlyDb {
  const db = new Database(plainPath(path), { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
  } catch (error) {
    db.close();
    throw error;
  }
  return db as ReadOnlyDb;
}

/** Runs `write` in one transaction: all of it is durable afterwards, or none of it happened and the error is thrown. */
export function inTransaction(db: WritableDb, write: (db: WritableDb) => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    write(db);
    db.exec('COMMIT');
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** Ends an open transaction without its changes. SQLite has often done so itself after an error of the disk. */
export function rollBack(db: WritableDb): void {
  if (db.inTransaction) db.exec('ROLLBACK');
}

/** A blob as read. Null for anything else: a damaged file gives other types than its tables declare. */
export const bytesOrNull = (value: unknown): Uint8Array | null =>
  value instanceof Uint8Array ? value : null;

/** Copies every page to `path` by SQLite's backup API. The empty file has to be there, so that its mode is ours. */
export async function copyPages(db: Pick<Database.Database, 'backup'>, path: string): Promise<void> {
  await db.backup(plainPath(path));
}

export const { SqliteError } = Database;
