import type { RefusalCode } from '../domain/refusals.ts';
import { refused, type Refusal } from '../domain/result.ts';
import { SqliteError } from './database.ts';

/** What was being done when SQLite failed: the same failure has other names for who reads and for who writes. */
export type Doing = 'connecting' | 'opening' | 'writing';

const codes: readonly (readonly [prefix: string, opening: RefusalCode, writing: RefusalCode])[] = [
  ['SQLITE_FULL', 'disk-full', 'disk-full'],
  ['SQLITE_BUSY', 'vault-open-elsewhere', 'vault-open-elsewhere'],
  ['SQLITE_LOCKED', 'vault-open-elsewhere', 'vault-open-elsewhere'],
  ['SQLITE_READONLY', 'vault-read-only', 'file-unwritable'],
  ['SQLITE_NOTADB', 'vault-not-a-vault', 'vault-damaged'],
  ['SQLITE_CORRUPT', 'vault-damaged', 'vault-damaged'],
  ['SQLITE_CANTOPEN', 'file-unreadable', 'file-unwritable'],
  ['SQLITE_PERM', 'file-unreadable', 'file-unwritable'],
  ['SQLITE_IOERR', 'file-unreadable', 'file-unwritable'],
];

/**
 * The refusal for a failure of the file or the disk. Anything else is a bug and is thrown on.
 *
 * @throws `error` itself when SQLite's code (https://sqlite.org/rescode.html) speaks of no file or disk
 */
export function refusalOf(error: unknown, doing: Doing): { ok: false; refusal: Refusal } {
  const code = error instanceof SqliteError ? error.code : '';
  // SQLite's own reading of the first page and schema: "unsupported file format" has no code of its own.
  if (doing === 'connecting' && code === 'SQLITE_ERROR') return refused('vault-not-a-vault');
  const found = codes.find(([prefix]) => code.startsWith(prefix));
  if (found === undefined) throw error;
  return refused(doing === 'writing' ? found[2] : found[1]);
}
