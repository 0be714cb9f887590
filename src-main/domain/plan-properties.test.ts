import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayNumber, type Day } from './days.ts';
import { recordId } from './fixtures/history.ts';
import { plainStep } from './fixtures/steps.ts';
import type { PathwayOutlook, PlanAppointment, StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';
import { latestStart, addSpan, type Span } from './spans.ts';
import { isFinished } from './steps.ts';
import { isWeekend, type WorkingDays } from './working-days.ts';

const today = '2027-11-12';
/** Every tenth day is a holiday. */
const working: WorkingDays = { isWorking: (day) => !isWeekend(day) && day % 10 !== 0 };
const nameOf = (at: number): string => `step ${at}`;

interface Made {
  readonly status: string | null;
  readonly waits: readonly number[];
  readonly min: number;
  readonly more: number;
  readonly unit: string;
  readonly departs: boolean;
  readonly answers: number | null;
  readonly began: number;
}

const made = (upTo: (at: number) => number) => (at: number) =>
  fc.record({
    status: fc.constantFrom(null, null, null, 'inProgress', 'submitted', 'granted', 'cancelled', 'refused'),
    waits: fc.array(fc.nat(Math.max(upTo(at) - 1, 0)), { maxLength: upTo(at) === 0 ? 0 : 3 }),
    min: fc.nat(40),
    more: fc.nat(40),
    unit: fc.constantFrom('days', 'workingDays', 'months'),
    departs: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    answers: upTo(at) === 0 ? fc.constant(null) : fc.option(fc.nat(upTo(at) - 1), { freq: 8 }),
    began: fc.nat(60),
  });

/** Each step waits only for steps before it. */
const orderly = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => made((own) => own)(at))));
/** Anything may wait for anything. */
const tangled = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => made(() => count)(at))));

const stepsOf = (all: readonly Made[]): readonly StepFacts[] =>
  all.map(({ status, waits, min, more, unit, departs, answers, began }, at) => {
    const day = addDays(today, -began) ?? today;
    return plainStep(nameOf(at), [...new Set(waits)].map(nameOf), {
      status,
      ifRefused: answers === null ? null : recordId(nameOf(answers)),
      duration: { min, max: min + more, unit },
      startedOn: status === null ? null : day,
      doneOn: isFinished(status ?? '') ? day : null,
      milestone: departs ? 'departure' : null,
    });
  });

const plan = (steps: readonly StepFacts[], appointments: readonly PlanAppointment[] = []): PathwayOutlook =>
  planPathway({ country: null, anchors: null, people: [], steps, appointments }, { today, working });

const onDay = (step: StepFacts, day: Day): PlanAppointment => ({
  record: recordId('appointment'),
  step: step.record,
  status: 'planned',
  at: Date.parse(`${day}T09:00:00Z`),
  day,
  place: null,
  country: null,
});

/** Nothing is known any more, or both days are as late or later. */
const notEarlier = (before: PathwayOutlook, after: PathwayOutlook): boolean =>
  after.departure === null ||
  (before.departure !== null &&
    after.departure.earliest >= before.departure.earliest &&
    after.departure.latest >= before.departure.latest);

it('nothing is done before what it waits for, before today, or later at best than at worst', () => {
  fc.assert(
    fc.property(tangled, (all) => {
      const steps = stepsOf(all);
      const found = plan(steps).steps;
      for (const [at, { finish, start, needed }] of found.entries()) {
        if (finish === null || !needed || isFinished(steps[at]?.status ?? '')) continue;
        expect(start).not.toBe(null);
        expect(finish.earliest <= finish.latest && finish.earliest >= today).toBe(true);
        for (const id of steps[at]?.dependsOn ?? []) {
          const other = found.find(({ record }) => record === id);
          if (other?.needed !== true || other.state === 'refused') continue;
          expect(other.finish).not.toBe(null);
          expect(finish.earliest >= (other.finish?.earliest ?? '~')).toBe(true);
          expect(finish.latest >= (other.finish?.latest ?? '~')).toBe(true);
        }
      }
    }),
  );
});

it('circles are reported and survived', () => {
  fc.assert(
    fc.property(tangled, (all) => {
      const steps = stepsOf(all);
      const found = plan(steps);
      for (const [at, step] of steps.entries()) {
        const outlook = found.steps[at];
        if (!comesBack(steps, step)) continue;
        expect(outlook?.inCycle).toBe(true);
        expect(outlook?.next).toBe(false);
        if (outlook?.needed === true && !isFinished(step.status ?? ''))
          expect(found.warnings).toContainEqual(
            expect.objectContaining({ code: 'circle', step: step.record }),
          );
      }
    }),
  );
});

it('without circles and refusals everything that is needed can be told, and nothing is said to be a circle', () => {
  fc.assert(
    fc.property(orderly, (all) => {
      const found = plan(
        stepsOf(all.map((one) => ({ ...one, status: one.status === 'refused' ? null : one.status }))),
      );
      for (const { inCycle, needed, finish } of found.steps) {
        expect(inCycle).toBe(false);
        expect(finish === null).toBe(!needed);
      }
      expect(found.departure === null).toBe(found.steps.every(({ needed }) => !needed));
    }),
  );
});

it('what takes longer, or has an appointment, never makes the departure earlier', () => {
  fc.assert(
    fc.property(orderly, fc.nat(13), fc.integer({ min: 1, max: 30 }), (all, which, longer) => {
      const at = which % all.length;
      const steps = stepsOf(all);
      const slower = stepsOf(all.map((one, own) => (own === at ? { ...one, min: one.min + longer } : one)));
      expect(notEarlier(plan(steps), plan(slower))).toBe(true);
      const lateDone = stepsOf(
        all.map((one, own) => (own === at ? { ...one, began: Math.max(one.began - longer, 0) } : one)),
      );
      expect(notEarlier(plan(steps), plan(lateDone))).toBe(true);
      const step = steps[at];
      if (step === undefined) return;
      const booked = plan(steps, [onDay(step, addDays(today, longer * 5) ?? today)]);
      expect(notEarlier(plan(steps), booked)).toBe(true);
    }),
  );
});

it('one more dependency never makes the departure earlier', () => {
  fc.assert(
    fc.property(tangled, fc.nat(13), fc.nat(13), (all, one, other) => {
      const [at, on] = [one % all.length, other % all.length];
      const more = all.map((step, own) => (own === at ? { ...step, waits: [...step.waits, on] } : step));
      expect(notEarlier(plan(stepsOf(all)), plan(stepsOf(more)))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('slack is exact: so much later leaves the departure, a day more makes it later', () => {
  fc.assert(
    fc.property(orderly, (all) => {
      const steps = stepsOf(all);
      const { departure, steps: found } = plan(steps);
      for (const [at, { slack, finish }] of found.entries()) {
        const step = steps[at];
        if (slack === null || finish === null || step === undefined) continue;
        const later = (days: number) =>
          plan(steps, [onDay(step, addDays(finish.latest, days) ?? '')]).departure;
        expect(later(slack)?.latest).toBe(departure?.latest);
        expect((later(slack + 1)?.latest ?? '') > (departure?.latest ?? '~')).toBe(true);
      }
    }),
  );
});

it('the order in which steps are given makes no difference to any of them', () => {
  fc.assert(
    fc.property(tangled, (all) => {
      const steps = stepsOf(all);
      const [forth, back] = [plan(steps), plan(steps.toReversed())];
      expect(back.steps.toReversed()).toEqual(forth.steps);
      expect(back.departure).toEqual(forth.departure);
      expect(back.warnings).toEqual(forth.warnings);
      expect(back.next).toEqual(forth.next);
    }),
  );
});

it('the latest start of a span ends by the limit, and the day after does not', () => {
  const span = fc.record({
    count: fc.nat(60),
    unit: fc.constantFrom<Span['unit']>('days', 'workingDays', 'months'),
  });
  const day = fc.integer({ min: dayNumber('2020-01-01') ?? 0, max: dayNumber('2040-01-01') ?? 0 });
  fc.assert(
    fc.property(span, day, (one, limit) => {
      const start = latestStart(limit, one, working);
      expect(addSpan(start, one, working)).toBeLessThanOrEqual(limit);
      expect(addSpan(start + 1, one, working)).toBeGreaterThan(limit);
    }),
    { numRuns: 2000 },
  );
});

/** By walking: whether a step waits for itself in the end. */
function comesBack(steps: readonly StepFacts[], step: StepFacts): boolean {
  const seen = new Set<string>();
  const open = [...step.dependsOn];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === step.record) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(steps.find(({ record }) => record === id)?.dependsOn ?? []));
  }
  return false;
}
