import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type HouseOffer, type Wanted } from './allocation.ts';
import { addDays } from './days.ts';
import { doubleBookings } from './double-booking.ts';
import { recordId } from './fixtures/history.ts';
import { because, houseOf, stayOf, unitOf } from './fixtures/houses.ts';
import type { RecordId } from './ids.ts';
import { clashesOf, covers, guestsOn, nightsOf, type StayFacts } from './occupancy.ts';
import { placementProblems } from './placement.ts';
import type { Member } from './suitability.ts';
import { bedsOn, isBlockedOn } from './units.ts';

const today = '2027-03-12';
const someone = (ageBand: string, ...needs: readonly string[]): Member => ({ ageBand, needs, languages: [] });
const family = [someone('adult'), someone('adult', 'wheelchair'), someone('child')];
const caseId = recordId('Heron');

const wanted = (members: readonly Member[], from = today, until: string | null = '2027-03-26'): Wanted => ({
  party: { guests: members.length, members },
  stay: stayOf('new', from, until, { caseId, unit: null, guests: members.length }),
});
const offer = (
  name: string,
  beds: readonly number[],
  suits: Readonly<Record<string, boolean>> = {},
  more: Partial<HouseOffer['facts']> = {},
): HouseOffer => ({
  codeName: name,
  suits: new Map(Object.entries(suits)),
  facts: houseOf([], {
    record: recordId(name),
    units: beds.map((count, index) => unitOf(`${name} ${index}`, count)),
    ...more,
  }),
});
const step = { wheelchair: true, children: true };
const inHouse = (name: string, index: number, more: Partial<StayFacts>): StayFacts =>
  stayOf('there', today, null, { house: recordId(name), unit: recordId(`${name} ${index}`), ...more });

describe('a place for a family', () => {
  it('of three with a wheelchair is in the one house that fits, in the one room that holds them', () => {
    const found = allocate(
      wanted(family),
      [
        offer('Attic', [6], { ...step, wheelchair: false }),
        offer('Birch', [2], step),
        offer('Cedar', [4, 3, 1], step),
        offer('Dune', [3], step, { state: 'compromised' }),
        offer('Elm', [3], step, { state: 'paused' }),
        offer('Fir', [3], { ...step, children: false }),
      ],
      today,
    );
    expect(found.suggestions).toMatchObject([
      {
        house: recordId('Cedar'),
        fits: true,
        parts: [{ unit: recordId('Cedar 1'), guests: 3 }],
        left: 0,
        answers: [
          { need: 'children', answer: 'met' },
          { need: 'wheelchair', answer: 'met' },
        ],
      },
    ]);
    expect(found.unfit.map(({ because: why }) => why)).toEqual([
      'need not met',
      'over capacity',
      'stay in compromised house',
      'house not open',
      'need not met',
    ]);
  });
  it('that says nothing of what they need comes last, and is to be asked', () => {
    const found = allocate(wanted(family), [offer('Ash', [3]), offer('Zinnia', [2, 2], step)], today);
    expect(found.suggestions.map(({ house, fits }) => [house, fits])).toEqual([
      [recordId('Zinnia'), true],
      [recordId('Ash'), false],
    ]);
  });
  it('together comes before apart, in several units of one house, never with a child alone', () => {
    const found = allocate(
      wanted(family),
      [offer('Apart', [2, 1], step), offer('Together', [3], step), offer('Beds', [1, 1, 1], step)],
      today,
    );
    expect(found.suggestions.map(({ house, parts }) => [house, parts.map(({ guests }) => guests)])).toEqual([
      [recordId('Together'), [3]],
      [recordId('Apart'), [2, 1]],
    ]);
    expect(found.unfit).toMatchObject([{ house: recordId('Beds'), because: 'minors alone' }]);
  });
  it('counts beds on every night, and a block in the middle', () => {
    const later = inHouse('Cedar', 0, { from: '2027-03-20', until: '2027-03-22', guests: 2 });
    const cedar = offer('Cedar', [3], step);
    const taken = { ...cedar, facts: { ...cedar.facts, stays: [later] } };
    const blockedNights = [{ from: '2027-03-25', until: '2027-04-01', said: 0 }];
    const blocked = {
      ...cedar,
      facts: { ...cedar.facts, units: [unitOf('Cedar 0', 3, { blockedNights })] },
    };
    const houses = (one: HouseOffer, until: string | null) =>
      allocate(wanted(family, today, until), [one], today).suggestions.length;
    expect(houses(taken, '2027-03-20')).toBe(1);
    expect(houses(taken, '2027-03-21')).toBe(0);
    expect(houses(blocked, '2027-03-25')).toBe(1);
    expect(houses(blocked, null)).toBe(0);
  });
  it("after a shelter's `can't take` is in the next house", () => {
    const houses = [offer('Aspen', [3], step), offer('Birch', [4], step)];
    const first = allocate(wanted(family), houses, today).suggestions[0];
    expect(first?.house).toBe(recordId('Aspen'));
    const declined = inHouse('Aspen', 0, { caseId, guests: 3, answer: 'cannotTake' });
    const [aspen, birch] = houses.map((house) =>
      house.codeName === 'Aspen' ? { ...house, facts: { ...house.facts, stays: [declined] } } : house,
    );
    if (aspen === undefined || birch === undefined) throw new Error('no houses');
    expect(clashesOf(aspen.facts, today)).toMatchObject([{ kind: 'declined', day: today }]);
    const moving = { ...wanted(family), stay: { ...wanted(family).stay, record: declined.record } };
    expect(allocate(moving, [aspen, birch], today, [declined]).suggestions.map(({ house }) => house)).toEqual(
      [recordId('Birch')],
    );
  });
});

it('two coordinators book the last bed apart and merge: a red clash, then solved', () => {
  const first = inHouse('Cedar', 0, { record: recordId('of anna'), from: '2027-03-14', until: '2027-03-20' });
  const second = inHouse('Cedar', 0, { record: recordId('of boris'), from: '2027-03-18', until: null });
  const facts = offer('Cedar', [1]).facts;
  // Each alone is right.
  expect(placementProblems(first, facts, today)).toEqual([]);
  expect(placementProblems(second, facts, today)).toEqual([]);
  const merged = { ...facts, stays: [second, first] };
  expect(clashesOf(merged, today)).toMatchObject([
    {
      kind: 'over capacity',
      day: '2027-03-18',
      records: [recordId('Cedar 0'), second.record, first.record],
      overridden: false,
    },
  ]);
  const solved = { ...facts, stays: [{ ...second, from: '2027-03-20' }, first] };
  expect(clashesOf(solved, today)).toEqual([]);
});

/* Any houses, any stays in them, as merging may leave them. */

const anyDay = fc.nat(20).map((days) => addDays('2027-03-05', days) ?? today);
const anyNights = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 12 }), { freq: 4 }))
  .map(([from, nights]) => ({ from, until: nights === null ? null : (addDays(from, nights) ?? null) }));
const units = ['u0', 'u1', 'u2'].map(recordId);
const anyStay = fc
  .record({
    nights: anyNights,
    unit: fc.constantFrom<(RecordId | null)[]>(...units, null, recordId('of another house')),
    guests: fc.integer({ min: 1, max: 4 }),
    caseId: fc.constantFrom(caseId, recordId('Wren'), recordId('Finch')),
    status: fc.constantFrom('planned', 'checkedIn', 'checkedOut', 'cancelled'),
    answer: fc.constantFrom(null, 'canTake', 'cannotTake'),
    placedAt: fc.nat(5),
    reason: fc.option(fc.nat(5), { freq: 3 }),
  })
  .map(({ nights, reason, ...rest }) => ({
    ...rest,
    ...nights,
    override: reason === null ? null : because('they know', reason),
  }));
const anyUnit = fc.record({
  beds: fc.nat(4),
  blocked: fc.boolean(),
  blockedNights: fc.array(
    anyNights.map(({ from, until }) => ({ from, until: until ?? '2027-12-31', said: 0 })),
    { maxLength: 1 },
  ),
});
const anyHouse = fc
  .record({
    state: fc.constantFrom('open', 'open', 'paused', 'compromised'),
    units: fc.array(anyUnit, { minLength: 1, maxLength: 3 }),
    stays: fc.array(anyStay, { maxLength: 6 }),
    suits: fc.dictionary(fc.constantFrom('wheelchair', 'pets', 'children', 'womenOnly'), fc.boolean()),
  })
  .map((house) => ({
    ...house,
    units: house.units.map((unit, index) => unitOf(`u${index}`, unit.beds, unit)),
  }));
const anyMember = fc.record({
  ageBand: fc.constantFrom('child', 'teen', 'adult', 'older', null),
  needs: fc.subarray(['wheelchair', 'pets', 'diet']),
  languages: fc.constant([]),
});
const anyOffers = fc.array(anyHouse, { minLength: 1, maxLength: 3 }).map((houses) =>
  houses.map((house, number): HouseOffer => {
    const record = recordId(`house ${number}`);
    // Each house has units and stays of its own.
    const own = (id: RecordId | null): RecordId | null =>
      id === null ? null : recordId(`${id} of ${number}`);
    return {
      codeName: `House ${number % 2}`,
      suits: new Map(Object.entries(house.suits)),
      facts: {
        record,
        state: house.state,
        units: house.units.map((unit) => ({ ...unit, record: own(unit.record) ?? unit.record })),
        stays: house.stays.map((stay, index) =>
          stayOf(`stay ${number} ${index}`, stay.from, stay.until, {
            ...stay,
            house: record,
            unit: own(stay.unit),
          }),
        ),
      },
    };
  }),
);
const nightsAhead = Array.from({ length: 40 }, (_, days) => addDays(today, days) ?? today);

describe('whatever is booked and merged', () => {
  it('nobody is without a bed on any night but by a clash that is shown or a reason that somebody gave', () => {
    fc.assert(
      fc.property(anyOffers, (offers) => {
        for (const { facts } of offers) {
          const clashes = clashesOf(facts, today);
          const known = new Set(facts.units.map(({ record }) => record));
          const shown = (night: string, stays: readonly StayFacts[]): void => {
            const there = stays.filter((stay) => covers(nightsOf(stay, today), night));
            expect(
              clashes.some(
                ({ kind, day, records }) =>
                  (kind === 'over capacity' || kind === 'unit blocked') &&
                  day <= night &&
                  there.every(({ record }) => records.includes(record)),
              ),
            ).toBe(true);
          };
          for (const night of nightsAhead) {
            for (const unit of facts.units) {
              const own = facts.stays.filter((stay) => stay.unit === unit.record);
              const beds = isBlockedOn(unit, night) ? 0 : (unit.beds ?? Infinity);
              if (guestsOn(own, night, today) > beds) shown(night, own);
            }
            const beds = bedsOn(facts.units, night) ?? Infinity;
            const homeless = facts.stays.some(
              (stay) => (stay.unit === null || !known.has(stay.unit)) && covers(nightsOf(stay, today), night),
            );
            if (homeless && guestsOn(facts.stays, night, today) > beds) shown(night, facts.stays);
          }
          for (const clash of clashes) if (clash.overridden) expect(clash.reasons).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is suggested that the rules refuse, and no child sleeps alone', () => {
    fc.assert(
      fc.property(
        anyOffers,
        fc.array(anyMember, { minLength: 1, maxLength: 5 }),
        anyNights,
        (offers, members, nights) => {
          const stay = stayOf('new', nights.from, nights.until, { caseId, unit: null });
          const all = offers.flatMap(({ facts }) => facts.stays);
          const asked: Wanted = { party: { guests: members.length, members }, stay };
          const found = allocate(asked, offers, today, all);
          expect(found.suggestions.length + found.unfit.length).toBe(offers.length);
          for (const { house, parts, answers } of found.suggestions) {
            const facts = offers.find((one) => one.facts.record === house)?.facts;
            if (facts === undefined) throw new Error('a house of nobody');
            expect(facts.state).toBe('open');
            expect(answers.some(({ hard, answer }) => hard && answer === 'not met')).toBe(false);
            expect(parts.reduce((sum, { guests }) => sum + guests, 0)).toBe(members.length);
            expect(new Set(parts.map(({ unit }) => unit)).size).toBe(parts.length);
            const placed = parts.map((part, index) =>
              stayOf(`part ${index}`, nights.from, nights.until, { ...part, caseId, house }),
            );
            const full = { ...facts, stays: [...facts.stays, ...placed] };
            for (const part of placed) expect(placementProblems(part, full, today, all)).toEqual([]);
            expect(doubleBookings([...all, ...placed], today)).toEqual(doubleBookings(all, today));
            const young = members.some(({ ageBand }) => ageBand === 'child' || ageBand === 'teen');
            const carers = members.filter(({ ageBand }) => ageBand === 'adult' || ageBand === 'older');
            if (young && parts.length > 1) {
              // As many as are not carers need the company of one: no unit is left that could hold only them.
              const crowded = parts.toSorted((one, other) => other.guests - one.guests);
              let left = members.length - carers.length;
              let used = 0;
              for (const part of crowded) if (left > 0) [left, used] = [left - part.guests + 1, used + 1];
              expect(used).toBeLessThanOrEqual(carers.length);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the same facts in any order give the same suggestions', () => {
    fc.assert(
      fc.property(anyOffers, fc.array(anyMember, { minLength: 1, maxLength: 4 }), (offers, members) => {
        const shuffled = offers.toReversed().map((one) => ({
          ...one,
          facts: { ...one.facts, units: one.facts.units.toReversed(), stays: one.facts.stays.toReversed() },
        }));
        expect(allocate(wanted(members), shuffled, today)).toEqual(allocate(wanted(members), offers, today));
      }),
      { numRuns: 100 },
    );
  });
});
