import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { templateFile } from '../domain/fixtures/template.ts';
import { readPassportLines } from '../domain/passport-lines.ts';
import { printPathway } from './print-pathway.ts';
import { importTemplate } from './template-files.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

it('attack: titles of steps as markup, and that turn the text round', async () => {
  const evil = `</title></style><script>x</script><img src=x onerror=x>"'\u202E`;
  const path = join(stage.folder, 'page.html');
  const sections = [{ title: evil, boxes: true, lines: [{ head: evil, more: [evil] }] }];
  must(await printPathway(anna.unlocked, { language: 'en', title: evil, lead: [evil], sections }, path));
  const page = await readFile(path, 'utf8');
  expect(page.match(/<(?:script|img)/g)).toBeNull();
  expect(page.match(/<\/(?:title|style)>/g)).toEqual(['</title>', '</style>']);
  // Every such text is closed off: what follows it is read as it stands.
  expect(page.match(/<bdi>[^<]*\u202E<\/bdi>/g)?.length).toBe(5);
  expect(page.split('\u202E').length - 1).toBe(6);
});

it('attack: a template file as deep as it may be, or with names of the language', async () => {
  const path = join(stage.folder, 'template.json');
  const texts = [
    '['.repeat(200_000) + ']'.repeat(200_000),
    `{"format":"corridor pathway 1","steps":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    JSON.stringify(templateFile()).replace('{', '{"__proto__":{"kind":"x"},"constructor":{},'),
  ];
  for (const text of texts) {
    await writeFile(path, text);
    const saved = must(await importTemplate(anna.unlocked, path));
    expect(saved.written).toBeNull();
    expect(saved.findings.length).toBeGreaterThan(0);
  }
});

it('attack: passport lines of a megabyte, and in other alphabets', () => {
  const before = performance.now();
  for (const typed of [
    'P<'.repeat(500_000),
    '\n<'.repeat(500_000),
    '\uFDFA'.repeat(50_000),
    '\uD800«'.repeat(500_000),
    'Р<РУС\u202E'.repeat(100),
  ])
    expect(readPassportLines(typed, '2026-11-20').facts).toBeNull();
  expect(performance.now() - before).toBeLessThan(20_000);
});
