import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');
/** `file › part › part`; a file alone names all its tests, and `› part` goes on in the file named before. */
const named = [...text.matchAll(/`([^`]*\.(?:test|spec)\.ts[^`]*|› [^`]*)`/g)].map(([, name = '']) => name);
let file = '';
const tests = named.map((name) => {
  const [first = '', ...parts] = name.split('›').map((part) => part.trim());
  if (first !== '') file = first;
  return [file, parts] as const;
});

test('the threat model names tests, for every attack', () => {
  expect(tests.length).toBeGreaterThan(40);
});

test.each(tests)('%s has the test %j', (path, parts) => {
  const source = readFileSync(join(root, path.startsWith('e2e/') ? '' : 'src-main', path), 'utf8');
  const titles = [
    ...source.matchAll(/(?:describe|it|test)\w*(?:\.each\([\s\S]*?\])?\)?\(\s*(['"`])([\s\S]*?)\1/g),
  ].map(([, , title = '']) => title);
  for (const part of parts)
    expect(
      titles.some((title) => title.startsWith(part)),
      part,
    ).toBe(true);
});
