import { describe, expect, it } from 'vitest';
import { readPeriod } from './blocked-nights.ts';
import { recordId } from './fixtures/history.ts';
import { seatParty } from './seating.ts';
import { excludes, mustAsk, suitability, type Member, type Party } from './suitability.ts';

const someone = (ageBand: string | null, ...needs: readonly string[]): Member => ({
  ageBand,
  needs,
  languages: ['ru'],
});
const party = (...members: readonly Member[]): Party => ({ guests: members.length, members });
const answers = (who: Party, suits: Readonly<Record<string, boolean>>) =>
  Object.fromEntries(
    suitability(who, new Map(Object.entries(suits))).map((one) => [one.need, [one.answer, one.because]]),
  );

describe('what a house says of a need', () => {
  it('is yes, no, or nothing; each with its reason', () => {
    expect(
      answers(party(someone('adult', 'wheelchair', 'pets', 'diet')), { wheelchair: true, pets: false }),
    ).toEqual({
      wheelchair: ['met', 'house says yes'],
      pets: ['not met', 'house says no'],
      diet: ['unknown', 'house says nothing'],
    });
  });
  it('follows from what it says of another', () => {
    expect(answers(party(someone('adult', 'noStairs')), { wheelchair: true })).toEqual({
      noStairs: ['met', 'follows from another'],
    });
    expect(answers(party(someone('adult', 'wheelchair')), { noStairs: false })).toEqual({
      wheelchair: ['not met', 'follows from another'],
    });
    // Without stairs is not yet wide enough for a wheelchair.
    expect(answers(party(someone('adult', 'wheelchair')), { noStairs: true })).toEqual({
      wheelchair: ['unknown', 'house says nothing'],
    });
    expect(answers(party(someone('child')), { infant: true })).toEqual({
      children: ['met', 'follows from another'],
    });
  });
  it('children count as a need of their own', () => {
    expect(answers(party(someone('adult'), someone('teen')), { children: false })).toEqual({
      children: ['not met', 'house says no'],
    });
    expect(answers(party(someone('adult')), { children: false })).toEqual({});
  });
  it('a house for some only says no to the others, and has to be asked about who is not said', () => {
    expect(answers(party(someone('adult', 'menOnly')), { womenOnly: true })).toEqual({
      menOnly: ['unknown', 'house says nothing'],
      womenOnly: ['not met', 'other guests only'],
    });
    expect(answers(party(someone('adult')), { womenOnly: true })).toEqual({
      womenOnly: ['unknown', 'house is for some only'],
    });
    expect(answers(party(someone('adult', 'womenOnly')), { womenOnly: true })).toEqual({
      womenOnly: ['met', 'house says yes'],
    });
  });
  it('excludes only by what they can not do without', () => {
    const hard = (need: string, says: boolean | null) => {
      const suits = new Map(says === null ? [] : [[need, says] as const]);
      return suitability(party(someone('adult', need)), suits).map((one) => [excludes(one), mustAsk(one)]);
    };
    for (const need of ['wheelchair', 'noStairs', 'pets', 'womenOnly', 'menOnly', 'infant', 'children']) {
      expect(hard(need, false), need).toEqual([[true, false]]);
      expect(hard(need, null), need).toEqual([[false, true]]);
    }
    for (const need of ['medicalCare', 'interpreter', 'quiet', 'a garden'])
      expect(hard(need, false), need).toEqual([[false, false]]);
  });
});

describe('seats', () => {
  const room = (name: string, free: number) => ({ unit: recordId(name), free });
  const [adult, child] = [someone('adult'), someone('child')];

  it('are in one unit where one has room, in the smallest that does', () => {
    const rooms = [room('hall', 6), room('blue', 3), room('attic', 1)];
    expect(seatParty(party(adult, adult, child), rooms)).toEqual([{ unit: recordId('blue'), guests: 3 }]);
  });
  it('are in as few units as can be otherwise, with a grown-up wherever a child is', () => {
    const rooms = [room('one', 2), room('two', 2), room('three', 1)];
    expect(seatParty(party(adult, adult, child, child), rooms)).toHaveLength(2);
    expect(seatParty(party(adult, child, child), rooms)).toBe('minors alone');
    expect(seatParty(party(child), rooms)).toBe('minors alone');
    // Of unknown age beside a child: may be one.
    expect(seatParty(party(adult, child, someone(null)), rooms)).toBe('minors alone');
    expect(seatParty(party(adult, someone(null), someone(null)), rooms)).toHaveLength(2);
  });
  it('are none where there are too few', () => {
    expect(seatParty(party(adult, adult), [room('one', 1)])).toBe('over capacity');
  });
});

it('a period of blocked nights is two days in order, and nothing else', () => {
  expect(readPeriod('2027-03-12/2027-03-20')).toEqual({ from: '2027-03-12', until: '2027-03-20' });
  for (const text of [
    '',
    '2027-03-12',
    '2027-03-12/2027-03-12',
    '2027-03-20/2027-03-12',
    '2027-02-30/2027-03-12',
    '2027-03-12 – 2027-03-20',
    'while the roof leaks',
  ])
    expect(readPeriod(text), text).toBeUndefined();
});
