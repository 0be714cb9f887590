import { expect, it } from 'vitest';
import { change, people, recordId as at } from './fixtures/history.ts';
import { viewOf } from './fixtures/view.ts';
import type { Json } from './json.ts';
import { leavingForReply } from './presets-reply.ts';

const { ada, ben, xenia } = people;
let count = 0;
const put = (type: string, name: string, set: Readonly<Record<string, Json>>) =>
  change(`${(count += 1)}`, { author: ada, type, record: at(name), set });
const view = viewOf([
  put('safeHouse', 'house', { codeName: 'Lime', keeper: xenia }),
  put('unit', 'unit', { safeHouse: at('house') }),
  put('stay', 'stay', { safeHouse: at('house') }),
  put('stay', 'another’s stay', { safeHouse: at('house') }),
  put('incident', 'incident', { parent: at('stay') }),
  put('incident', 'another’s incident', { parent: at('another’s stay') }),
  put('note', 'note to all', { parent: at('stay'), audience: null }),
  put('note', 'note', { parent: at('stay') }),
  put('note', 'note to ada', { parent: at('stay'), audience: ada }),
  put('note', 'note to ben', { parent: at('stay'), audience: ben }),
  put('file', 'file of note to ben', { parent: at('note to ben') }),
]);
const names = [
  'house',
  'unit',
  'stay',
  'another’s stay',
  'incident',
  'another’s incident',
  'note to all',
  'note',
  'note to ada',
  'note to ben',
  'file of note to ben',
];
const reply = (given: readonly (readonly [string, string])[], foreign: readonly string[] = []) =>
  leavingForReply(
    {
      recipient: ada,
      given: given.map(([type, name]) => ({ type, record: at(name) })),
      foreign: new Set(foreign.map(at)),
    },
    view,
  );
const found = (...asked: Parameters<typeof reply>): string[] =>
  names.filter((name) => reply(...asked).some(({ record }) => record === at(name)));

it('a reply holds what was given, and what was recorded below it', () => {
  expect(found([['safeHouse', 'house']])).toEqual(names.filter((name) => !name.includes('ben')));
  expect(found([['incident', 'incident']])).toEqual(['incident']);
  expect(found([])).toEqual([]);
  expect(found([['of a later version', 'incident']])).toEqual([]);
});

it('what others entrusted stays, with all that lies below it', () => {
  expect(found([['safeHouse', 'house']], ['another’s stay'])).toEqual(
    names.filter((name) => !name.includes('ben') && !name.startsWith('another’s')),
  );
  expect(found([['stay', 'another’s stay']], ['another’s stay'])).toEqual([]);
});

it('a note for another reader stays, given or not', () => {
  expect(found([['note', 'note to ben']])).toEqual([]);
  expect(found([['note', 'note to ada']])).toEqual(['note to ada']);
});

it('each record leaves once, with all its groups: only own changes do', () => {
  const twice = reply([
    ['stay', 'stay'],
    ['stay', 'stay'],
    ['safeHouse', 'house'],
  ]);
  expect(new Set(twice.map(({ record }) => record)).size).toBe(twice.length);
  expect(reply([['incident', 'incident']])[0]?.groups).toContain('T');
});
