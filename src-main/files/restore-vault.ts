import { lstat, readdir, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { done, refused, type Result } from '../domain/result.ts';
import type { Randomness } from '../actions/ports/surroundings.ts';
import { codeOf, readRefusal, writeRefusal } from './file-failures.ts';
import { openRegular } from './read-file.ts';
import { stageWith } from './stage-file.ts';

const chunk = 1024 * 1024;
/** The first sixteen bytes of every SQLite database (sqlite.org/fileformat.html, 1.3.1). */
const magic = 'SQLite format 3\0';

/** A vault, its rollback journal and its write-ahead log belong together. */
const companions = ['', '-journal', '-wal', '-shm'];

async function looksLikeVault(source: FileHandle): Promise<boolean> {
  const head = new Uint8Array(magic.length);
  const { bytesRead } = await source.read(head, 0, head.length, 0);
  return bytesRead === head.length && Buffer.from(head).toString('latin1') === magic;
}

async function copy(source: FileHandle, target: FileHandle): Promise<void> {
  const buffer = new Uint8Array(chunk);
  for (let at = 0; ;) {
    const { bytesRead } = await source.read(buffer, 0, chunk, at);
    if (bytesRead === 0) return;
    await target.writeFile(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

const replacedForm = /^vault-replaced-[0-9TZ-]+\.corridor$/;

/** Where a vault that is replaced goes: beside the new one, under the time it was replaced. */
export const asidePath = (vaultPath: string, now: Date): string =>
  join(dirname(vaultPath), `vault-replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}.corridor`);

/** Vaults that were moved there, the newest first. */
export async function replacedVaults(vaultPath: string): Promise<readonly string[]> {
  const folder = dirname(vaultPath);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => replacedForm.test(name))
    .toSorted()
    .toReversed()
    .map((name) => join(folder, name));
}

async function moveAside(vaultPath: string, aside: string): Promise<void> {
  for (const suffix of companions) {
    await rename(`${vaultPath}${suffix}`, `${aside}${suffix}`).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  }
}

/**
 * Puts a copy of a backup in the vault's place. A vault that is there is moved to `aside`, never deleted. The anchor
 * stays: opening then finds that the vault was copied back. `beforeSwap` is called when only the swap is left to do, so
 * that whoever has the present vault open can be ended. Whether the backup opens is seen at unlocking, since only
 * that asks for the passphrase. Refusals: `file-unreadable`, `vault-not-a-vault`, `disk-full`, `file-unwritable`.
 */
export async function restoreVault(
  backup: string,
  vaultPath: string,
  aside: string,
  randomness: Randomness,
  beforeSwap: () => void,
): Promise<Result<null>> {
  const opened = await openRegular(backup);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    const [from, there] = await Promise.all([source.stat(), lstat(vaultPath).catch(() => null)]);
    if (there !== null && there.ino === from.ino && there.dev === from.dev) return refused('file-exists');
    if (!(await looksLikeVault(source).catch(() => false))) return refused('vault-not-a-vault');
    const staged = await stageWith(vaultPath, false, randomness, (target) => copy(source, target));
    if (!staged.ok) return staged;
    beforeSwap();
    try {
      await moveAside(vaultPath, aside);
    } catch (error) {
      await staged.value.discard();
      return writeRefusal(error);
    }
    const committed = await staged.value.commit();
    return committed.ok ? done(null) : committed;
  } catch (error) {
    return readRefusal(error);
  } finally {
    await source.close();
  }
}
