import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filterOf,
  matches,
  savedFilters,
  shippedFilters,
  type CaseFilter,
  type FilterContext,
  type FilteredCase,
} from './case-filter.ts';
import { recordId } from './fixtures/history.ts';
import type { Json } from './json.ts';

const context: FilterContext = { today: '2027-03-12', mine: new Set(['me']), found: null };
const plain: FilteredCase = {
  record: recordId('heron'),
  status: 'open',
  priority: 'urgent',
  level: 'high',
  owner: null,
  caseworker: 'me',
  houses: [recordId('house')],
  needs: ['wheelchair', 'quiet'],
  nextAssessment: '2027-03-11',
  bedTonight: true,
  watched: true,
  conflict: false,
};
const takes = (filter: CaseFilter, one: Partial<FilteredCase> = {}): boolean =>
  matches({ ...plain, ...one }, filter, context);

describe('a filter', () => {
  it.each<[CaseFilter, Partial<FilteredCase>]>([
    [{ status: ['intake', 'open'] }, { status: 'closed' }],
    [{ status: ['open'] }, { status: null }],
    [{ priority: ['urgent'] }, { priority: 'normal' }],
    [{ level: ['extreme', 'high'] }, { level: null }],
    [{ caseworker: { is: 'me' } }, { caseworker: 'other' }],
    [{ caseworker: { who: 'me' } }, { caseworker: null }],
    [{ owner: { is: 'nobody' } }, { owner: 'me' }],
    [{ house: recordId('house') }, { houses: [recordId('other')] }],
    [{ needs: ['wheelchair', 'quiet'] }, { needs: ['wheelchair'] }],
    [{ assessmentOverdue: true }, { nextAssessment: '2027-03-12' }],
    [{ assessmentOverdue: true }, { nextAssessment: null }],
  ])('%j takes the one and not the other', (filter, other) => {
    expect(takes(filter)).toBe(true);
    expect(takes(filter, other)).toBe(false);
  });

  it.each<[CaseFilter, Partial<FilteredCase>]>([
    [{ noBed: true }, { bedTonight: false }],
    [{ noWatch: true }, { watched: false }],
    [{ conflict: true }, { conflict: true }],
  ])('%j takes only the other', (filter, other) => {
    expect(takes(filter)).toBe(false);
    expect(takes(filter, other)).toBe(true);
  });

  it('by text takes what the search has found', () => {
    const found = (...names: string[]): FilterContext => ({
      ...context,
      found: new Set(names.map(recordId)),
    });
    expect(matches(plain, { text: 'her' }, found('heron', 'crane'))).toBe(true);
    expect(matches(plain, { text: 'her' }, found('crane'))).toBe(false);
  });

  const list = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined });
  const flag = fc.constantFrom(true as const, undefined);
  const whose = fc.constantFrom(undefined, { is: 'me' }, { is: 'nobody' }, { who: 'you' });
  const anyFilter = fc
    .record({
      status: list('intake', 'open', 'closed'),
      priority: list('emergency', 'urgent'),
      needs: list('wheelchair', 'quiet'),
      caseworker: whose,
      owner: whose,
      assessmentOverdue: flag,
      noBed: flag,
      noWatch: flag,
      conflict: flag,
    })
    .map((filter) => filterOf(JSON.parse(JSON.stringify(filter)) as Json));
  const anyCase: fc.Arbitrary<FilteredCase> = fc.record({
    record: fc.constantFrom(recordId('heron'), recordId('crane')),
    status: fc.constantFrom(null, 'intake', 'open', 'closed'),
    priority: fc.constantFrom(null, 'emergency', 'urgent'),
    level: fc.constant(null),
    owner: fc.constantFrom(null, 'me', 'you'),
    caseworker: fc.constantFrom(null, 'me', 'you'),
    houses: fc.constant([]),
    needs: fc.subarray(['wheelchair', 'quiet']),
    nextAssessment: fc.constantFrom(null, '2027-03-11', '2027-03-12'),
    bedTonight: fc.boolean(),
    watched: fc.boolean(),
    conflict: fc.boolean(),
  });

  it('with one more condition takes nothing more, and takes what both parts take', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, anyCase, (one, other, kase) => {
        const both = { ...one, ...other };
        const rest = filterOf(
          Object.fromEntries(Object.entries(one).filter(([name]) => !(name in other))) as unknown as Json,
        );
        expect(matches(kase, both, context)).toBe(
          matches(kase, rest, context) && matches(kase, other, context),
        );
        if (matches(kase, both, context)) expect(matches(kase, other, context)).toBe(true);
      }),
    );
  });

  it('without a condition takes all', () => {
    fc.assert(fc.property(anyCase, (one) => matches(one, {}, context)));
  });
});

describe('saved filters', () => {
  it('begin with the shipped ones and come back as they were saved', () => {
    expect(savedFilters(undefined)).toBe(shippedFilters);
    const kept = JSON.parse(JSON.stringify(shippedFilters)) as Json;
    expect(savedFilters(kept)).toEqual(shippedFilters);
    expect(savedFilters([])).toEqual([]);
  });

  it('read what a later version kept as far as they understand it', () => {
    const odd: Json = [
      { id: 'a', name: 'Mine', filter: { status: ['open', 3], colour: 'red', caseworker: { is: 'you' } } },
      { id: 7, name: 'x', filter: {} },
      'nothing',
    ];
    expect(savedFilters(odd)).toEqual([{ id: 'a', name: 'Mine', filter: { status: ['open'] } }]);
  });
});
