import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FolderFile, FolderListing } from '../actions/ports/folders.ts';
import { refused, type Result } from '../domain/result.ts';
import { createFolders } from './exchange-folder.ts';
import { readExactly } from './read-file.ts';
import type * as ReadFile from './read-file.ts';

vi.mock('./read-file.ts', async (original) => {
  const real = await original<typeof ReadFile>();
  return { ...real, readExactly: vi.fn(real.readExactly) };
});

let folder = '';
beforeEach(() => {
  meanwhile = () => undefined;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'corridor-folder-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const randomness = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
/** What happens after the first look and before the second. */
let meanwhile: () => void = () => undefined;
const between = (act: () => void): void => void (meanwhile = act);
const folders = createFolders(randomness, async () => meanwhile());
const at = (name: string): string => join(folder, name);
const never = new AbortController().signal;

async function list(): Promise<FolderListing> {
  const listed = await folders.list(folder, never);
  if (!listed.ok) throw new Error(listed.refusal.code);
  return listed.value;
}
const names = (files: readonly FolderFile[]): string[] => files.map(({ name }) => name).toSorted();
async function only(): Promise<FolderFile> {
  const [file, ...more] = (await list()).still;
  if (file === undefined || more.length > 0) throw new Error('not one file');
  return file;
}
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

describe('what lies in the folder', () => {
  it('is ordinary files named .pgp, the newest first; nothing else is touched', async () => {
    writeFileSync(at('old.pgp'), 'x');
    utimesSync(at('old.pgp'), 1, 1);
    writeFileSync(at('NEW.PGP'), 'x');
    for (const other of ['notes.txt', 'x.pgp.exe', 'pgp']) writeFileSync(at(other), 'x');
    for (const hidden of ['.x.pgp', '.x.pgp.0011.tmp', '~syncthing~x.pgp', '.syncthing.x.pgp.tmp'])
      writeFileSync(at(hidden), 'x');
    const { still, ...rest } = await list();
    expect(still.map(({ name }) => name)).toEqual(['NEW.PGP', 'old.pgp']);
    expect(rest).toEqual({ arriving: [], irregular: [], others: 3 });
    expect(readdirSync(folder)).toHaveLength(9);
  });

  it('names links, pipes, devices and folders that pass for bundles, and neither opens nor waits for them', async () => {
    writeFileSync(at('target'), 'x');
    symlinkSync(at('target'), at('link.pgp'));
    symlinkSync('/dev/zero', at('device.pgp'));
    symlinkSync(at('nowhere'), at('dangling.pgp'));
    execFileSync('mkfifo', [at('pipe.pgp')]);
    mkdirSync(at('folder.pgp'));
    writeFileSync(at('folder.pgp/inside.pgp'), 'x');
    const { still, irregular } = await list();
    expect(still).toEqual([]);
    expect(irregular.toSorted()).toEqual([
      'dangling.pgp',
      'device.pgp',
      'folder.pgp',
      'link.pgp',
      'pipe.pgp',
    ]);
  });

  it('gives names as they are, with characters that reorder them', async () => {
    const name = 'a\u202Epgp.\n.pgp';
    writeFileSync(at(name), 'x');
    expect(names((await list()).still)).toEqual([name]);
  });

  it('reads names that are not UTF-8, as older systems and archives write them', async () => {
    const cyrillic = Buffer.from([0xf6, 0xe0, 0xef, 0xeb, 0xff]);
    const twin = Buffer.from([0xf6, 0xe0, 0xef, 0xeb, 0xfe]);
    for (const name of [cyrillic, twin])
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name, Buffer.from('.pgp')]), name);
    const { still } = await list();
    expect(still.map(({ name }) => name)).toEqual([
      '\ufffd\ufffd\ufffd\ufffd\ufffd.pgp',
      '\ufffd\ufffd\ufffd\ufffd\ufffd.pgp',
    ]);
    const read = await Promise.all(still.map((file) => folders.read(folder, file, 100)));
    const contents = read.map((one) => (one.ok ? Buffer.from(one.value.bytes).toString('hex') : ''));
    expect(contents.toSorted()).toEqual([twin, cyrillic].map((name) => name.toString('hex')));
  });

  it('a hard link is a file like any other', async () => {
    writeFileSync(at('target'), 'content');
    linkSync(at('target'), at('x.pgp'));
    const file = await only();
    expect(code(await folders.read(folder, file, 100))).toBe('ok');
  });
});

describe('what changes waits', () => {
  it('a file that is empty yet', async () => {
    writeFileSync(at('x.pgp'), '');
    expect(await list()).toMatchObject({ still: [], arriving: ['x.pgp'] });
  });

  it('a file that grows between the looks', async () => {
    writeFileSync(at('x.pgp'), 'x');
    writeFileSync(at('still.pgp'), 'x');
    between(() => appendFileSync(at('x.pgp'), 'y'));
    expect(await list()).toMatchObject({ still: [{ name: 'still.pgp' }], arriving: ['x.pgp'] });
  });

  it('a file that is written anew with the same size', async () => {
    writeFileSync(at('x.pgp'), 'x');
    between(() => writeFileSync(at('x.pgp'), 'y'));
    expect(await list()).toMatchObject({ still: [], arriving: ['x.pgp'] });
  });

  it('a file of the same size and time that takes the place of another', async () => {
    writeFileSync(at('x.pgp'), 'x');
    utimesSync(at('x.pgp'), 1, 1);
    writeFileSync(at('other'), 'y');
    utimesSync(at('other'), 1, 1);
    between(() => renameSync(at('other'), at('x.pgp')));
    expect(await list()).toMatchObject({ still: [], arriving: ['x.pgp'] });
  });

  it('a file that becomes a link', async () => {
    writeFileSync(at('x.pgp'), 'x');
    writeFileSync(at('secret'), 'x');
    between(() => {
      unlinkSync(at('x.pgp'));
      symlinkSync(at('secret'), at('x.pgp'));
    });
    expect(await list()).toMatchObject({ still: [], arriving: ['x.pgp'] });
  });

  it('a file that is taken away is gone', async () => {
    writeFileSync(at('x.pgp'), 'x');
    between(() => unlinkSync(at('x.pgp')));
    expect(await list()).toMatchObject({ still: [], arriving: [], irregular: [] });
  });

  it('and cancelling ends the wait', async () => {
    writeFileSync(at('x.pgp'), 'x');
    const cancel = new AbortController();
    between(() => cancel.abort());
    expect(await folders.list(folder, cancel.signal)).toEqual(refused('cancelled'));
    expect(await createFolders(randomness).list(folder, cancel.signal)).toEqual(refused('cancelled'));
    // Also where there is nothing to wait for, and in the middle of more names than are looked through.
    unlinkSync(at('x.pgp'));
    expect(await folders.list(folder, cancel.signal)).toEqual(refused('cancelled'));
    for (const name of ['a', 'b']) writeFileSync(at(name), 'x');
    const crowded = createFolders(randomness, async () => undefined, 1);
    expect(await crowded.list(folder, cancel.signal)).toEqual(refused('cancelled'));
  });

  it('is looked at twice, a second apart', async () => {
    writeFileSync(at('x.pgp'), 'x');
    const growing = setInterval(() => appendFileSync(at('x.pgp'), 'y'), 50);
    const listed = await createFolders(randomness).list(folder, never);
    clearInterval(growing);
    expect(listed).toMatchObject({ ok: true, value: { still: [], arriving: ['x.pgp'] } });
  });
});

describe('reading', () => {
  beforeEach(() => writeFileSync(at('x.pgp'), 'twelve bytes'));

  it('gives the bytes and their digest, up to the limit', async () => {
    const file = await only();
    expect(await folders.read(folder, file, 12)).toEqual({
      ok: true,
      value: {
        bytes: new TextEncoder().encode('twelve bytes'),
        sha256: 'd4ce2c527afe674c7a086bd74e256019e3d5dcdb31eeb6eaadef5ada8c4383b9',
      },
    });
    expect(await folders.read(folder, file, 11)).toEqual(refused('bundle-too-large', { limit: 11 }));
  });

  it('refuses a link that was put in its place since it was listed', async () => {
    const file = await only();
    writeFileSync(at('secret'), 'twelve bytes');
    unlinkSync(at('x.pgp'));
    symlinkSync(at('secret'), at('x.pgp'));
    expect(code(await folders.read(folder, file, 100))).toBe('file-unreadable');
  });

  it('refuses a pipe that was put in its place, and does not wait for it', async () => {
    const file = await only();
    unlinkSync(at('x.pgp'));
    execFileSync('mkfifo', [at('x.pgp')]);
    expect(code(await folders.read(folder, file, 100))).toBe('file-unreadable');
  });

  it('refuses another file in its place', async () => {
    const file = await only();
    writeFileSync(at('other'), 'twelve bytes');
    renameSync(at('other'), at('x.pgp'));
    expect(code(await folders.read(folder, file, 100))).toBe('file-changing');
  });

  it.each([
    ['grows', () => appendFileSync(at('x.pgp'), 'y')],
    ['is written anew', () => writeFileSync(at('x.pgp'), 'TWELVE BYTES')],
  ])('refuses a file that %s since it was listed, and reads nothing of it', async (_, change) => {
    const file = await only();
    change();
    vi.mocked(readExactly).mockClear();
    expect(code(await folders.read(folder, file, 100))).toBe('file-changing');
    expect(readExactly).not.toHaveBeenCalled();
  });

  it.each([
    ['grows', () => appendFileSync(at('x.pgp'), 'y')],
    ['is written anew', () => writeFileSync(at('x.pgp'), 'TWELVE BYTES')],
  ])('refuses a file that %s while it is being read', async (_, change) => {
    const file = await only();
    const { readExactly: real } = await vi.importActual<typeof ReadFile>('./read-file.ts');
    vi.mocked(readExactly).mockImplementationOnce(async (handle, size) => {
      const bytes = await real(handle, size);
      change();
      return bytes;
    });
    expect(code(await folders.read(folder, file, 100))).toBe('file-changing');
  });
});

describe('the folder itself', () => {
  it('is kept by its real path', async () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('link'));
    expect(await folders.choose(at('link'))).toEqual({ ok: true, value: at('real') });
    expect(folders.nameOf(at('real'))).toBe('real');
  });

  it.each([
    ['nothing is there', () => at('gone')],
    [
      'it is a file',
      () => {
        writeFileSync(at('file'), 'x');
        return at('file');
      },
    ],
  ])('is missing when %s', async (_, make) => {
    const path = make();
    expect(code(await folders.choose(path))).toBe('folder-missing');
    expect(code(await folders.list(path, never))).toBe('folder-missing');
    expect(code(await folders.newFile(path))).toBe('folder-missing');
    expect(code(await folders.read(path, { name: 'x.pgp', raw: 'x.pgp', mark: '', size: 1 }, 1))).toBe(
      'folder-missing',
    );
  });

  it('is missing when a link has been put in its place', async () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('link'));
    expect(code(await folders.list(at('link'), never))).toBe('folder-missing');
    expect(code(await folders.newFile(at('link')))).toBe('folder-missing');
  });

  it('is unreadable when the system refuses it for any other reason', async () => {
    // Even root is refused a name of this length; a folder without rights would open for it.
    const refusedToAll = at('x'.repeat(300));
    expect(code(await folders.choose(refusedToAll))).toBe('folder-unreadable');
    expect(code(await folders.list(refusedToAll, never))).toBe('folder-unreadable');
  });

  it('is crowded when it holds more names than are looked through, whatever they are', async () => {
    for (const name of ['a.pgp', '.b', 'c']) writeFileSync(at(name), 'x');
    const upTo = (most: number) => createFolders(randomness, async () => undefined, most);
    expect(await upTo(2).list(folder, never)).toEqual(refused('folder-crowded', { most: 2 }));
    expect(code(await upTo(3).list(folder, never))).toBe('ok');
  });

  it('is entangled with a file that it holds, or in whose folder it lies, however the paths are spelled', async () => {
    for (const name of ['profile/deep', 'profile-2', 'other']) mkdirSync(at(name), { recursive: true });
    symlinkSync(at('profile'), at('link'));
    symlinkSync(at('profile/deep'), at('deeper'));
    const entangled = async (one: string, file: string): Promise<unknown> => {
      const result = await folders.entangled(one, file);
      return result.ok ? result.value : result.refusal.code;
    };
    const vault = at('profile/vault.corridor');
    for (const one of ['profile', 'profile/deep', 'link', 'link/deep', 'deeper', '.'])
      expect(await entangled(at(one), vault), one).toBe(true);
    expect(await entangled(at('profile'), at('link/vault.corridor'))).toBe(true);
    expect(await entangled('/', vault)).toBe(true);
    // Only the spelling is alike.
    for (const one of ['profile-2', 'other']) expect(await entangled(at(one), vault), one).toBe(false);
    expect(await entangled(at('gone'), vault)).toBe('folder-missing');
  });

  it('takes new files under names that say nothing and are never the same', async () => {
    const made = await Promise.all([folders.newFile(folder), folders.newFile(folder)]);
    const paths = made.map((one) => (one.ok ? one.value : ''));
    for (const path of paths) expect(path.slice(folder.length)).toMatch(/^\/[0-9a-f]{32}\.pgp$/);
    expect(new Set(paths).size).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});
