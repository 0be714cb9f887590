import { expect, it } from 'vitest';
import { change, people, recordId as at } from './fixtures/history.ts';
import { viewOf } from './fixtures/view.ts';
import type { Json } from './json.ts';
import type { Withholding } from './withholding.ts';
import { withheldOf } from './withholding.ts';

let count = 0;
const put = (type: string, name: string, set: Readonly<Record<string, Json>>) =>
  change(`${(count += 1)}`, { author: people.ada, type, record: at(name), set });
const view = viewOf([
  put('file', 'scan', { parent: at('document') }),
  put('document', 'document', { person: at('p1') }),
  put('person', 'p1', { case: at('case 1') }),
  put('person', 'p2', { case: at('case 1') }),
  put('case', 'case 1', { alias: 'Wren' }),
]);
// Children come before their parents here: what lies below is found in whatever order.
const leaving = [
  { type: 'file', record: at('scan') },
  { type: 'document', record: at('document') },
  { type: 'person', record: at('p1') },
  { type: 'person', record: at('p2') },
  { type: 'case', record: at('case 1') },
  { type: 'of a later version', record: at('new') },
].map((one) => ({ ...one, groups: ['W'] as const, withheld: [] }));
const names = ['scan', 'document', 'p1', 'p2', 'case 1', 'new'];
const withheld = (...chosen: readonly Withholding[]) => {
  const found = withheldOf(chosen, leaving, view);
  return { ...found, names: names.filter((name) => found.records.has(at(name))) };
};

it('a record that is kept back takes along what lies below it, however deep', () => {
  expect(withheld({ record: at('p1'), field: null }).names).toEqual(['scan', 'document', 'p1']);
  expect(withheld({ record: at('case 1'), field: null }).names).toEqual(names.slice(0, -1));
  expect(withheld({ record: at('scan'), field: null }).names).toEqual(['scan']);
  expect(withheld().names).toEqual([]);
});

it('a field is kept back with all its members, a member alone, and nothing else with them', () => {
  const one = withheld({ record: at('p1'), field: 'needs' }, { record: at('p2'), field: 'needs/quiet' });
  expect(one.names).toEqual([]);
  expect(one.stays(at('p1'), 'needs/quiet')).toBe(true);
  expect(one.stays(at('p1'), 'needs/pets')).toBe(true);
  expect(one.stays(at('p1'), 'alias')).toBe(false);
  expect(one.stays(at('p2'), 'needs/quiet')).toBe(true);
  expect(one.stays(at('p2'), 'needs/pets')).toBe(false);
  expect(one.stays(at('document'), 'needs')).toBe(false);
});

it('of a record that is kept back nothing leaves', () => {
  const one = withheld({ record: at('document'), field: null });
  expect(one.stays(at('document'), 'kind')).toBe(true);
  expect(one.stays(at('scan'), 'name')).toBe(true);
  expect(one.stays(at('p1'), 'alias')).toBe(false);
});

it('a record whose parent is disputed goes with either', () => {
  const disputed = viewOf([
    put('document', 'document', { person: at('p1') }),
    put('document', 'document', { person: at('p2') }),
  ]);
  for (const name of ['p1', 'p2']) {
    const found = withheldOf([{ record: at(name), field: null }], leaving, disputed);
    expect(found.records.has(at('document'))).toBe(true);
  }
});

it('a record of several parents goes with any one of them', () => {
  const tied = viewOf([put('link', 'link', { personA: at('p1'), personB: at('p2') })]);
  const link = [{ type: 'link', record: at('link'), groups: ['T'] as const, withheld: [] }];
  for (const name of ['p1', 'p2'])
    expect(withheldOf([{ record: at(name), field: null }], link, tied).records.has(at('link'))).toBe(true);
  expect(withheldOf([{ record: at('p3'), field: null }], link, tied).records.has(at('link'))).toBe(false);
});
