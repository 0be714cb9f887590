import { describe, expect, it } from 'vitest';
import { doubleBookings } from './double-booking.ts';
import { recordId } from './fixtures/history.ts';
import { because, houseOf, stayOf } from './fixtures/houses.ts';
import { placementProblems } from './placement.ts';

const today = '2027-03-12';
const caseId = recordId('Heron');
const here = stayOf('here', '2027-03-12', '2027-03-20', { caseId, placedAt: 1 });
const there = stayOf('there', '2027-03-18', null, { caseId, house: recordId('other'), placedAt: 2 });

describe('a case in two houses', () => {
  it('is double booked from the first night that they share', () => {
    expect(doubleBookings([here, there], today)).toMatchObject([
      {
        kind: 'double booked',
        day: '2027-03-18',
        records: [caseId, here.record, there.record],
        overridden: false,
      },
    ]);
  });
  it('is not when it moves from one to the other on a day', () => {
    expect(doubleBookings([here, { ...there, from: '2027-03-20' }], today)).toEqual([]);
  });
  it('is not in two units of one house, of another case, of no known case, or when it is over', () => {
    for (const other of [
      { ...there, house: here.house },
      { ...there, caseId: recordId('Wren') },
      { ...there, caseId: null },
      { ...there, from: '2027-03-01', until: '2027-03-12' },
      { ...there, status: 'cancelled' },
    ])
      expect(doubleBookings([here, other], today)).toEqual([]);
  });
  it('is put up with by a reason on one of them, not on a third that knew nothing', () => {
    const split = { ...there, override: because('the son stays near the hospital', 2) };
    expect(doubleBookings([here, split], today)).toMatchObject([{ overridden: true }]);
    const third = { ...there, record: recordId('third'), house: recordId('third house'), placedAt: 1 };
    expect(doubleBookings([here, split, third], today)).toMatchObject([{ overridden: false }]);
  });
});

describe('placing', () => {
  it('is refused where the case has a bed elsewhere, and where the house has said no to it', () => {
    const house = houseOf([], { record: recordId('other') });
    expect(placementProblems(there, house, today, [here])).toEqual([
      { kind: 'double booked', day: '2027-03-18' },
    ]);
    const declined = { ...there, record: recordId('before'), answer: 'cannotTake', status: 'cancelled' };
    expect(placementProblems(there, houseOf([declined], { record: recordId('other') }), today)).toEqual([
      { kind: 'declined', day: '2027-03-18' },
    ]);
    const other = { ...declined, caseId: recordId('Wren') };
    expect(placementProblems(there, houseOf([other], { record: recordId('other') }), today)).toEqual([]);
    const later = { ...declined, from: '2027-02-01', until: '2027-03-18' };
    expect(placementProblems(there, houseOf([later], { record: recordId('other') }), today)).toEqual([]);
  });
});
