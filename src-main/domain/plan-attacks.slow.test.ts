import { expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { plainStep as step } from './fixtures/steps.ts';
import { holidaysFrom } from './holidays.ts';
import type { Json } from './json.ts';
import type { PathwayFacts, PlanAppointment, PlanSurroundings, StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';

/*
 * What a partner who has turned may write into steps, appointments and pathways: whatever the table of records admits. A plan must
 * come out in a moment all the same. Durations are generous: the machine may be busy; each of these took minutes, or never ended.
 */
const limit = 30_000;
const today = '2027-03-12';
const holidays = holidaysFrom([
  {
    country: 'DE',
    holidays: [{ key: 'easter', title: { en: 'Easter', ru: 'Пасха' }, on: { easter: 1 } }],
  } as never,
]);
const people = (count: number) => Array.from({ length: count }, (_, at) => recordId(`person ${at}`));
const around: PlanSurroundings = { travellers: [], documents: [], stays: [], elsewhere: [], holidays };
const plan = (
  steps: readonly StepFacts[],
  more: Partial<PathwayFacts> = {},
  beside: PlanSurroundings | null = null,
) =>
  planPathway(
    { country: 'DE', anchors: null, people: [], appointments: [], steps, ...more },
    { today, working: holidays.of('DE') },
    beside,
  );
const many = (count: number, one: (at: number) => StepFacts) =>
  Array.from({ length: count }, (_, at) => one(at));
const within = (ms: number, work: () => unknown): void => {
  const before = performance.now();
  work();
  const took = performance.now() - before;
  expect(took).toBeLessThan(ms);
};

it('attack: working days without end', () => {
  const lasting = many(20_000, (at) =>
    step(`s${at}`, [], {
      duration: { min: 5_000 + (at % 6_000), max: 11_000 - (at % 4_000), unit: 'workingDays' },
    }),
  );
  within(limit, () => plan(lasting));
});

it('attack: working days in a chain', () => {
  const chain = many(10_000, (at) =>
    step(`s${at}`, at === 0 ? [] : [`s${at - 1}`], {
      duration: { min: 11_000, max: 11_000, unit: 'workingDays' },
    }),
  );
  within(limit, () => plan(chain));
});

it('attack: a hundred thousand dependencies, refusals and ways out of them', () => {
  const refused = many(60_000, (at) => step(`s${at}`, [], { status: 'refused' }));
  within(limit, () => plan(refused));
  const appeals = many(5_000, (at) => step(`a${at}`, [], { ifRefused: recordId('s0') }));
  const waiting = many(5_000, (at) => step(`w${at}`, ['s0']));
  within(limit, () => plan([step('s0', [], { status: 'refused' }), ...appeals, ...waiting]));
});

it('attack: appointments all at once', () => {
  const appointments = Array.from({ length: 10_000 }, (_, at): PlanAppointment => ({
    record: recordId(`appointment ${at}`),
    step: recordId(`s${at % 100}`),
    status: null,
    at: Date.parse('2027-04-12T09:00:00Z'),
    day: '2027-04-12',
    place: `place ${at}`,
    country: null,
  }));
  within(limit, () =>
    plan(
      many(100, (at) => step(`s${at}`)),
      { appointments, people: people(500) },
      around,
    ),
  );
});

it('attack: papers of everybody for everything', () => {
  const conditions: Json = Array.from({ length: 400 }, (_, at) => ({
    kind: `kind ${at}`,
    validBeyond: { days: at, milestone: 'decision' },
  }));
  const steps = many(500, (at) =>
    step(`s${at}`, [], {
      conditions,
      milestone: 'decision',
      documents: Array.from({ length: 1_000 }, (_, kind) => `kind ${kind} ${at}`),
    }),
  );
  within(limit, () => {
    const [first] = plan(steps, { people: people(1_000) }, around).warnings;
    // Nobody takes what is shown for all there is.
    expect(first).toMatchObject({ code: 'tooMuch', severity: 'danger' });
  });
});
