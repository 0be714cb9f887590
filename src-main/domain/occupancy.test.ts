import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import type { HouseFacts, StayFacts } from './occupancy.ts';
import { clashesOf, guestsByNight, nightsOf, placementProblems } from './occupancy.ts';

const today = '2027-03-12';
const unit = recordId('unit');
const stay = (
  name: string,
  from: string | null,
  until: string | null,
  more: Partial<StayFacts> = {},
): StayFacts => ({
  record: recordId(name),
  unit,
  guests: 1,
  from,
  until,
  actualFrom: null,
  actualUntil: null,
  status: 'planned',
  ...more,
});
const house = (stays: readonly StayFacts[], more: Partial<HouseFacts> = {}): HouseFacts => ({
  record: recordId('house'),
  state: 'open',
  units: [{ record: unit, beds: 2, blocked: false }],
  stays,
  ...more,
});

describe('nights', () => {
  it('are half-open: who leaves on the 14th frees the bed that night', () => {
    const stays = [stay('a', '2027-03-12', '2027-03-14'), stay('b', '2027-03-14', '2027-03-15')];
    expect(guestsByNight(stays, today, 4, today)).toEqual([1, 1, 1, 0]);
  });
  it('go by actual days, and go on while someone is still there', () => {
    expect(
      nightsOf(
        stay('a', '2027-03-01', '2027-03-20', { actualFrom: '2027-03-02', actualUntil: '2027-03-05' }),
        today,
      ),
    ).toEqual({ from: '2027-03-02', until: '2027-03-05' });
    expect(nightsOf(stay('a', '2027-03-01', '2027-03-05', { status: 'checkedIn' }), today)?.until).toBe(
      '2027-03-13',
    );
    expect(nightsOf(stay('a', '2027-03-01', '2027-03-05'), today)?.until).toBe('2027-03-05');
  });
  it('are none when cancelled, undated or the wrong way round', () => {
    for (const none of [
      stay('a', today, null, { status: 'cancelled' }),
      stay('a', null, today),
      stay('a', '2027-03-14', '2027-03-14'),
      stay('a', '2027-03-15', '2027-03-14'),
    ]) {
      expect(nightsOf(none, today)).toBeUndefined();
    }
  });
});

describe('clashes', () => {
  it('over capacity on the first night that it is, naming all who are there on such nights', () => {
    const stays = [
      stay('a', '2027-03-01', '2027-03-20', { guests: 2 }),
      stay('b', '2027-03-15', '2027-03-16'),
      stay('c', '2027-03-20', null),
    ];
    expect(clashesOf(house(stays), today)).toEqual([
      { kind: 'over capacity', day: '2027-03-15', records: [unit, recordId('a'), recordId('b')] },
    ]);
  });
  it('in a bed that changes hands on one day there is none', () => {
    const stays = [
      stay('a', '2027-03-10', '2027-03-15', { guests: 2 }),
      stay('b', '2027-03-15', null, { guests: 2 }),
    ];
    expect(clashesOf(house(stays), today)).toEqual([]);
  });
  it('what is over is over', () => {
    expect(clashesOf(house([stay('a', '2027-03-01', '2027-03-12', { guests: 9 })]), today)).toEqual([]);
  });
  it('people in a blocked unit or a compromised house', () => {
    const stays = [stay('a', '2027-03-15', null)];
    const blocked = house(stays, { units: [{ record: unit, beds: 2, blocked: true }] });
    expect(clashesOf(blocked, today)).toMatchObject([{ kind: 'unit blocked', day: '2027-03-15' }]);
    expect(clashesOf(house(stays, { state: 'compromised' }), today)).toMatchObject([
      { kind: 'stay in compromised house' },
    ]);
  });
  it('people without a unit count against the whole house', () => {
    expect(clashesOf(house([stay('a', today, null, { unit: null, guests: 3 })]), today)).toMatchObject([
      { kind: 'over capacity' },
    ]);
    expect(clashesOf(house([stay('a', today, null, { unit: null, guests: 2 })]), today)).toEqual([]);
  });
});

describe('placing someone', () => {
  const placed = stay('a', '2027-03-12', '2027-03-20', { guests: 2 });
  it('is refused with reasons', () => {
    const late = stay('b', '2027-03-18', '2027-03-25');
    expect(placementProblems(late, house([placed]), today)).toEqual([
      { kind: 'over capacity', day: '2027-03-18' },
    ]);
    expect(placementProblems(late, house([], { state: 'paused' }), today)).toEqual([
      { kind: 'house not open', day: '2027-03-18' },
    ]);
    expect(placementProblems(stay('b', null, null), house([]), today)).toEqual([
      { kind: 'dates', day: null },
    ]);
  });
  it('counts a stay that moves once', () => {
    expect(placementProblems({ ...placed, until: '2027-03-22' }, house([placed]), today)).toEqual([]);
  });
});
