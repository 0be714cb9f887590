import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFromNumber, dayNumber, type Day } from './days.ts';
import { recordId } from './fixtures/history.ts';
import { isBehind, isNeeded, nextDay, referencePlan } from './fixtures/reference-planner.ts';
import { plainStep } from './fixtures/steps.ts';
import type { PathwayFacts, PlanAppointment, StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';

/** The last day of a leap February, a Tuesday: months are short after it, and there are 31sts before it. */
const today = '2028-02-29';
const from = dayNumber(today) ?? 0;
const around = (before: number, after: number): fc.Arbitrary<Day> =>
  fc.integer({ min: -before, max: after }).map((days) => dayFromNumber(from + days));
/** Weekends, and every day of a month that ends in a 1. */
const isFree = (day: Day): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) || day.endsWith('1');

const bound = fc.oneof(
  { weight: 12, arbitrary: fc.nat(12) },
  fc.constantFrom(-3, 2.5, 99_999, '4' as const, null),
);
const unit = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('days', 'workingDays', 'months') },
  fc.constantFrom('weeks', 'toString'),
);
const states = [
  'notStarted',
  'inProgress',
  'submitted',
  'granted',
  'granted',
  'cancelled',
  'refused',
  'refused',
];
const status = fc.constantFrom(null, null, null, ...states);

const stepAt = (at: number, upTo: number) =>
  fc
    .record({
      status,
      dependsOn: fc.array(fc.nat(Math.max(upTo, 1)), { maxLength: 3 }),
      ifRefused: fc.option(fc.nat(Math.max(upTo, 1)), { freq: 2 }),
      duration: fc.option(fc.record({ min: bound, max: bound, unit }), { freq: 8 }),
      startedOn: fc.option(around(50, 20), { freq: 2 }),
      doneOn: fc.option(around(50, 20), { freq: 2 }),
      milestone: fc.constantFrom(null, null, null, 'decision', 'departure'),
    })
    .map((made): StepFacts => {
      // Nothing has the number 99: such a step isn't here.
      const named = (number: number): string => `step ${number >= upTo ? 99 : number}`;
      return plainStep(`step ${at}`, [...new Set(made.dependsOn.map(named))], {
        ...made,
        dependsOn: [...new Set(made.dependsOn.map(named))].map(recordId),
        ifRefused: made.ifRefused === null ? null : recordId(named(made.ifRefused)),
      });
    });
const appointment = fc
  .record({
    step: fc.nat(7),
    status: fc.constantFrom(null, 'planned', 'missed', 'cancelled', 'completed'),
    day: around(40, 90),
  })
  .map(({ step, ...said }): PlanAppointment => ({
    ...said,
    record: recordId(`${step} ${said.day} ${said.status}`),
    step: recordId(`step ${step}`),
    at: Date.parse(`${said.day}T09:00:00Z`),
    place: null,
    country: null,
  }));

/** Of steps that wait only for those before them, or for any. */
const pathways = (tangled: boolean): fc.Arbitrary<PathwayFacts> =>
  fc.integer({ min: 1, max: 7 }).chain((count) =>
    fc.record({
      country: fc.constant(null),
      anchors: fc.constant(null),
      people: fc.constant([]),
      steps: fc.tuple(...Array.from({ length: count }, (_, at) => stepAt(at, tangled ? count : at))),
      appointments: fc.array(appointment, { maxLength: 5 }),
    }),
  );

const planned = (facts: PathwayFacts) =>
  planPathway(facts, { today, working: { isWorking: (day) => !isFree(dayFromNumber(day)) } });

for (const tangled of [false, true]) {
  it(`finds the days that reckoning day by day finds, ${tangled ? 'with' : 'without'} circles`, () => {
    fc.assert(
      fc.property(pathways(tangled), (facts) => {
        const { steps } = facts;
        const [found, quick, slow] = [
          planned(facts),
          referencePlan({ facts, today, isFree, slow: false }),
          referencePlan({ facts, today, isFree, slow: true }),
        ];
        expect([found.departure?.earliest ?? null, found.departure?.latest ?? null]).toEqual([
          quick.departure,
          slow.departure,
        ]);
        for (const outlook of found.steps) {
          const { record } = outlook;
          expect([outlook.finish?.earliest ?? null, outlook.finish?.latest ?? null]).toEqual([
            quick.finish.get(record) ?? null,
            slow.finish.get(record) ?? null,
          ]);
          if (outlook.finish !== null)
            expect([outlook.start?.earliest, outlook.start?.latest]).toEqual([
              quick.start.get(record),
              slow.start.get(record),
            ]);
          const step = steps.find((one) => one.record === record);
          if (step === undefined) continue;
          expect(outlook.needed).toBe(isNeeded(steps, step));
          const waits = steps.filter(
            (one) =>
              step.dependsOn.includes(one.record) &&
              one.record !== step.ifRefused &&
              isNeeded(steps, one) &&
              !isBehind(steps, one),
          );
          expect(outlook.blockedBy.toSorted()).toEqual(waits.map((one) => one.record).toSorted());
        }
      }),
      { numRuns: tangled ? 500 : 1500 },
    );
  });
}

it('has the slack that trying every delay has', () => {
  fc.assert(
    fc.property(pathways(false), (facts) => {
      const found = planned(facts);
      const { departure } = referencePlan({ facts, today, isFree, slow: true });
      for (const { record, slack, critical, finish, needed } of found.steps) {
        const done = ['granted', 'refused'].includes(
          facts.steps.find((one) => one.record === record)?.status ?? '',
        );
        if (departure === null || finish === null || !needed || done) {
          expect([slack, critical]).toEqual([null, false]);
          continue;
        }
        const after = (days: number): Day | null =>
          referencePlan({
            facts,
            today,
            isFree,
            slow: true,
            notBefore: new Map([[record, dayFromNumber((dayNumber(finish.latest) ?? 0) + days)]]),
          }).departure;
        expect(critical).toBe(slack === 0);
        if (slack === null) expect(after(9000)).toBe(departure);
        else expect([after(slack), after(slack + 1) === departure]).toEqual([departure, false]);
      }
    }),
    { numRuns: 300 },
  );
});

it('the reference walks over leap days', () => {
  expect([nextDay('2028-02-28'), nextDay('2027-02-28'), nextDay('2027-12-31')]).toEqual([
    '2028-02-29',
    '2027-03-01',
    '2028-01-01',
  ]);
});
