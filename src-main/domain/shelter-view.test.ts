import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import { recordId } from './fixtures/history.ts';
import type { RecordId } from './ids.ts';
import type { HeadCount, ShelterHouse, ShelterStay } from './shelter-view.ts';
import { shelterDay } from './shelter-view.ts';
import type { UnitFacts } from './units.ts';

const today = '2027-03-12';
const unit = recordId('unit');
const nobody: ReadonlySet<RecordId> = new Set();

const stay = (name: string, from: string | null, more: Partial<ShelterStay> = {}): ShelterStay => ({
  record: recordId(name),
  house: recordId('house'),
  caseId: null,
  override: null,
  placedAt: null,
  plannedAt: null,
  unit,
  guests: 2,
  from,
  until: '2027-04-01',
  actualFrom: null,
  actualUntil: null,
  status: 'planned',
  answer: 'canTake',
  notArrivedOn: null,
  withdrawn: false,
  ...more,
});
const here = (name: string, until: string | null, more: Partial<ShelterStay> = {}): ShelterStay =>
  stay(name, '2027-03-01', { status: 'checkedIn', actualFrom: '2027-03-01', until, ...more });
const room = (record: RecordId, beds: number | null): UnitFacts => ({
  record,
  beds,
  blocked: false,
  blockedSaid: null,
  bedsSaid: null,
  blockedNights: [],
});
const house = (stays: readonly ShelterStay[], more: Partial<ShelterHouse> = {}): ShelterHouse => ({
  record: recordId('house'),
  state: 'open',
  units: [
    room(unit, 6),
    // Blocked for this night alone.
    { ...room(recordId('attic'), 3), blockedNights: [{ from: today, until: '2027-03-13', said: null }] },
  ],
  stays,
  counts: [],
  ...more,
});
const dayOf = (stays: readonly ShelterStay[], more: Partial<ShelterHouse> = {}, seen = nobody) =>
  shelterDay(house(stays, more), seen, today);
const count = (day: string, people: number | null, at: string, name = at): HeadCount => ({
  record: recordId(name),
  day,
  count: people,
  at,
});

describe('who comes', () => {
  it('should have come, comes today, tomorrow, later; the sooner first, without a day last', () => {
    const { groups } = dayOf([
      stay('no day', null),
      stay('in 9 days', '2027-03-21'),
      stay('in 2 days', '2027-03-14'),
      stay('tomorrow', '2027-03-13'),
      stay('today', '2027-03-12'),
      stay('yesterday', '2027-03-11'),
      stay('last week', '2027-03-05'),
    ]);
    expect(groups).toMatchObject({
      overdue: [recordId('last week'), recordId('yesterday')],
      today: [recordId('today')],
      tomorrow: [recordId('tomorrow')],
      later: [recordId('in 2 days'), recordId('in 9 days'), recordId('no day')],
    });
  });

  it('counts tomorrow over the end of a month and of a leap year’s February', () => {
    const one = house([stay('a', '2028-03-01')]);
    expect(shelterDay(one, nobody, '2028-02-29').groups.tomorrow).toHaveLength(1);
    expect(shelterDay(one, nobody, '2028-02-28').groups.later).toHaveLength(1);
  });

  it('but not whom the house can’t take: these wait for the coordinator', () => {
    const day = dayOf([stay('a', today, { answer: 'cannotTake' })]);
    expect(day.groups).toMatchObject({ today: [], declined: [recordId('a')] });
    expect(day).toMatchObject({ expected: 0, open: [] });
  });
});

describe('who is here, and who leaves', () => {
  it('today, overdue, within three days, later or never', () => {
    const { groups, present } = dayOf([
      here('should have left', '2027-03-11'),
      here('today', today),
      here('in 3 days', '2027-03-15'),
      here('in 4 days', '2027-03-16'),
      here('no end', null),
    ]);
    expect(groups).toMatchObject({
      leavingOverdue: [recordId('should have left')],
      leavingToday: [recordId('today')],
      leavingSoon: [recordId('in 3 days')],
    });
    expect(groups.here.toSorted()).toEqual([recordId('in 4 days'), recordId('no end')].toSorted());
    expect(present).toBe(10);
  });

  it('nobody who has left', () => {
    const left = stay('a', '2027-03-01', { status: 'checkedOut', actualUntil: '2027-03-10' });
    const { groups, present } = dayOf([left]);
    expect(Object.values(groups).flat()).toEqual([]);
    expect(present).toBe(0);
  });
});

describe('who is not coming any more', () => {
  const cancelled = stay('cancelled', today, { status: 'cancelled' });
  const elsewhere = stay('sent elsewhere', today, { withdrawn: true });

  it('is shown until somebody has seen it, and no longer expected', () => {
    const day = dayOf([cancelled, elsewhere]);
    expect(day.groups.gone.toSorted()).toEqual([cancelled.record, elsewhere.record].toSorted());
    expect(day).toMatchObject({ expected: 0, open: [] });
    expect(dayOf([cancelled, elsewhere], {}, new Set([cancelled.record])).groups.gone).toEqual([
      elsewhere.record,
    ]);
  });

  it('is shown also where they are here already: somebody has to know', () => {
    const day = dayOf([here('a', null, { withdrawn: true })]);
    expect(day.groups.gone).toEqual([recordId('a')]);
  });
});

describe('tonight', () => {
  it('expects who is here and who comes today or should have come; free beds are what is left', () => {
    const day = dayOf([here('a', null), stay('b', today), stay('c', '2027-03-13')]);
    expect(day).toMatchObject({ expected: 4, present: 2, bedsFree: 2, bedsBlocked: 3 });
  });

  it('has no free beds rather than fewer than none, and does not guess what nobody said', () => {
    expect(dayOf([here('a', null, { guests: 9 })]).bedsFree).toBe(0);
    const units = [room(unit, null)];
    expect(dayOf([here('a', null)], { units }).bedsFree).toBeNull();
  });

  it('has the headcount of this night that was said last', () => {
    const counts = [
      count(today, 5, '2027-03-12T18:00:00Z'),
      count(today, 6, '2027-03-12T21:00:00Z'),
      count('2027-03-11', 8, '2027-03-12T22:00:00Z'),
      count(today, null, '2027-03-12T23:00:00Z'),
    ];
    expect(dayOf([here('a', null)], { counts })).toMatchObject({ counted: 6, expected: 2, open: [] });
    expect(dayOf([here('a', null)], { counts: counts.slice(2) }).counted).toBeNull();
  });
});

describe('the house', () => {
  it.each([
    ['compromised', 'move out now'],
    ['paused', 'paused'],
    ['open', 'open'],
    [null, 'open'],
  ] as const)('%s: %s', (state, shown) => {
    expect(dayOf([], { state }).state).toBe(shown);
  });
});

describe('what is still to be answered', () => {
  const open = (stays: readonly ShelterStay[], more: Partial<ShelterHouse> = {}) =>
    dayOf(stays, more).open.map(({ kind }) => kind);

  it('can the house take them: until the day they come', () => {
    expect(open([stay('a', '2027-03-13', { answer: null })])).toEqual(['answer']);
    expect(open([stay('a', '2027-03-13')])).toEqual([]);
    expect(open([stay('a', null, { answer: null })])).toEqual(['answer']);
  });
  it('have they come: from the day on, each day anew', () => {
    expect(open([stay('a', today, { answer: null })])).toEqual(['arrival', 'headcount']);
    expect(open([stay('a', today, { notArrivedOn: today })])).toEqual(['headcount']);
    expect(open([stay('a', '2027-03-11', { notArrivedOn: '2027-03-11' })])).toEqual(['arrival', 'headcount']);
  });
  it('have they left', () => {
    expect(open([here('a', today)])).toEqual(['departure', 'headcount']);
    expect(open([here('a', '2027-03-13')])).toEqual(['headcount']);
    expect(open([here('a', null)])).toEqual(['headcount']);
  });
  it('nothing of an empty house, nor of who is gone', () => {
    expect(open([])).toEqual([]);
    expect(open([stay('a', today, { status: 'cancelled', answer: null })])).toEqual([]);
  });
});

const anyStay: fc.Arbitrary<ShelterStay> = fc
  .record({
    name: fc.integer({ min: 0, max: 1e6 }),
    from: fc.option(fc.integer({ min: -9, max: 9 })),
    nights: fc.option(fc.integer({ min: 1, max: 12 })),
    status: fc.constantFrom('planned', 'checkedIn', 'checkedOut', 'cancelled', null),
    answer: fc.constantFrom('canTake', 'cannotTake', null),
    withdrawn: fc.boolean(),
    guests: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  .map(({ name, from, nights, ...more }) => {
    const first = from === null ? null : (addDays(today, from) ?? null);
    const until = first === null || nights === null ? null : (addDays(first, nights) ?? null);
    return stay(String(name), first, { ...more, until });
  });
const anyStays = fc.uniqueArray(anyStay, { selector: ({ record }) => record, maxLength: 12 });

describe('whatever the stays', () => {
  it('each is in exactly one list, or has left', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        const listed: readonly string[] = Object.values(dayOf(stays).groups).flat();
        const wanted = stays.filter(({ status }) => status !== 'checkedOut').map(({ record }) => record);
        expect(new Set(listed)).toEqual(new Set(wanted));
        expect(listed).toHaveLength(wanted.length);
      }),
    );
  });
  it('the order in which they are given changes nothing', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        expect(dayOf(stays.toReversed())).toEqual(dayOf(stays));
      }),
    );
  });
  it('beds and people are never fewer than none, and what is asked is about someone who is listed', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        const day = dayOf(stays);
        expect(Math.min(day.expected, day.present, day.bedsFree ?? 0)).toBeGreaterThanOrEqual(0);
        const listed = new Set<string>([...Object.values(day.groups).flat(), day.record]);
        for (const { record } of day.open) expect(listed.has(record)).toBe(true);
      }),
    );
  });
});
