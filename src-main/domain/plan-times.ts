import { numberOf } from './plan-dues.ts';
import type { PlanAppointment, StepFacts } from './plan-facts.ts';
import type { PlanGraph } from './plan-graph.ts';
import { addSpan, latestStart, readDuration, type Duration } from './spans.ts';
import { isFinished } from './steps.ts';
import type { WorkingDays } from './working-days.ts';

/** In numbers of days. */
interface Times {
  readonly earliest: number;
  readonly latest: number;
}

export interface StepTimes {
  /** By step; null where it can't be told. */
  readonly start: readonly (Times | null)[];
  /** By node: a gate's is when what waits for a refused step may go on. */
  readonly finish: readonly (Times | null)[];
  /** By step; undefined where nobody has said. */
  readonly durations: readonly (Duration | undefined)[];
}

const instant = { count: 0, unit: 'days' } as const;
const noTime: Duration = { min: instant, max: instant };
const both = (day: number): Times => ({ earliest: day, latest: day });

/**
 * When each step can begin and be done, if everything goes quickly and if it goes slowly. An open step is never done
 * before today, before what it waits for, or before its appointment.
 */
export function stepTimes(
  steps: readonly StepFacts[],
  appointments: readonly PlanAppointment[],
  graph: PlanGraph,
  { today, working }: { readonly today: number; readonly working: WorkingDays },
): StepTimes {
  const durations = steps.map(({ duration }) => readDuration(duration));
  const { planned, held } = appointmentDays(steps.length, appointments, graph, today);
  const start: (Times | null)[] = steps.map(() => null);
  const finish: (Times | null)[] = graph.waits.map(() => null);
  for (const node of graph.order) {
    const waits = graph.waits[node] ?? [];
    const step = steps[node];
    if (step === undefined) {
      finish[node] = anyOf(
        waits.map((way) => finish[way] ?? null),
        graph.cleared[node - steps.length] === true,
      );
      continue;
    }
    if (graph.needed[node] !== true) continue;
    const started = numberOf(step.startedOn);
    if (isFinished(step.status ?? '')) {
      const done = numberOf(step.doneOn) ?? later(started, held[node] ?? null) ?? today;
      start[node] = both(Math.min(started ?? done, done));
      finish[node] = both(done);
      continue;
    }
    const after = allOf(waits, finish);
    const begins = beginning(step, started, after, today);
    start[node] = begins;
    if (begins === null || after === null) continue;
    const { min, max } = durations[node] ?? noTime;
    const least = Math.max(today, planned[node] ?? today);
    finish[node] = {
      earliest: Math.max(addSpan(begins.earliest, min, working), after.earliest, least),
      latest: Math.max(addSpan(begins.latest, max, working), after.latest, least),
    };
  }
  return { start, finish, durations };
}

/** True when something of it is done. */
const hasBegun = ({ status, startedOn }: StepFacts, today: number): boolean =>
  status === 'inProgress' || status === 'submitted' || (numberOf(startedOn) ?? Infinity) <= today;

function beginning(
  step: StepFacts,
  started: number | null,
  after: Times | null,
  today: number,
): Times | null {
  if (hasBegun(step, today)) return both(started ?? today);
  if (after === null) return null;
  const least = Math.max(today, started ?? today);
  return { earliest: Math.max(after.earliest, least), latest: Math.max(after.latest, least) };
}

/**
 * The last day on which each node may be done so that the departure isn't later, in the slow case; undefined where the
 * departure doesn't wait for it.
 */
export function lastDays(
  steps: readonly StepFacts[],
  graph: PlanGraph,
  { finish, durations }: StepTimes,
  departing: readonly number[],
  { today, working }: { readonly today: number; readonly working: WorkingDays },
): readonly (number | undefined)[] {
  const last: (number | undefined)[] = graph.waits.map(() => undefined);
  const departure = Math.max(...departing.map((node) => finish[node]?.latest ?? -Infinity));
  for (const node of departing) last[node] = departure;
  for (const node of graph.order.toReversed()) {
    const limit = last[node];
    const step = steps[node];
    if (limit === undefined) continue;
    // What has begun already only has to wait for the rest, not to begin after it.
    const own = step === undefined || hasBegun(step, today) ? instant : (durations[node] ?? noTime).max;
    const before = latestStart(limit, own, working);
    for (const other of graph.waits[node] ?? []) last[other] = Math.min(last[other] ?? before, before);
  }
  return last;
}

/** Waiting for all: as late as the latest. Null when one of them can't be told. */
export function allOf(waits: readonly number[], finish: readonly (Times | null)[]): Times | null {
  let earliest = -Infinity;
  let latest = -Infinity;
  for (const node of waits) {
    const wait = finish[node] ?? null;
    if (wait === null) return null;
    earliest = Math.max(earliest, wait.earliest);
    latest = Math.max(latest, wait.latest);
  }
  return { earliest, latest };
}

/** Ways out of a refusal: the first that has led out; while none has, at best the quickest and at worst the slowest. */
function anyOf(ways: readonly (Times | null)[], out: boolean): Times | null {
  const open = ways.filter((way) => way !== null);
  if (open.length === 0) return null;
  return {
    earliest: Math.min(...open.map(({ earliest }) => earliest)),
    latest: Math[out ? 'min' : 'max'](...open.map(({ latest }) => latest)),
  };
}

/** By step: the last planned appointment, and the last day of those that are past. */
function appointmentDays(
  count: number,
  appointments: readonly PlanAppointment[],
  graph: PlanGraph,
  today: number,
): { readonly planned: readonly (number | null)[]; readonly held: readonly (number | null)[] } {
  const planned = Array.from<number | null>({ length: count }).fill(null);
  const held = [...planned];
  for (const { step, status, day } of appointments) {
    const [at, number] = [graph.indexOf.get(step), numberOf(day)];
    if (at === undefined || number === null) continue;
    if ((status ?? 'planned') === 'planned') planned[at] = later(planned[at] ?? null, number);
    if (number <= today && status !== 'cancelled' && status !== 'missed')
      held[at] = later(held[at] ?? null, number);
  }
  return { planned, held };
}

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
