import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FolderFile, FolderListing, Folders } from '../actions/ports/folders.ts';
import type { Randomness } from '../actions/ports/surroundings.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { codeOf, readRefusal } from './file-failures.ts';
import { openRegular, readExactly } from './read-file.ts';

/** Names looked through at most: whoever can write into the folder must not keep this computer busy for hours. */
const mostNames = 100_000;

/** Long enough for a program that writes the file to write some more of it. */
const pauseBetweenLooks = (signal: AbortSignal): Promise<void> =>
  wait(1_000, undefined, { signal }).catch(() => undefined);

const missing = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ELOOP']);

function folderRefusal(error: unknown): { ok: false; refusal: Refusal } {
  const code = codeOf(error);
  if (code === '') throw error;
  return refused(missing.has(code) ? 'folder-missing' : 'folder-unreadable');
}

/** Programs that sync write under a name with a dot or a `~` first (`.syncthing.x.tmp`, `.~x`), and so does this one. */
const isHidden = (name: string): boolean => /^[.~]/.test(name);
const isBundle = (name: string): boolean => /\.pgp$/i.test(name);

/** Whatever writes to a file or puts another in its place changes one of these. */
const markOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(' ');

/** A name as the system has it, see {@link FolderFile.raw}. */
const bytesOf = (raw: string): Buffer => Buffer.from(raw, 'latin1');
const nameFor = (raw: string): string => bytesOf(raw).toString('utf8');
const pathOf = (folder: string, raw: string): Buffer =>
  Buffer.concat([Buffer.from(join(folder, sep)), bytesOf(raw)]);

/** Looks without opening. Null when nothing is there. */
async function look(path: Buffer): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true });
  } catch {
    return null;
  }
}

async function isThere(folder: string): Promise<Result<void>> {
  try {
    // The path has no link at its end: choosing has resolved them. One that is there now was put there since.
    return (await lstat(folder)).isDirectory() ? done(undefined) : refused('folder-missing');
  } catch (error) {
    return folderRefusal(error);
  }
}

async function namesIn(
  folder: string,
  most: number,
  signal: AbortSignal,
): Promise<Result<{ readonly bundles: string[]; others: number }>> {
  const bundles: string[] = [];
  let others = 0;
  try {
    let count = 0;
    for await (const { name } of await opendir(folder, { encoding: 'latin1' })) {
      if ((count += 1) > most) return refused('folder-crowded', { most });
      if (signal.aborted) return refused('cancelled');
      if (isHidden(name)) continue;
      if (isBundle(name)) bundles.push(name);
      else others += 1;
    }
    return done({ bundles, others });
  } catch (error) {
    return folderRefusal(error);
  }
}

/** A folder and all that it lies in, each by what it is on this computer: a path may be spelled in several ways. */
async function lineOf(folder: string): Promise<readonly string[]> {
  const line: string[] = [];
  for (let path = await realpath(folder); ; path = dirname(path)) {
    const { dev, ino } = await stat(path, { bigint: true });
    line.push(`${dev} ${ino}`);
    if (dirname(path) === path) return line;
  }
}

async function entangled(folder: string, file: string): Promise<Result<boolean>> {
  try {
    const [outside, inside] = [await lineOf(folder), await lineOf(dirname(file))];
    return done(inside.includes(outside[0] ?? '') || outside.includes(inside[0] ?? ''));
  } catch (error) {
    return folderRefusal(error);
  }
}

/** The real file system behind the port. `pause` lies between the two looks; `most` names are looked through. */
export function createFolders(randomness: Randomness, pause = pauseBetweenLooks, most = mostNames): Folders {
  async function list(folder: string, signal: AbortSignal): Promise<Result<FolderListing>> {
    const there = await isThere(folder);
    if (!there.ok) return there;
    const names = await namesIn(folder, most, signal);
    if (!names.ok) return names;
    const first = new Map<string, string>();
    const irregular: string[] = [];
    for (const raw of names.value.bundles) {
      if (signal.aborted) return refused('cancelled');
      const status = await look(pathOf(folder, raw));
      if (status?.isFile() === true) first.set(raw, markOf(status));
      else if (status !== null) irregular.push(nameFor(raw));
    }
    if (first.size > 0) await pause(signal);
    if (signal.aborted) return refused('cancelled');
    const still: (FolderFile & { readonly at: bigint })[] = [];
    const arriving: string[] = [];
    for (const [raw, before] of first) {
      if (signal.aborted) return refused('cancelled');
      const status = await look(pathOf(folder, raw));
      // Taken away meanwhile, by whoever it belongs to.
      if (status === null) continue;
      const mark = markOf(status);
      const name = nameFor(raw);
      if (status.isFile() && mark === before && status.size > 0n)
        still.push({ name, raw, mark, size: Number(status.size), at: status.mtimeNs });
      else arriving.push(name);
    }
    return done({
      still: still
        .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .map(({ name, raw, mark, size }) => ({ name, raw, mark, size })),
      arriving,
      irregular,
      others: names.value.others,
    });
  }

  return {
    list,
    async choose(path) {
      try {
        const folder = await realpath(path);
        const there = await isThere(folder);
        if (!there.ok) return there;
        // Asked for now, not when somebody waits for a bundle.
        await (await opendir(folder)).close();
        return done(folder);
      } catch (error) {
        return folderRefusal(error);
      }
    },
    async read(folder, { raw, mark }, limit) {
      const there = await isThere(folder);
      if (!there.ok) return there;
      const opened = await openRegular(pathOf(folder, raw));
      if (!opened.ok) return opened;
      const handle = opened.value;
      try {
        const before = await handle.stat({ bigint: true });
        if (markOf(before) !== mark) return refused('file-changing');
        if (before.size > BigInt(limit)) return refused('bundle-too-large', { limit });
        const bytes = await readExactly(handle, Number(before.size));
        const after = await handle.stat({ bigint: true });
        if (bytes === null || markOf(after) !== mark) return refused('file-changing');
        return done({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
      } catch (error) {
        return readRefusal(error);
      } finally {
        await handle.close();
      }
    },
    async newFile(folder) {
      const there = await isThere(folder);
      if (!there.ok) return there;
      // 128 bits: no two are ever the same, and nobody guesses one to lie in wait under it.
      return done(join(folder, `${Buffer.from(randomness.bytes(16)).toString('hex')}.pgp`));
    },
    entangled,
    nameOf: (folder) => basename(folder),
  };
}
