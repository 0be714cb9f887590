import { dayFromNumber, dayNumber, type Day } from './days.ts';
import type { PaperNeed } from './expiry-radar.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { PathwayFacts, PathwayOutlook, StepFacts } from './plan-facts.ts';
import { sharedPapers } from './plan-papers.ts';
import { isFinished } from './steps.ts';
import { addSpan, readSpan } from './spans.ts';
import type { WorkingDays } from './working-days.ts';

/** What is shown at the border as well as at the desk. */
const shownOnTheWay: ReadonlySet<string> = new Set(['passport', 'identityCard', 'visa', 'travelDocument']);

/** A pathway, its plan, and whom it is for. */
export interface NeedingPathway {
  readonly caseId: RecordId | null;
  readonly facts: PathwayFacts;
  readonly outlook: PathwayOutlook;
  /** All people of the case: they go along where nobody is named. */
  readonly people: readonly RecordId[];
  readonly working: WorkingDays;
  readonly today: Day;
}

/**
 * Every day on which a pathway asks for papers: on its coming appointments, else on the day on which the step is done if all takes long,
 * and on the day of leaving. Steps that are finished or not needed ask only for what is shown on the way.
 */
export function needsOfPathway(pathway: NeedingPathway): readonly PaperNeed[] {
  const { facts, outlook, caseId, today } = pathway;
  const days = daysIn(facts, outlook);
  const leaving = days.get('milestone departure') ?? null;
  const along = facts.people.length > 0 ? facts.people : pathway.people;
  const outlooks = new Map(outlook.steps.map((one) => [one.record, one]));
  return facts.steps.flatMap((step) => {
    const plan = outlooks.get(step.record);
    if (plan === undefined || !plan.needed) return [];
    const appointed = facts.appointments
      .filter(
        ({ step: of, status, day }) =>
          of === step.record && (status ?? 'planned') === 'planned' && day >= today,
      )
      .map(({ day }) => day);
    const done = plan.finish?.latest;
    const open = isFinished(plan.state)
      ? []
      : appointed.length > 0 || done === undefined
        ? appointed
        : [done];
    return kindsOf(step).flatMap((kind) => {
      const each = !sharedPapers.has(kind);
      const own = each && step.person !== null ? [step.person] : along;
      const asked = { caseId, document: null, kind, people: own, asks: step.record };
      const condition = conditionOf(step, kind);
      const atDesk = open.map((on): PaperNeed => ({
        ...asked,
        each,
        on,
        ...limits(condition, on, days, pathway.working),
      }));
      if (leaving === null || !shownOnTheWay.has(kind) || open.includes(leaving)) return atDesk;
      return [...atDesk, { ...asked, each, on: leaving, until: leaving, since: null }];
    });
  });
}

/** Moments that conditions name, by `anchor x`, `step x` and `milestone x`: slow ones, for a paper has to last. */
function daysIn({ anchors, steps }: PathwayFacts, outlook: PathwayOutlook): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const [name, day] of Object.entries(isJsonObject(anchors ?? undefined) ? (anchors ?? {}) : {}))
    if (typeof day === 'string' && dayNumber(day) !== undefined) days.set(`anchor ${name}`, day);
  const milestones = new Map(steps.map(({ record, milestone }) => [record, milestone]));
  for (const { record, finish } of outlook.steps) {
    if (finish === null) continue;
    days.set(`step ${record}`, finish.latest);
    const milestone = milestones.get(record);
    const key = `milestone ${milestone ?? ''}`;
    if (typeof milestone === 'string' && finish.latest > (days.get(key) ?? '')) days.set(key, finish.latest);
  }
  // A day of leaving that somebody set counts as it is; where no step stands for it, all has to be done.
  const leaving =
    days.get('anchor departure') ?? days.get('milestone departure') ?? outlook.departure?.latest;
  if (leaving !== undefined) days.set('milestone departure', leaving);
  return days;
}

/** Named by the step, or by what it says of a paper. */
function kindsOf({ documents, conditions }: StepFacts): readonly string[] {
  const named = (Array.isArray(conditions) ? (conditions as readonly Json[]) : []).flatMap((one) => {
    const kind = isJsonObject(one) ? one['kind'] : null;
    return typeof kind === 'string' ? [kind] : [];
  });
  return [...new Set([...documents, ...named])];
}

const conditionOf = ({ conditions }: StepFacts, kind: string): { readonly [key: string]: Json } | null => {
  const all: readonly Json[] = Array.isArray(conditions) ? (conditions as readonly Json[]) : [];
  const found = all.find((one) => isJsonObject(one) && one['kind'] === kind);
  return found !== undefined && isJsonObject(found) ? found : null;
};

function limits(
  condition: { readonly [key: string]: Json } | null,
  on: Day,
  days: ReadonlyMap<string, Day>,
  working: WorkingDays,
): Pick<PaperNeed, 'until' | 'since'> {
  const { validBeyond = null, notOlderThan = null } = condition ?? {};
  const beyond = isJsonObject(validBeyond) ? (momentNamed(validBeyond, days) ?? on) : on;
  const lasting = shifted(beyond, validBeyond, working);
  return {
    until: lasting !== null && lasting > on ? lasting : on,
    since: firstDay(on, notOlderThan, working),
  };
}

function momentNamed(named: { readonly [key: string]: Json }, days: ReadonlyMap<string, Day>): Day | null {
  for (const by of ['anchor', 'step', 'milestone'] as const) {
    const name = named[by];
    if (typeof name === 'string') return days.get(`${by} ${name}`) ?? null;
  }
  return null;
}

/** The first day from which a paper still reaches the day: it ages by the calendar, as {@link addSpan} has it. */
function firstDay(on: Day, age: Json, working: WorkingDays): Day | null {
  const [number, span] = [dayNumber(on), readSpan(age)];
  if (number === undefined || span === undefined || span.count < 0) return null;
  let day = addSpan(number, { ...span, count: -span.count }, working);
  // Back from the 31st lands on the last day of a shorter month, and from there it doesn't reach.
  while (addSpan(day, span, working) < number) day += 1;
  return dayFromNumber(day);
}

function shifted(from: Day, by: Json, working: WorkingDays): Day | null {
  const [number, span] = [dayNumber(from), readSpan(by)];
  return number === undefined || span === undefined ? null : dayFromNumber(addSpan(number, span, working));
}
