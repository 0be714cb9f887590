import { dayFromNumber, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { dueDays, numberOf } from './plan-dues.ts';
import type { PathwayFacts, PathwayOutlook, PlanSurroundings, StepFacts, StepOutlook } from './plan-facts.ts';
import { openSteps } from './plan-found.ts';
import { planWarnings } from './plan-warnings.ts';
import { planGraph, type PlanGraph } from './plan-graph.ts';
import { allOf, lastDays, stepTimes } from './plan-times.ts';
import { isFinished } from './steps.ts';
import type { WorkingDays } from './working-days.ts';

/** The day a plan is made on, and the working days of the country it leads to. */
export interface PlanMoment {
  readonly today: Day;
  readonly working: WorkingDays;
}

/**
 * Plans one pathway: when each step can be done at the earliest and the latest, what that makes of the departure, and
 * what comes next. Whatever is broken by merging (circles, steps that aren't here) is tolerated and said. Linear. Without
 * what is `around` it, nothing is said of people, documents, beds and holidays.
 */
export function planPathway(
  facts: PathwayFacts,
  moment: PlanMoment,
  around: PlanSurroundings | null = null,
): PathwayOutlook {
  const { steps } = facts;
  const at = { today: numberOf(moment.today) ?? 0, working: moment.working };
  const graph = planGraph(steps);
  const due = dueDays(steps, graph.indexOf, facts.anchors, at.working);
  const times = stepTimes(steps, facts.appointments, graph, at);
  const departing = departingNodes(steps, graph);
  const leaves = departing.length > 0 ? allOf(departing, times.finish) : null;
  const last = leaves !== null ? lastDays(steps, graph, times, departing, at) : [];
  const written = dayWriter();
  const range = (days: { readonly earliest: number; readonly latest: number } | null | undefined) =>
    days === null || days === undefined
      ? null
      : { earliest: written(days.earliest), latest: written(days.latest) };

  const outlooks = steps.map((step, index): StepOutlook => {
    const needed = graph.needed[index] === true;
    const open = needed && !isFinished(step.status ?? '');
    const [end, limit, dueDay] = [times.finish[index] ?? null, last[index], due[index] ?? null];
    const slack = !open || end === null || limit === undefined ? null : Math.max(limit - end.latest, 0);
    const inCycle = graph.inCycle[index] === true;
    const blockedBy = blocking(step, graph);
    const status = step.status ?? 'notStarted';
    const state = status === 'notStarted' && blockedBy.length > 0 ? 'blocked' : status;
    return {
      record: step.record,
      state,
      needed,
      start: range(times.start[index]),
      finish: range(end),
      slack,
      critical: slack === 0,
      due: dueDay === null ? null : written(dueDay),
      overdue: open && dueDay !== null && dueDay < at.today,
      blockedBy,
      unknown: step.dependsOn.filter((id) => !graph.indexOf.has(id)),
      inCycle,
      next: open && !inCycle && (state === 'notStarted' || state === 'inProgress'),
      durationKnown: times.durations[index] !== undefined,
    };
  });
  const departure = range(leaves);
  const open = openSteps(steps, outlooks);
  const plan = { facts, steps: outlooks, graph, departure, today: moment.today, around, open };
  return {
    departure,
    steps: outlooks,
    critical: criticalPath(outlooks, graph),
    next: mostUrgent(outlooks, steps),
    warnings: planWarnings(plan),
  };
}

/** Known steps that have to be done first and aren't; a refused one until something has made up for it. */
function blocking(step: StepFacts, graph: PlanGraph): readonly RecordId[] {
  return step.dependsOn.filter((id) => {
    const at = graph.indexOf.get(id);
    if (at === undefined || graph.needed[at] !== true || id === step.ifRefused) return false;
    return graph.cleared[at] !== true;
  });
}

/** What the departure waits for: the steps that stand for it, else all that are needed. */
function departingNodes(steps: readonly StepFacts[], graph: PlanGraph): readonly number[] {
  const needed = [...steps.keys()].filter((at) => graph.needed[at] === true);
  const milestones = needed.filter((at) => steps[at]?.milestone === 'departure');
  return (milestones.length > 0 ? milestones : needed).map((at) =>
    steps[at]?.status === 'refused' ? graph.gate(at) : at,
  );
}

function criticalPath(outlooks: readonly StepOutlook[], { order }: PlanGraph): readonly RecordId[] {
  const found = order.flatMap((node) => {
    const outlook = outlooks[node];
    return outlook?.critical === true ? [outlook] : [];
  });
  // What comes at the same time keeps its order: what is waited for first.
  return found
    .toSorted((one, other) => byText(one.finish?.latest, other.finish?.latest))
    .map(({ record }) => record);
}

/** By the day on which it has to be done for the deadline or the departure, then by order. */
function mostUrgent(outlooks: readonly StepOutlook[], steps: readonly StepFacts[]): readonly RecordId[] {
  const lines = outlooks.flatMap((outlook, at) => {
    if (!outlook.next) return [];
    const { due, slack, finish, record } = outlook;
    const until = slack === null || finish === null ? null : (numberOf(finish.latest) ?? 0) + slack;
    const days = [numberOf(due), until].filter((day) => day !== null);
    return [{ record, day: Math.min(...days), order: steps[at]?.order ?? '~' }];
  });
  return lines
    .toSorted((one, other) => {
      // Two without a day: Infinity minus itself is no number.
      const days = one.day === other.day ? 0 : one.day - other.day;
      return days || byText(one.order, other.order) || byText(one.record, other.record);
    })
    .map(({ record }) => record);
}

const byText = (one = '', other = ''): number => (one < other ? -1 : one > other ? 1 : 0);

/** Writes days out, each only once: thousands of steps share a few hundred days. */
function dayWriter(): (day: number) => Day {
  const days = new Map<number, Day>();
  return (number) => {
    const day = days.get(number) ?? dayFromNumber(number);
    days.set(number, day);
    return day;
  };
}
