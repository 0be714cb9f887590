import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refused } from '../domain/result.ts';
import { createFiles } from './exchange-files.ts';
import { stageWith } from './stage-file.ts';

const randomness = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const files = createFiles(randomness);
const bytes = new TextEncoder().encode('sealed');
let folder = '';

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'corridor-files-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

async function write(path: string, replace: boolean) {
  const staged = await files.stage(path, bytes, replace);
  return staged.ok ? staged.value.commit() : staged;
}

test('nothing appears under the name until it is committed, and then only for the owner', async () => {
  const path = join(folder, 'out.pgp');
  const staged = await files.stage(path, bytes, false);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.out\.pgp\.[0-9a-f]{16}\.tmp$/)]);
  expect(staged.ok && (await staged.value.commit())).toEqual({ ok: true, value: undefined });
  expect(readdirSync(folder)).toEqual(['out.pgp']);
  expect(readFileSync(path, 'utf8')).toBe('sealed');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what is discarded leaves nothing', async () => {
  const staged = await files.stage(join(folder, 'out.pgp'), bytes, true);
  if (staged.ok) await staged.value.discard();
  expect(readdirSync(folder)).toEqual([]);
});

test('an existing file is replaced only where that was confirmed', async () => {
  const path = join(folder, 'out.pgp');
  writeFileSync(path, 'older');
  expect(await write(path, false)).toEqual(refused('file-exists'));
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(await write(path, true)).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe('sealed');
  expect(readdirSync(folder)).toEqual(['out.pgp']);
});

test('a file that appears between staging and committing is not replaced', async () => {
  const path = join(folder, 'out.pgp');
  const staged = await files.stage(path, bytes, false);
  writeFileSync(path, 'someone else');
  expect(staged.ok && (await staged.value.commit())).toEqual(refused('file-exists'));
  expect(readFileSync(path, 'utf8')).toBe('someone else');
  expect(readdirSync(folder)).toEqual(['out.pgp']);
});

test('a link is replaced, never followed', async () => {
  const target = join(folder, 'target');
  const path = join(folder, 'link.pgp');
  writeFileSync(target, 'untouched');
  symlinkSync(target, path);
  expect(await write(path, false)).toEqual(refused('file-exists'));
  expect(await write(path, true)).toMatchObject({ ok: true });
  expect(readFileSync(target, 'utf8')).toBe('untouched');
  expect(readFileSync(path, 'utf8')).toBe('sealed');
});

describe('refusals', () => {
  test('a folder that is not there', async () => {
    expect(await write(join(folder, 'missing', 'out.pgp'), false)).toEqual(refused('file-unwritable'));
  });

  test('a folder under the name', async () => {
    expect(await write(folder, true)).toEqual(refused('file-unwritable'));
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'file-unwritable'],
    ['EROFS', 'file-unwritable'],
  ] as const)('%s while writing is %s and leaves nothing', async (code, refusal) => {
    const path = join(folder, 'out.pgp');
    writeFileSync(path, 'older');
    const fill = () => Promise.reject(Object.assign(new Error('write'), { code }));
    expect(await stageWith(path, true, randomness, fill)).toEqual(refused(refusal));
    expect(readdirSync(folder)).toEqual(['out.pgp']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  test('a real full disk', { skip: process.platform !== 'linux' }, async () => {
    const fill = async () => {
      const { open } = await import('node:fs/promises');
      const full = await open('/dev/full', 'w');
      try {
        await full.writeFile(bytes);
      } finally {
        await full.close();
      }
    };
    expect(await stageWith(join(folder, 'out.pgp'), true, randomness, fill)).toEqual(refused('disk-full'));
  });

  test('a bug is not a refusal', async () => {
    const fill = () => Promise.reject(new TypeError('bug'));
    await expect(stageWith(join(folder, 'out.pgp'), true, randomness, fill)).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
