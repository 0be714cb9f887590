import { describe, expect, it } from 'vitest';
import type { HousePage } from '../../../src-preload/contract/views.ts';
import { codesOf, doubtsOf, freeOf, isAnswerable } from './place-doubts.ts';

const house = (state: string): HousePage => ({ record: { values: { state } } }) as unknown as HousePage;
const unit = (id: string, free: number, blocked = false) =>
  ({ unit: { id }, beds: free, blocked, free }) as never;
const wanted = {
  house: house('open'),
  space: [unit('blue', 1), unit('attic', 3, true)],
  unit: 'blue',
  guests: 1,
  from: '2027-03-12',
  until: '2027-03-14',
};

describe('doubts about a place', () => {
  it('has none about a bed that is free in an open house', () => {
    expect(doubtsOf(wanted)).toEqual([]);
  });

  it('says that a house is full when no unit was found for them', () => {
    expect(doubtsOf({ ...wanted, unit: null, guests: 2 })).toEqual(['full', 'no unit']);
    expect(doubtsOf({ ...wanted, unit: null })).toEqual(['no unit']);
    expect(freeOf(wanted.space, null)).toBe(1);
  });

  it('names danger first, then nights that can not be', () => {
    const lost = { ...wanted, house: house('compromised'), unit: 'attic', until: wanted.from };
    expect(doubtsOf(lost)).toEqual(['compromised', 'order', 'blocked']);
    expect(doubtsOf({ ...wanted, house: house('paused') })).toEqual(['paused']);
  });

  it('are seen under the names by which they would be refused', () => {
    expect(codesOf(['compromised', 'order', 'full', 'no unit'])).toEqual([
      'place-house-compromised',
      'place-over-capacity',
    ]);
    expect(['place-overlap', 'place-blocked', 'place-dates', 'place-name-known'].map(isAnswerable)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
