import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFiles } from '../files/exchange-files.ts';
import { loadSettings, saveSettings, type Settings } from './settings.ts';

const files = createFiles({ bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) });
const defaults: Settings = { language: 'en', lockMinutes: 5, reminders: false };
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-settings-'));
  path = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is saved is loaded', async () => {
  await saveSettings(files, path, { language: 'ru', lockMinutes: 12, reminders: true });
  expect(await loadSettings(files, path, defaults)).toEqual({
    language: 'ru',
    lockMinutes: 12,
    reminders: true,
  });
  expect(readFileSync(path, 'utf8')).toBe('{"language":"ru","lockMinutes":12,"reminders":true}\n');
});

test('a file from before reminders keeps what it says, and reminds of nothing', async () => {
  writeFileSync(path, '{"language":"ru","lockMinutes":12}');
  expect(await loadSettings(files, path, { ...defaults, reminders: true })).toEqual({
    language: 'ru',
    lockMinutes: 12,
    reminders: false,
  });
});

test.each([
  '',
  '{',
  'null',
  '{"language":"ru"}',
  '{"language":"ru","lockMinutes":0}',
  '{"language":"ru","lockMinutes":5,"name":"Maria"}',
  'x'.repeat(5000),
])('a damaged file gives the defaults: %#', async (text) => {
  writeFileSync(path, text);
  expect(await loadSettings(files, path, defaults)).toEqual(defaults);
});

test('no file gives the defaults', async () => {
  expect(await loadSettings(files, path, defaults)).toEqual(defaults);
});
