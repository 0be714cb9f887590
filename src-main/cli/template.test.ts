import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { templateFile } from '../domain/fixtures/template.ts';
import { refusals } from '../domain/refusals.ts';
import { main } from './main.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-template-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function check(text: string, ...options: readonly string[]): Promise<readonly [number, string[]]> {
  const path = join(folder, 'x.json');
  await writeFile(path, text);
  const said: string[] = [];
  const terminal = {
    out: (line: string) => void said.push(line),
    err: () => undefined,
    ask: async () => null,
    input: async () => new Uint8Array(),
    flushed: async () => true,
  };
  return [await main(['template', 'check', path, ...options], terminal), said];
}

it('template check: a whole one is told by its id, version and steps', async () => {
  const [code, said] = await check(JSON.stringify(templateFile()), '--strict', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ id: 'xx-example', version: '1', steps: 5, findings: [] });
});

it('template check: what is wrong is told by its place, a line each, and strictly only when asked', async () => {
  const oneLanguage = JSON.stringify(templateFile({ title: { en: 'One' } }));
  expect((await check(oneLanguage))[0]).toBe(0);
  expect(await check(oneLanguage, '--strict')).toEqual([
    refusals['template-malformed'],
    ['title.ru: languageMissing ru'],
  ]);
  const [code, said] = await check(JSON.stringify(templateFile({ steps: [] })), '--json');
  expect(code).toBe(refusals['template-malformed']);
  expect(JSON.parse(said[0] ?? '')).toMatchObject({
    findings: [{ path: 'steps', code: 'noStep' }],
    refusal: 'template-malformed',
  });
  expect(await check('no json')).toEqual([refusals['template-malformed'], ['format: notATemplate']]);
});
