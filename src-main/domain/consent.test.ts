import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { consentFor, hasConsent } from './consent.ts';
import { change, people, recordId as at } from './fixtures/history.ts';
import { viewOf } from './fixtures/view.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import type { Group } from './records/field.ts';

const { ada, ben } = people;
let count = 0;
const put = (type: string, name: string, set: Readonly<Record<string, Json>>, author = ada): Change =>
  change(`${(count += 1)}`, { author, type, record: at(name), set });
const today = '2027-03-12';
const good = {
  person: at('p1'),
  partnerKind: 'legal',
  basis: 'explicit',
  given: today,
  until: today,
  'groups/T': true,
};

describe('a consent', () => {
  const covers = (
    changes: readonly Change[],
    { person = 'p1', group = 'T' as Group, partnerKind = 'legal' } = {},
  ): boolean => hasConsent(viewOf(changes), at(person), { partnerKind, group, today });
  const given = (set: Readonly<Record<string, Json>> = {}): Change =>
    put('consent', 'c', { ...good, ...set });

  it('covers the person, the kind of partner and the group that it names, from its first day to its last', () => {
    expect(covers([given()])).toBe(true);
    expect(covers([given({ until: null })])).toBe(true);
    expect(covers([given({ until: '2027-03-11' })])).toBe(false);
    expect(covers([given({ given: '2027-03-13' })])).toBe(false);
    expect(covers([given()], { person: 'p2' })).toBe(false);
    expect(covers([given()], { partnerKind: 'shelter' })).toBe(false);
    expect(covers([given()], { group: 'I' })).toBe(false);
    expect(covers([given({ 'groups/I': true })], { group: 'I' })).toBe(true);
  });

  it('is none while it lacks what it takes, or once it was removed', () => {
    for (const set of [
      { given: null },
      { basis: null },
      { partnerKind: null },
      { 'groups/T': false },
      { removed: 'withdrawn' },
    ])
      expect(covers([given(set)]), JSON.stringify(set)).toBe(false);
  });

  it('is none while anything of it is disputed', () => {
    for (const set of [
      { person: at('p2') },
      { partnerKind: 'shelter' },
      { basis: 'proxy' },
      { given: '2027-01-01' },
      { until: '2028-01-01' },
      { until: null },
      { 'groups/T': false },
      { removed: 'withdrawn' },
    ]) {
      // Whichever of the two is on display.
      for (let turn = 0; turn < 6; turn += 1)
        expect(covers([given(), put('consent', 'c', set, ben)]), JSON.stringify(set)).toBe(false);
    }
  });

  it('counts beside others that cover nothing', () => {
    const expired = put('consent', 'a', { ...good, until: '2020-01-01' });
    const removed = put('consent', 'z', { ...good, removed: 'withdrawn' });
    expect(covers([expired, removed])).toBe(false);
    expect(covers([expired, given(), removed])).toBe(true);
    expect(covers([])).toBe(false);
  });
});

describe('whose consent a value takes', () => {
  const types: Readonly<Record<string, string>> = {
    'case 1': 'case',
    p1: 'person',
    p2: 'person',
    doc: 'document',
    inc: 'incident',
    'file of doc': 'file',
    'file of inc': 'file',
    'file of case': 'file',
    a: 'file',
    b: 'file',
    chan: 'channel',
    note: 'note',
  };
  const world = [
    put('case', 'case 1', { alias: 'Wren' }),
    put('person', 'p1', { case: at('case 1') }),
    put('person', 'p2', { case: at('case 1') }),
    put('document', 'doc', { person: at('p1') }),
    put('incident', 'inc', { parent: at('p1') }),
    put('file', 'file of doc', { parent: at('doc') }),
    put('file', 'file of inc', { parent: at('inc') }),
    put('file', 'file of case', { parent: at('case 1') }),
    put('file', 'a', { parent: at('b') }),
    put('file', 'b', { parent: at('a') }),
    put('channel', 'chan', { parent: at('p1') }),
    put('note', 'note', { parent: at('p1') }),
  ];
  const typeOf = (record: RecordId) => types[Object.keys(types).find((name) => at(name) === record) ?? ''];
  const consent = (name: string, field: string, changes: readonly Change[] = world) =>
    consentFor({ view: viewOf(changes), typeOf }, types[name] ?? 'no such type', at(name), field);

  it('is that of the person whom the record belongs to, for the group of the field', () => {
    expect(consent('p1', 'trueName')).toEqual({ person: at('p1'), group: 'I' });
    expect(consent('p1', 'alias')).toEqual({ person: at('p1'), group: 'G' });
    expect(consent('inc', 'account')).toEqual({ person: at('p1'), group: 'T' });
    expect(consent('chan', 'value')).toMatchObject({ person: at('p1') });
  });

  it('of a scan is for what it shows', () => {
    expect(consent('file of doc', 'name')).toEqual({ person: at('p1'), group: 'I' });
    expect(consent('file of inc', 'name')).toEqual({ person: at('p1'), group: 'T' });
  });

  it('is nobody’s for work, for notes, and for what belongs to no person', () => {
    expect(consent('doc', 'kind')).toBeNull();
    expect(consent('note', 'text')).toBeNull();
    expect(consent('file of case', 'name')).toBeNull();
    expect(consent('a', 'name')).toBeNull();
    expect(consent('p1', 'no such field')).toBeNull();
    expect(consent('nothing', 'name')).toBeNull();
  });

  it('is nobody’s while it is disputed whom the record belongs to, or when that is not known', () => {
    const disputed = [...world, put('document', 'doc', { person: at('p2') }, ben)];
    expect(consent('file of doc', 'name', disputed)).toBeNull();
    const lost = [...world, put('file', 'file of new', { parent: at('unknown') })];
    expect(consentFor({ view: viewOf(lost), typeOf }, 'file', at('file of new'), 'name')).toBeNull();
  });
});
