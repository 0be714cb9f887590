import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../domain/result.ts';
import { restoreVault } from './restore-vault.ts';

const randomness = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
let folder = '';
const at = (name: string) => join(folder, name);
const database = (rest: string) => `SQLite format 3\0${rest}`;
const swaps = vi.fn();
const restore = (from: string) =>
  restoreVault(at(from), at('vault.corridor'), at('aside.corridor'), randomness, swaps);

beforeEach(() => swaps.mockClear());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'corridor-restore-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a backup takes the place of no vault', async () => {
  const content = database('b'.repeat(3 * 1024 * 1024));
  writeFileSync(at('backup.corridor'), content);
  expect(await restore('backup.corridor')).toEqual({ ok: true, value: null });
  expect(readFileSync(at('vault.corridor'), 'latin1')).toBe(content);
  expect(statSync(at('vault.corridor')).mode & 0o777).toBe(0o600);
});

test('the vault that was there stays, with its journal', async () => {
  writeFileSync(at('vault.corridor'), database('present'));
  writeFileSync(at('vault.corridor-journal'), 'hot');
  writeFileSync(at('backup.corridor'), database('older'));
  expect(await restore('backup.corridor')).toMatchObject({ ok: true });
  expect(swaps).toHaveBeenCalledTimes(1);
  expect(readFileSync(at('vault.corridor'), 'latin1')).toBe(database('older'));
  expect(readFileSync(at('aside.corridor'), 'latin1')).toBe(database('present'));
  expect(readFileSync(at('aside.corridor-journal'), 'latin1')).toBe('hot');
  expect(readdirSync(folder)).not.toContain('vault.corridor-journal');
});

test('what is no vault changes nothing', async () => {
  writeFileSync(at('vault.corridor'), database('present'));
  writeFileSync(at('backup.corridor'), 'a letter');
  expect(await restore('backup.corridor')).toEqual(refused('vault-not-a-vault'));
  expect(swaps).not.toHaveBeenCalled();
  expect(await restore('missing')).toEqual(refused('file-unreadable'));
  expect(await restore('vault.corridor')).toEqual(refused('file-exists'));
  expect(readFileSync(at('vault.corridor'), 'latin1')).toBe(database('present'));
  expect(readdirSync(folder).toSorted()).toEqual(['backup.corridor', 'vault.corridor']);
});
