import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CheckReport, OpenChange } from '../actions/ports/store.ts';
import { refused, type Result } from '../domain/result.ts';
import { checkVault } from './check.ts';
import { copyPages, SqliteError } from './database.ts';
import { isErrnoException } from './errno.ts';
import { load } from './load.ts';
import type { IndexMaker } from './index-maker.ts';
import { SealedLog } from './sealed-log.ts';
import { VaultDamaged } from './segments.ts';
import { unlock } from './slots.ts';
import { refusalOf } from './sqlite-refusal.ts';
import { connectVault, createEmptyFile } from './vault-path.ts';

/** What it takes to open the copy as the vault itself is opened. */
interface Opening {
  readonly indexes: IndexMaker;
  readonly openChange: OpenChange;
}

/**
 * Copies an open vault to a new file and proves the copy: it is opened with the passphrase and every row of it checked.
 * A copy that fails is removed. Refusals: `file-exists`, `disk-full`, `file-unwritable`, `unlock-failed`, `vault-damaged`.
 */
export async function backUp(
  log: SealedLog,
  path: string,
  passphrase: string,
  opening: Opening,
): Promise<Result<CheckReport>> {
  const copied = await copyDurably(log.db, path);
  if (!copied.ok) return copied;
  const proven = await prove(log, copied.value, passphrase, opening);
  if (!proven.ok) rmSync(copied.value, { force: true });
  return proven;
}

/** Copies all pages into a file that must not be there yet, and syncs it and its folder. Gives its resolved path. */
export async function copyDurably(
  db: Parameters<typeof copyPages>[0],
  path: string,
): Promise<Result<string>> {
  const created = createEmptyFile(path, 'file-exists');
  if (!created.ok) return created;
  const file = created.value;
  try {
    await copyPages(db, file);
    sync(file);
    if (process.platform !== 'win32') sync(dirname(file));
    return created;
  } catch (error) {
    rmSync(file, { force: true });
    if (error instanceof SqliteError) return refusalOf(error, 'writing');
    if (!isErrnoException(error)) throw error;
    return refused('file-unwritable');
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function prove(
  original: SealedLog,
  path: string,
  passphrase: string,
  { indexes, openChange }: Opening,
): Promise<Result<CheckReport>> {
  const connected = connectVault(path);
  if (!connected.ok) return connected;
  const { db, file } = connected.value;
  try {
    const key = await unlock(original.pgp, db, passphrase);
    if (key === null) return refused('unlock-failed');
    const log = new SealedLog(original.pgp, db, file, key);
    const { index } = await load(log, indexes, openChange, () => {});
    index.close();
    return await checkVault(log, openChange, () => {});
  } catch (error) {
    if (error instanceof VaultDamaged) return refused('vault-damaged', { sequence: error.sequence });
    return refusalOf(error, 'opening');
  } finally {
    db.close();
  }
}
