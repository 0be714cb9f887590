import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { because, houseOf as house, stayOf as stay, unitOf } from './fixtures/houses.ts';
import { clashesOf, guestsByNight, nightsOf } from './occupancy.ts';
import { placementProblems } from './placement.ts';
import { bedsOn } from './units.ts';

const today = '2027-03-12';
const unit = recordId('unit');

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
    expect(nightsOf(stay('a', '2027-03-01', '2027-03-20', { status: 'checkedOut' }), today)?.until).toBe(
      today,
    );
  });
  it('are tonight for whoever is there, whatever day was written down, or none', () => {
    const here = { status: 'checkedIn' } as const;
    expect(nightsOf(stay('a', null, null, here), today)).toEqual({ from: today, until: null });
    expect(nightsOf(stay('a', '2027-03-20', '2027-03-22', here), today)?.from).toBe(today);
    expect(nightsOf(stay('a', null, '2027-03-01', here), today)).toEqual({
      from: today,
      until: '2027-03-13',
    });
  });
  it('count a party of nobody as somebody', () => {
    expect(guestsByNight([stay('a', today, null, { guests: 0 })], today, 1, today)).toEqual([1]);
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
      {
        kind: 'over capacity',
        day: '2027-03-15',
        records: [unit, recordId('a'), recordId('b')],
        overridden: false,
        reasons: [],
      },
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
    const blocked = house(stays, { units: [unitOf('unit', 2, { blocked: true })] });
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
    const elsewhere = stay('a', today, null, { unit: recordId('a unit of another house'), guests: 3 });
    expect(clashesOf(house([elsewhere]), today)).toMatchObject([{ kind: 'over capacity' }]);
  });
  it('people whom the house can not take, until they are gone or have come all the same', () => {
    const declined = stay('a', '2027-03-15', null, { answer: 'cannotTake' });
    expect(clashesOf(house([declined]), today)).toMatchObject([{ kind: 'declined', day: '2027-03-15' }]);
    expect(clashesOf(house([{ ...declined, status: 'cancelled' }]), today)).toEqual([]);
    expect(clashesOf(house([{ ...declined, from: today, status: 'checkedIn' }]), today)).toEqual([]);
  });
});

describe('blocked nights', () => {
  const blocked = unitOf('unit', 2, {
    blockedNights: [{ from: '2027-03-20', until: '2027-03-22', said: 5 }],
  });
  const units = [blocked, unitOf('attic', 1)];

  it('are half-open, and take the beds of those nights only', () => {
    const nights = ['2027-03-19', '2027-03-20', '2027-03-21', '2027-03-22'];
    expect(nights.map((night) => bedsOn(units, night))).toEqual([3, 1, 1, 3]);
  });
  it('clash with whoever sleeps there on one of them, from that night on', () => {
    const stays = [
      stay('before', today, '2027-03-20'),
      stay('through', '2027-03-18', '2027-03-21'),
      stay('after', '2027-03-22', null),
    ];
    expect(clashesOf(house(stays, { units: [blocked] }), today)).toMatchObject([
      { kind: 'unit blocked', day: '2027-03-20', records: [unit, recordId('through')], overridden: false },
    ]);
  });
  it('are one clash of a room, however many periods there are', () => {
    const periods = Array.from({ length: 40 }, (_, index) => ({
      from: '2027-03-20',
      until: `2027-04-${String(29 - (index % 29)).padStart(2, '0')}`,
      said: index,
    }));
    const stays = [
      stay('a', '2027-03-14', null, { override: because('', 39), plannedAt: 1 }),
      stay('b', '2027-03-25', null, { override: because('', 39), plannedAt: 1 }),
    ];
    const rooms = (more: number) => [
      unitOf('unit', 5, {
        blockedNights: [...periods, { from: '2027-03-22', until: '2027-03-23', said: more }],
      }),
    ];
    expect(clashesOf(house(stays, { units: rooms(0) }), today)).toMatchObject([
      {
        kind: 'unit blocked',
        day: '2027-03-20',
        records: [unit, recordId('a'), recordId('b')],
        overridden: true,
      },
    ]);
    expect(clashesOf(house(stays, { units: rooms(40) }), today)).toMatchObject([{ overridden: false }]);
  });
  it('leave too few beds for those who have no unit, on the first such night', () => {
    const none = stay('a', '2027-03-14', null, { unit: null, guests: 2 });
    expect(clashesOf(house([none], { units }), today)).toMatchObject([
      { kind: 'over capacity', day: '2027-03-20' },
    ]);
  });
  it('are put up with by a reason given after they were said', () => {
    const clashes = (at: number) =>
      clashesOf(house([stay('a', today, null, { override: because('', at) })], { units: [blocked] }), today);
    expect(clashes(4)).toMatchObject([{ overridden: false }]);
    expect(clashes(5)).toMatchObject([{ overridden: true }]);
  });
});

describe('a clash that somebody put up with', () => {
  const first = stay('first', '2027-03-12', '2027-03-20', { guests: 2, placedAt: 10 });
  const extra = stay('extra', '2027-03-18', '2027-03-25', {
    placedAt: 20,
    override: because('a mattress', 20),
  });
  const over = (...stays: readonly ReturnType<typeof stay>[]) => clashesOf(house(stays), today);

  it('shows the reason and is no alarm', () => {
    expect(over(first, extra)).toMatchObject([
      { overridden: true, reasons: [{ stay: recordId('extra'), reason: 'a mattress' }] },
    ]);
  });
  it('is an alarm again as soon as the others are too many without it', () => {
    const merged = stay('merged', '2027-03-19', null, { placedAt: 5 });
    expect(over(first, extra, merged)).toMatchObject([{ overridden: false }]);
  });
  it('is an alarm again when someone came after the reason', () => {
    const one = { ...first, guests: 1 };
    const early = stay('merged', '2027-03-19', null, { placedAt: 15 });
    const two = { ...extra, guests: 2 };
    expect(over(one, two, early)).toMatchObject([{ overridden: true }]);
    expect(over(one, two, { ...early, placedAt: 21 })).toMatchObject([{ overridden: false }]);
    expect(over(one, two, { ...early, placedAt: null })).toMatchObject([{ overridden: false }]);
  });
  it('is an alarm again when the plan that it was given for has changed', () => {
    const changed = { ...extra, guests: 4, plannedAt: 21 };
    expect(over(first, changed)).toMatchObject([{ overridden: false }]);
    expect(over(first, { ...changed, plannedAt: null })).toMatchObject([{ overridden: false }]);
    // That they have come is no other plan.
    expect(over(first, { ...extra, placedAt: 30 })).toMatchObject([{ overridden: true }]);
  });
  it('is an alarm again when there are fewer beds than at the time', () => {
    const units = (bedsSaid: number | null) => [unitOf('unit', 2, { bedsSaid })];
    const clashes = (bedsSaid: number | null) =>
      clashesOf(house([first, extra], { units: units(bedsSaid) }), today);
    expect(clashes(20)).toMatchObject([{ overridden: true }]);
    expect(clashes(21)).toMatchObject([{ overridden: false }]);
    expect(clashes(null)).toMatchObject([{ overridden: false }]);
  });
  it('is one never in a compromised house, nor where the house can not take them', () => {
    const reasoned = { ...extra, override: because('', 99) };
    expect(clashesOf(house([reasoned], { state: 'compromised' }), today)).toMatchObject([
      { kind: 'stay in compromised house', overridden: false },
    ]);
    expect(clashesOf(house([{ ...reasoned, answer: 'cannotTake' }]), today)).toMatchObject([
      { kind: 'declined', overridden: false },
    ]);
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
