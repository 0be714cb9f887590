import { describe, expect, it } from 'vitest';
import { emptyCost, replyOf } from './reply-input.ts';

const typed = {
  stay: 'aa',
  house: 'bb',
  text: '',
  time: '',
  day: '2027-03-12',
  count: '',
  cost: emptyCost,
  today: '2027-03-12',
} as const;

describe('what was typed as an answer', () => {
  it('is nothing while it lacks what it needs', async () => {
    for (const kind of ['cannotTake', 'need', 'incident', 'unsafe', 'headcount', 'cost'] as const)
      expect(await replyOf({ ...typed, kind })).toBeNull();
    for (const count of ['-1', '2.5', 'six', '12345'])
      expect(await replyOf({ ...typed, kind: 'headcount', count })).toBeNull();
    expect(await replyOf({ ...typed, kind: 'left', day: null })).toBeNull();
    expect(await replyOf({ ...typed, kind: 'arrived', time: '25:10' })).toBeNull();
  });

  it('arrived needs no time, and keeps the zone of the time that is given', async () => {
    expect(await replyOf({ ...typed, kind: 'arrived' })).toMatchObject({ at: null });
    const reply = await replyOf({ ...typed, kind: 'arrived', time: '18:40' });
    const at = new Date('2027-03-12T18:40:00').toISOString().slice(0, 19);
    expect(reply).toMatchObject({ kind: 'arrived', stay: 'aa', day: '2027-03-12', at: { at: `${at}Z` } });
  });

  it('nobody is a headcount too', async () => {
    expect(await replyOf({ ...typed, kind: 'headcount', count: '0' })).toMatchObject({
      count: 0,
      house: 'bb',
    });
  });

  it('is about the guests, or about the house', async () => {
    expect(await replyOf({ ...typed, kind: 'need', text: ' soap ' })).toMatchObject({
      about: 'aa',
      text: 'soap',
    });
    expect(await replyOf({ ...typed, kind: 'need', text: 'soap', stay: null })).toMatchObject({
      about: 'bb',
    });
    expect(await replyOf({ ...typed, kind: 'cannotTake', text: 'full', stay: null })).toBeNull();
  });

  it('a cost has its receipt with it', async () => {
    const receipt = new File(['bread'], 'чек.txt');
    const cost = { amount: '12,50 gel', line: 'food', receipt };
    expect(await replyOf({ ...typed, kind: 'cost', cost })).toMatchObject({
      amount: '12.50',
      currency: 'GEL',
      line: 'food',
      receipt: { name: 'чек.txt', bytes: new TextEncoder().encode('bread') },
    });
    expect(await replyOf({ ...typed, kind: 'cost', cost: { ...cost, line: null } })).toBeNull();
  });
});
