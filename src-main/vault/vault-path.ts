import { accessSync, closeSync, constants, lstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { done, refused, type Result } from '../domain/result.ts';
import { connectExclusively } from './database.ts';
import type { WritableDb } from './db.ts';
import { isErrnoException } from './errno.ts';
import { formatOf } from './schema.ts';
import { scrubJournal } from './scrub-file.ts';
import { refusalOf } from './sqlite-refusal.ts';

/** A connected file that looks like a vault, held by the exclusive lock. */
export interface ConnectedFile {
  readonly db: WritableDb;
  /** The path with links resolved: where SQLite keeps the journal. */
  readonly file: string;
}

/**
 * Nothing in this process may open and close a vault file but SQLite: on POSIX systems closing any descriptor of a file
 * drops the process's locks on it. Hence only checks that open nothing.
 */
export function resolveExisting(path: string): Result<string> {
  try {
    const file = realpathSync(path);
    if (!statSync(file).isFile() || file.trim() !== file) return refused('vault-not-a-vault');
    accessSync(file, constants.R_OK);
    return done(file);
  } catch (error) {
    if (!isErrnoException(error)) throw error;
    return refused(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'vault-missing' : 'file-unreadable');
  }
}

/** The file must be writable, and its folder, where the journal goes. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
    return true;
  } catch (error) {
    if (isErrnoException(error)) return false;
    throw error;
  }
}

/** Checks form and version of a file by its first page, without its passphrase. */
export function checkFormat(db: Parameters<typeof formatOf>[0]): Result<void> {
  const format = formatOf(db);
  if (format === 'newer') return refused('vault-newer');
  return format === 'vault' ? done(undefined) : refused('vault-not-a-vault');
}

/**
 * Connects to a vault and takes its lock. A transaction that a killed process left unfinished is undone here.
 * Refusals: those of `Vaults.open` that need no passphrase.
 */
export function connectVault(path: string): Result<ConnectedFile> {
  const resolved = resolveExisting(path);
  if (!resolved.ok) return resolved;
  const file = resolved.value;
  if (!isWritable(file)) return refused('vault-read-only');
  let db: WritableDb | null = null;
  try {
    db = connectExclusively(file);
    const checked = checkFormat(db);
    if (checked.ok) {
      scrubJournal(file);
      return done({ db, file });
    }
    db.close();
    return checked;
  } catch (error) {
    db?.close();
    return refusalOf(error, 'connecting');
  }
}

/**
 * Makes an empty file that only its owner may read; SQLite gives the journal the same mode. An empty file that is there is
 * what a making that was cut off left behind, and is taken. Refusals: `taken` when something is there, `disk-full`,
 * `file-unwritable`.
 */
export function createEmptyFile(path: string, taken: 'vault-exists' | 'file-exists'): Result<string> {
  // SQLite's binding would trim the name and write elsewhere.
  if (path.trim() !== path) return refused('file-unwritable');
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return done(realpathSync(path));
  } catch (error) {
    if (!isErrnoException(error)) throw error;
    if (error.code === 'EEXIST') return isLeftOver(path) ? done(realpathSync(path)) : refused(taken);
    return refused(error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'disk-full' : 'file-unwritable');
  }
}

const isLeftOver = (path: string): boolean => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && found.size === 0;
};
