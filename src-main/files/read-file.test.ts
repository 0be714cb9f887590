import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refused } from '../domain/result.ts';
import { readBounded } from './read-file.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'corridor-read-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('reads a file up to the limit, and not a byte more', async () => {
  const path = join(folder, 'in.pgp');
  writeFileSync(path, 'twelve bytes');
  const read = await readBounded(path, 12);
  expect(read.ok && new TextDecoder().decode(read.value)).toBe('twelve bytes');
  expect(await readBounded(path, 11)).toEqual(refused('bundle-too-large', { limit: 11 }));
});

test('an empty file is empty', async () => {
  const path = join(folder, 'empty');
  writeFileSync(path, '');
  expect(await readBounded(path, 10)).toEqual({ ok: true, value: new Uint8Array() });
});

test('a link is not followed', async () => {
  writeFileSync(join(folder, 'secret'), 'x');
  symlinkSync(join(folder, 'secret'), join(folder, 'in.pgp'));
  expect(await readBounded(join(folder, 'in.pgp'), 100)).toEqual(refused('file-unreadable'));
});

test.each([
  ['a folder', () => folder],
  ['nothing', () => join(folder, 'missing')],
  ['a device', () => '/dev/zero'],
  [
    'a pipe that nobody writes to',
    () => {
      const path = join(folder, 'pipe');
      execFileSync('mkfifo', [path]);
      return path;
    },
  ],
])('%s is unreadable', async (_, make) => {
  expect(await readBounded(make(), 100)).toEqual(refused('file-unreadable'));
});
