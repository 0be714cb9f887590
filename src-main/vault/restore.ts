import { rmSync } from 'node:fs';
import { done, type Result } from '../domain/result.ts';
import { copyDurably } from './backup.ts';
import { connectReadOnly, type ReadOnlyDb } from './database.ts';
import { markCopied } from './header-rows.ts';
import { refusalOf } from './sqlite-refusal.ts';
import { checkFormat, connectVault, resolveExisting } from './vault-path.ts';

/**
 * Copies a backup to where a vault is to be. It is marked as copied back, so that its first opening counts as restored
 * even on a system that never saw it. The backup itself is only read. Refusals: `file-exists` (nothing is ever
 * overwritten), `vault-missing`, `vault-not-a-vault`, `vault-newer`, `vault-open-elsewhere`, `vault-damaged`,
 * `file-unreadable`, `disk-full`, `file-unwritable`.
 */
export async function restoreBackup(from: string, to: string): Promise<Result<void>> {
  const source = resolveExisting(from);
  if (!source.ok) return source;
  const copied = await copyChecked(source.value, to);
  if (!copied.ok) return copied;
  const connected = connectVault(copied.value);
  if (!connected.ok) return connected;
  const { db } = connected.value;
  try {
    markCopied(db);
    return done(undefined);
  } catch (error) {
    rmSync(copied.value, { force: true });
    return refusalOf(error, 'writing');
  } finally {
    db.close();
  }
}

async function copyChecked(from: string, to: string): Promise<Result<string>> {
  let db: ReadOnlyDb | null = null;
  try {
    db = connectReadOnly(from);
    const checked = checkFormat(db);
    return checked.ok ? await copyDurably(db, to) : checked;
  } catch (error) {
    return refusalOf(error, 'connecting');
  } finally {
    db?.close();
  }
}
