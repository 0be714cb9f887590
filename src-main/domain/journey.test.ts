import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import type { LegFacts, LocalMoment } from './journey.ts';
import { planJourney } from './journey.ts';
import type { StayFacts } from './occupancy.ts';

const today = '2027-03-20';
const now = Date.parse('2027-03-20T12:00:00Z');
const context = { now, today };
/** As a clock on the wall there shows it, with the offset that holds then: `2027-03-28T03:15+02:00`. */
const there = (text: string): LocalMoment => ({ at: Date.parse(text), day: text.slice(0, 10) });
const leg = (
  name: string,
  departs: string | null,
  arrives: string | null,
  more: Partial<LegFacts> = {},
): LegFacts => ({
  record: recordId(name),
  order: name,
  status: 'planned',
  departs: departs === null ? null : there(departs),
  arrives: arrives === null ? null : there(arrives),
  confirmBy: null,
  papers: [],
  ...more,
});
const stay = (from: string, until: string, status = 'planned'): StayFacts => ({
  record: recordId(`stay ${from}`),
  house: null,
  caseId: null,
  answer: null,
  override: null,
  placedAt: null,
  plannedAt: null,
  unit: null,
  guests: 1,
  from,
  until,
  actualFrom: null,
  actualUntil: null,
  status,
});
const hours = (length: number | null): number | null => (length === null ? null : length / 3_600_000);
const kinds = (legs: readonly LegFacts[], stays: readonly StayFacts[] = [stay('2027-03-01', '2027-05-01')]) =>
  planJourney(legs, stays, context).problems.map(({ kind, day }) => (day === null ? kind : `${kind} ${day}`));

describe('a journey over the beginning of summer time and three zones', () => {
  // Berlin's clocks go from 02:00 to 03:00 on 28 March 2027; Tbilisi (+4) and Istanbul (+3) have no summer time.
  const legs = [
    leg('1', '2027-03-27T22:30+04:00', '2027-03-28T00:10+03:00'),
    leg('2', '2027-03-28T01:00+03:00', '2027-03-28T03:15+02:00'),
    leg('3', '2027-03-28T05:40+02:00', '2027-03-28T10:05+02:00'),
  ];
  it('has exact hours on the way, of waiting, and in all', () => {
    const {
      legs: planned,
      length,
      problems,
    } = planJourney(legs, [stay('2027-03-28', '2027-04-02')], context);
    expect(planned.map((one) => hours(one.length))).toEqual([2 + 40 / 60, 3.25, 4 + 25 / 60]);
    expect(planned.map((one) => hours(one.wait))).toEqual([null, 50 / 60, 2 + 25 / 60]);
    expect(hours(length)).toBe(13 + 35 / 60);
    expect(problems).toEqual([]);
  });
  it('a clock that goes back makes no leg shorter: six hours from 00:30 to 05:30 on 31 October', () => {
    const autumn = leg('1', '2027-10-31T00:30+02:00', '2027-10-31T05:30+01:00');
    expect(hours(planJourney([autumn], [], context).length)).toBe(6);
  });
  it('goes by the order of legs, then by departure; abandoned ones are no part of it', () => {
    const [one, two, three] = legs as [LegFacts, LegFacts, LegFacts];
    const order = (given: readonly LegFacts[]) =>
      planJourney(given, [], context).legs.map(({ record }) => record);
    expect(order([three, one, { ...two, status: 'abandoned' }])).toEqual([one.record, three.record]);
    const same = legs.map((each) => ({ ...each, order: null }));
    expect(order(same.toReversed())).toEqual(legs.map(({ record }) => record));
  });
});

describe('what is wrong with a journey', () => {
  it('arrives before it departs, by the instants and not by the clocks on the wall', () => {
    expect(kinds([leg('1', '2027-03-28T10:00+04:00', '2027-03-28T09:30+03:00')])).toEqual([]);
    expect(kinds([leg('1', '2027-03-28T10:00+04:00', '2027-03-28T08:59+03:00')])).toEqual([
      'arrives before departs',
    ]);
  });
  it('the next one leaves before this one is there', () => {
    const legs = [
      leg('1', '2027-03-28T10:00+02:00', '2027-03-28T12:00+02:00'),
      leg('2', '2027-03-28T11:59+02:00', '2027-03-28T14:00+02:00'),
    ];
    const { problems } = planJourney(legs, [stay('2027-03-28', '2027-03-29')], context);
    expect(problems).toEqual([
      { kind: 'departs before last arrives', leg: recordId('2'), other: recordId('1'), day: null },
    ]);
  });
  it('somebody would be alarmed before they can be there', () => {
    const confirmBy = Date.parse('2027-03-28T11:00+02:00');
    expect(kinds([leg('1', '2027-03-28T10:00+02:00', '2027-03-28T12:00+02:00', { confirmBy })])).toEqual([
      'confirm before arrival',
    ]);
  });
  it('a night between two legs has no bed, though the one after has', () => {
    const legs = [
      leg('1', '2027-03-28T10:00+02:00', '2027-03-28T18:00+02:00'),
      leg('2', '2027-03-31T09:00+02:00', '2027-03-31T12:00+02:00'),
    ];
    const end = stay('2027-03-31', '2027-04-09');
    expect(kinds(legs, [end])).toEqual(['night without bed 2027-03-28']);
    expect(kinds(legs, [end, stay('2027-03-28', '2027-03-30')])).toEqual(['night without bed 2027-03-30']);
    expect(kinds(legs, [end, stay('2027-03-28', '2027-03-31')])).toEqual([]);
    expect(kinds(legs, [end, stay('2027-03-28', '2027-03-31', 'cancelled')])).toEqual([
      'night without bed 2027-03-28',
    ]);
  });
  it('nights that are over are not asked about, nor an arrival of the past', () => {
    const legs = [
      leg('1', '2027-03-10T10:00+02:00', '2027-03-10T18:00+02:00', { status: 'arrived' }),
      leg('2', '2027-03-22T09:00+02:00', '2027-03-22T12:00+02:00'),
    ];
    expect(kinds(legs, [])).toEqual(['night without bed 2027-03-20', 'no bed on arrival 2027-03-22']);
    expect(kinds(legs.slice(0, 1), [])).toEqual([]);
  });
  it('nobody expects them on the day they come', () => {
    const legs = [leg('1', '2027-03-28T23:00+02:00', '2027-03-29T01:00+02:00')];
    expect(kinds(legs, [stay('2027-03-28', '2027-03-29')])).toEqual(['no bed on arrival 2027-03-29']);
  });
  it('a document ends before they are there, or begins after they left', () => {
    const papers = (validFrom: string | null, validUntil: string | null) =>
      kinds([
        leg('1', '2027-03-28T23:00+02:00', '2027-03-29T01:00+02:00', {
          papers: [{ record: recordId('passport'), validFrom, validUntil }],
        }),
      ]);
    expect(papers(null, '2027-03-29')).toEqual([]);
    expect(papers(null, '2027-03-28')).toEqual(['paper expired 2027-03-29']);
    expect(papers('2027-03-28', null)).toEqual([]);
    expect(papers('2027-03-29', null)).toEqual(['paper not valid yet 2027-03-28']);
  });
  it('times that are missing are no problem of their own', () => {
    expect(kinds([leg('1', null, null), leg('2', '2027-03-28T10:00+02:00', null)])).toEqual([]);
    expect(planJourney([], [], context)).toEqual({ legs: [], length: null, problems: [] });
  });
});

describe('an arrival that nobody confirms', () => {
  it('stands as the list of today has it, at the very second', () => {
    const arrives = Date.parse('2027-03-28T12:00+02:00');
    const times = { confirmBy: arrives + 2000 };
    const standing = (status: string | null, at: number, more: Partial<LegFacts> = times) =>
      planJourney([leg('1', null, '2027-03-28T12:00+02:00', { ...more, status })], [], { now: at, today })
        .legs[0]?.standing;
    expect([-1, 0, 1999, 2000].map((after) => standing('underway', arrives + after))).toEqual([
      'as planned',
      'late',
      'late',
      'alarm',
    ]);
    expect(standing('arrived', arrives + 9999)).toBe('over');
    expect(standing(null, arrives + 9999, { arrives: null })).toBe('as planned');
  });
});

it('property: waits and lengths add up to the whole journey, whatever the order they come in', () => {
  const moment = fc.integer({ min: 0, max: 10_000 }).map((minutes) => {
    const at = now + minutes * 60_000;
    return { at, day: new Date(at).toISOString().slice(0, 10) };
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, moment), { minLength: 1, maxLength: 8 }), (times) => {
      const legs = times.map(([departs, arrives], index) => ({
        ...leg(String(index), null, null),
        departs,
        arrives,
      }));
      const journey = planJourney(legs, [], context);
      const sum = journey.legs.reduce((total, one) => total + (one.length ?? 0) + (one.wait ?? 0), 0);
      expect(sum).toBe(journey.length);
      expect(planJourney(legs.toReversed(), [], context)).toEqual(journey);
    }),
  );
});
