import { daysBetween, type Day } from './days.ts';
import { sortKey } from './fold.ts';
import { leastShown, type Count } from './small-cells.ts';

export interface WaitingStep {
  readonly title: string | null;
  /** Where it was copied from: the template's own id and the step's key; null for a step of one's own. */
  readonly from: string | null;
  readonly status: string | null;
  readonly startedOn: Day | null;
  readonly doneOn: Day | null;
  readonly milestone: string | null;
}

export interface WaitingPathway {
  readonly caseId: string;
  readonly country: string | null;
  readonly kind: string | null;
  readonly steps: readonly WaitingStep[];
}

export type WaitingOutcome = 'granted' | 'refused';

/** In days. Half days of a median are rounded up. */
export interface WaitingDays {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** The middle half; null where each half would be of fewer than {@link leastShown}. */
  readonly middle: { readonly from: number; readonly to: number } | null;
}

export interface WaitingRow {
  readonly country: string | null;
  readonly kind: string | null;
  /** A step by what it is mostly called; or the whole way, from the first beginning to the decision or the departure. */
  readonly what: { readonly step: string } | 'decision' | 'departure';
  readonly outcome: WaitingOutcome;
  readonly count: Count;
  /** Null where too few would be told apart. */
  readonly days: WaitingDays | null;
}

interface Wait {
  readonly caseId: string;
  readonly days: number;
  readonly title: string | null;
}
interface Group {
  readonly country: string | null;
  readonly kind: string | null;
  readonly what: 'step' | 'decision' | 'departure';
  readonly outcome: WaitingOutcome;
  readonly waits: Wait[];
}

/**
 * How long steps and whole pathways took, by country and kind, granted and refused apart. Only what has both days, in their
 * order and not after today, is counted. Numbers are shown from {@link leastShown} different cases on: the five of one
 * family wait for the same day.
 */
export function waitingTimes(pathways: readonly WaitingPathway[], today: Day): readonly WaitingRow[] {
  const groups = new Map<string, Group>();
  const count = (
    { caseId, country, kind }: WaitingPathway,
    what: Group['what'],
    which: string,
    outcome: WaitingOutcome,
    days: number,
    title: string | null,
  ): void => {
    const key = JSON.stringify([country, kind, what, which, outcome]);
    const group = groups.get(key) ?? { country, kind, what, outcome, waits: [] };
    group.waits.push({ caseId, days, title });
    groups.set(key, group);
  };
  for (const pathway of pathways) {
    const { steps } = pathway;
    const begun = steps.flatMap(({ startedOn }) => startedOn ?? []).toSorted()[0] ?? null;
    for (const step of steps) {
      const outcome = outcomeOf(step);
      if (outcome === null) continue;
      const title = step.title ?? '';
      const which = step.from ?? sortKey(title);
      const own = waited(step.startedOn, step.doneOn, today);
      if (own !== null && which !== '') count(pathway, 'step', which, outcome, own, title);
    }
    for (const milestone of ['decision', 'departure'] as const) {
      const end = last(steps.filter((step) => step.milestone === milestone));
      const whole = waited(begun, end?.doneOn ?? null, today);
      if (end !== null && whole !== null) count(pathway, milestone, '', end.outcome, whole, null);
    }
  }
  return [...groups.values()].map(asRow).toSorted(byPlace);
}

const outcomeOf = ({ status }: WaitingStep): WaitingOutcome | null =>
  status === 'granted' || status === 'refused' ? status : null;

/** The latest of several: each person may have a decision of their own, and the whole way ends with the last. */
function last(steps: readonly WaitingStep[]): { doneOn: Day; outcome: WaitingOutcome } | null {
  const done = steps.flatMap((step) => {
    const outcome = outcomeOf(step);
    return outcome === null || step.doneOn === null ? [] : [{ doneOn: step.doneOn, outcome }];
  });
  // While somebody still waits, the whole way has no end.
  if (done.length < steps.filter(({ status }) => status !== 'cancelled').length) return null;
  return done.toSorted((a, b) => (a.doneOn < b.doneOn ? -1 : 1)).at(-1) ?? null;
}

function waited(from: Day | null, to: Day | null, today: Day): number | null {
  if (from === null || to === null || to > today) return null;
  const days = daysBetween(from, to);
  return days === undefined || days < 0 ? null : days;
}

function asRow({ country, kind, what, outcome, waits }: Group): WaitingRow {
  const cases = new Set(waits.map(({ caseId }) => caseId)).size;
  const isShown = cases >= leastShown;
  return {
    country,
    kind,
    what: what === 'step' ? { step: commonest(waits.map(({ title }) => title ?? '')) } : what,
    outcome,
    count: isShown ? waits.length : waits.length < leastShown ? '<5' : '≥5',
    days: isShown ? spread(waits.map(({ days }) => days)) : null,
  };
}

function commonest(titles: readonly string[]): string {
  const counted = [...Map.groupBy(titles, (title) => title)].map(([title, all]) => ({
    title,
    n: all.length,
  }));
  return counted.toSorted((a, b) => b.n - a.n || (a.title < b.title ? -1 : 1))[0]?.title ?? '';
}

function spread(days: readonly number[]): WaitingDays {
  const sorted = days.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(quantile(sorted, share));
  return {
    least: at(0),
    median: at(0.5),
    most: at(1),
    middle: sorted.length < 2 * leastShown ? null : { from: at(0.25), to: at(0.75) },
  };
}

/** Between the two neighbours in proportion, as spreadsheets do (R's type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

const rank = ({ what }: WaitingRow): number => (what === 'departure' ? 0 : what === 'decision' ? 1 : 2);

/** Whole ways first, then what takes longest; what isn't shown last. */
function byPlace(a: WaitingRow, b: WaitingRow): number {
  const place = ({ country, kind }: WaitingRow): string => `${country ?? '~'} ${kind ?? '~'}`;
  const name = ({ what, outcome }: WaitingRow): string =>
    `${typeof what === 'string' ? what : what.step} ${outcome}`;
  if (place(a) !== place(b)) return place(a) < place(b) ? -1 : 1;
  return (
    rank(a) - rank(b) ||
    (b.days?.median ?? -1) - (a.days?.median ?? -1) ||
    (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0)
  );
}
