import { closeSync, fstatSync, openSync, realpathSync, rmSync } from 'node:fs';
import { done, refused, type Result } from '../domain/result.ts';
import { isErrnoException } from './errno.ts';
import { journalOf, overwrite } from './scrub-file.ts';

/** The header is page 2 of a vault; this much from the start covers it for every page size of SQLite. */
const headBytes = 128 * 1024;

function overwriteFile(path: string, bytes?: number): void {
  const file = openSync(path, 'r+');
  try {
    overwrite(file, Math.min(bytes ?? Infinity, fstatSync(file).size));
  } finally {
    closeSync(file);
  }
}

/**
 * Makes a vault unreadable for ever and removes it, without its passphrase and even while it is open: first the header
 * slots, without which nothing opens, then the journal, which may hold an older header, then the files themselves. It
 * can't reach copies, backups, or what an SSD keeps of overwritten blocks. Refusals: `vault-missing`, `file-unwritable`.
 */
export function emergencyErase(path: string): Result<void> {
  let file: string;
  try {
    file = realpathSync(path);
    overwriteFile(file, headBytes);
  } catch (error) {
    if (!isErrnoException(error)) throw error;
    return refused(error.code === 'ENOENT' ? 'vault-missing' : 'file-unwritable');
  }
  let complete = true;
  for (const side of [journalOf(file), `${file}-wal`, `${file}-shm`]) {
    try {
      overwriteFile(side);
      rmSync(side);
    } catch (error) {
      if (!isErrnoException(error)) throw error;
      if (error.code !== 'ENOENT') complete = false;
    }
  }
  try {
    rmSync(file);
    if (path !== file) rmSync(path, { force: true });
  } catch (error) {
    if (!isErrnoException(error)) throw error;
    complete = false;
  }
  return complete ? done(undefined) : refused('file-unwritable');
}
