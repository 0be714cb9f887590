import { constants } from 'node:fs';
import { link, open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StagedFile } from '../actions/ports/files.ts';
import type { Randomness } from '../actions/ports/surroundings.ts';
import { done, type Result } from '../domain/result.ts';
import { codeOf, writeRefusal } from './file-failures.ts';

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;

/** Hidden, beside the target: a rename never crosses file systems, and folder syncers skip such names. */
function temporaryName(path: string, randomness: Randomness): string {
  const chance = Buffer.from(randomness.bytes(8)).toString('hex');
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${chance}.tmp`);
}

async function remove(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch (error) {
    // Windows and some network file systems can't sync a folder: the rename itself has happened.
    if (codeOf(error) === 'EIO') throw error;
  } finally {
    await handle?.close();
  }
}

/** Puts the temporary file in place only if nothing is there, even if it appears at this very moment. */
async function placeNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // No hard links on this file system (USB sticks): take the name first, then rename over it.
    await (await open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)).close();
    await rename(temporary, path).catch(async (failure: unknown) => {
      await remove(path);
      throw failure;
    });
    return;
  }
  await remove(temporary);
}

/** Opens, fills and syncs a temporary file by `fill`; see the port {@link StagedFile}. */
export async function stageWith(
  path: string,
  replace: boolean,
  randomness: Randomness,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<Result<StagedFile>> {
  const temporary = temporaryName(path, randomness);
  let handle: FileHandle | null = null;
  try {
    handle = await open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    await fill(handle);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle?.close().catch(() => undefined);
    if (handle !== null) await remove(temporary).catch(() => undefined);
    return writeRefusal(error);
  }
  return done({
    async commit() {
      try {
        if (replace) await rename(temporary, path);
        else await placeNew(temporary, path);
        await syncFolder(dirname(path));
        return done(undefined);
      } catch (error) {
        await remove(temporary).catch(() => undefined);
        return writeRefusal(error);
      }
    },
    discard: () => remove(temporary),
  });
}
