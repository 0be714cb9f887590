import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import { waitingTimes, type WaitingPathway, type WaitingStep } from './waiting-times.ts';

const today = '2026-11-20';
const start = '2026-01-01';
const step = (days: number | null, more: Partial<WaitingStep> = {}): WaitingStep => ({
  title: 'Visa decision',
  from: null,
  status: 'granted',
  startedOn: start,
  doneOn: days === null ? null : (addDays(start, days) ?? null),
  milestone: null,
  ...more,
});
let next = 0;
const pathway = (steps: readonly WaitingStep[], more: Partial<WaitingPathway> = {}): WaitingPathway => {
  next += 1;
  return { caseId: String(next), country: 'DE', kind: 'humanitarianVisa', steps, ...more };
};
const each = (days: readonly number[], more: Partial<WaitingStep> = {}) =>
  days.map((one) => pathway([step(one, more)]));

describe('how long steps took', () => {
  it('is the median and the range of those that began and ended', () => {
    expect(waitingTimes(each([10, 40, 20, 90, 31]), today)).toEqual([
      {
        country: 'DE',
        kind: 'humanitarianVisa',
        what: { step: 'Visa decision' },
        outcome: 'granted',
        count: 5,
        days: { least: 10, median: 31, most: 90, middle: null },
      },
    ]);
  });

  it('has the middle half from ten on', () => {
    const [row] = waitingTimes(each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), today);
    expect(row?.days).toEqual({ least: 0, median: 5, most: 9, middle: { from: 2, to: 7 } });
  });

  it('counts nothing without both days, in the wrong order, ahead of today, or cancelled', () => {
    const rows = waitingTimes(
      [
        ...each([1, 2, 3, 4]),
        pathway([step(null)]),
        pathway([step(5, { startedOn: null })]),
        pathway([step(-5)]),
        pathway([step(400)]),
        pathway([step(5, { status: 'cancelled' })]),
        pathway([step(5, { status: 'inProgress' })]),
        pathway([step(5, { title: null })]),
      ],
      today,
    );
    expect(rows).toMatchObject([{ count: '<5', days: null }]);
  });

  it('holds granted and refused, countries, kinds and steps apart', () => {
    const rows = waitingTimes(
      [
        ...each([1, 1, 1, 1, 1]),
        ...each([9, 9, 9, 9, 9], { status: 'refused' }),
        ...each([5, 5, 5, 5, 5], { title: 'Biometrics' }),
        ...each([7, 7, 7, 7, 7]).map((one) => ({ ...one, country: 'FR' })),
      ],
      today,
    );
    expect(rows.map(({ country, what, outcome, days }) => [country, what, outcome, days?.median])).toEqual([
      ['DE', { step: 'Visa decision' }, 'refused', 9],
      ['DE', { step: 'Biometrics' }, 'granted', 5],
      ['DE', { step: 'Visa decision' }, 'granted', 1],
      ['FR', { step: 'Visa decision' }, 'granted', 7],
    ]);
  });

  it('takes steps of one template for the same, whatever they are called, and own ones by their title', () => {
    const from = 'de-residence-act-22 decision';
    const rows = waitingTimes(
      [
        ...each([1, 2, 3], { from, title: 'Решение' }),
        ...each([4, 5], { from, title: 'Decision' }),
        ...each([1, 2, 3], { title: 'By hand' }),
        ...each([4, 5], { title: ' BY HAND' }),
      ],
      today,
    );
    expect(rows.map(({ what, count }) => [what, count])).toEqual([
      [{ step: 'By hand' }, 5],
      [{ step: 'Решение' }, 5],
    ]);
  });
});

describe('the whole way', () => {
  const way = (decided: number, left: number | null, status = 'granted') =>
    pathway([
      step(3, { title: 'Gather' }),
      step(decided, { title: 'Decision', startedOn: '2026-02-01', milestone: 'decision', status }),
      ...(left === null ? [] : [step(left, { title: 'Flight', startedOn: null, milestone: 'departure' })]),
    ]);

  it('goes from the first beginning to the decision and to the departure', () => {
    const rows = waitingTimes(
      [50, 60, 70, 80, 90].map((days) => way(days, days + 20)),
      today,
    );
    expect(rows.slice(0, 2)).toMatchObject([
      { what: 'departure', count: 5, days: { least: 70, median: 90, most: 110 } },
      { what: 'decision', count: 5, days: { least: 50, median: 70, most: 90 } },
    ]);
  });

  it('has no end while somebody of the family waits for a decision', () => {
    const one = step(50, { milestone: 'decision' });
    const family = (other: Partial<WaitingStep>) => [
      pathway([one, step(80, { milestone: 'decision', ...other })]),
    ];
    expect(waitingTimes(family({}), today).map(({ what }) => what)).toContain('decision');
    expect(
      waitingTimes(family({ status: 'submitted', doneOn: null }), today).map(({ what }) => what),
    ).not.toContain('decision');
    expect(waitingTimes(family({ status: 'cancelled' }), today).map(({ what }) => what)).toContain(
      'decision',
    );
  });
});

describe('what is not shown', () => {
  it('fewer than five, with their days', () => {
    expect(waitingTimes(each([1, 2, 3, 4]), today)).toMatchObject([{ count: '<5', days: null }]);
  });

  it('the five of one family: they are one case', () => {
    const family = pathway([1, 2, 3, 4, 5].map((days) => step(days)));
    expect(waitingTimes([family], today)).toMatchObject([{ count: '≥5', days: null }]);
    expect(waitingTimes([family, ...each([1, 2, 3])], today)[0]?.days).toBeNull();
    expect(waitingTimes([family, ...each([1, 2, 3, 4])], today)[0]).toMatchObject({ count: 9 });
  });
});

const waits = fc.array(
  fc.record({
    days: fc.integer({ min: -5, max: 400 }),
    caseId: fc.integer({ min: 1, max: 12 }).map(String),
    status: fc.constantFrom('granted', 'refused', 'cancelled'),
    country: fc.constantFrom('DE', 'FR', null),
  }),
  { maxLength: 60 },
);

it('is the same in any order, and never shows fewer than five cases', () => {
  fc.assert(
    fc.property(waits, (list) => {
      const given = list.map(({ days, caseId, status, country }) =>
        pathway([step(days, { status })], { caseId, country }),
      );
      const rows = waitingTimes(given, today);
      expect(waitingTimes(given.toReversed(), today)).toEqual(rows);
      for (const { days, outcome, country } of rows) {
        if (days === null) continue;
        const cases = list.filter(
          (one) => one.status === outcome && one.country === country && one.days >= 0,
        );
        expect(new Set(cases.map(({ caseId }) => caseId)).size).toBeGreaterThanOrEqual(5);
        expect(days.least <= days.median && days.median <= days.most).toBe(true);
        if (days.middle !== null)
          expect(
            days.least <= days.middle.from &&
              days.middle.from <= days.median &&
              days.median <= days.middle.to,
          ).toBe(true);
      }
    }),
  );
});
