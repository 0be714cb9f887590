import type { WhoFilter } from './case-filter.ts';
import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';

/** `overdue` may be any of the others at the same time; `waiting`: for an authority, a consulate or its answer. */
export const stepStands = ['overdue', 'next', 'blocked', 'waiting'] as const;
export type StepStand = (typeof stepStands)[number];

/** Which steps to list: every condition that is there must hold. */
export interface StepFilter {
  readonly country?: string;
  readonly responsible?: WhoFilter;
  readonly stand?: StepStand;
  /** Only what can be acted on now. */
  readonly now?: true;
  /** Finished ones too. */
  readonly finished?: true;
}

export const stepOrders = ['due', 'country', 'responsible'] as const;
export type StepOrder = (typeof stepOrders)[number];

/** What lists read of a step of any case. */
export interface ListedStep {
  readonly record: RecordId;
  readonly country: string | null;
  /** A contact's digest or a name as typed. */
  readonly responsible: string | null;
  readonly actor: string | null;
  /** As the plan has it: `blocked` is computed. */
  readonly state: string;
  readonly finished: boolean;
  readonly blocked: boolean;
  readonly overdue: boolean;
  readonly due: Day | null;
  readonly order: string | null;
}

const waitsFor: ReadonlySet<string> = new Set(['consulate', 'authority']);

/** Handed in, or begun and in the hands of an authority. */
const isWaiting = ({ state, actor }: ListedStep): boolean =>
  state === 'submitted' || (state === 'inProgress' && waitsFor.has(actor ?? ''));

/** Open, nothing comes first, and nobody else's answer is waited for. */
export const isNext = (step: ListedStep): boolean => !step.finished && !step.blocked && !isWaiting(step);

/** True when a step stands so. */
export function stands(step: ListedStep, stand: StepStand): boolean {
  if (step.finished) return false;
  switch (stand) {
    case 'overdue':
      return step.overdue;
    case 'next':
      return isNext(step);
    case 'blocked':
      return step.blocked;
    case 'waiting':
      return !step.blocked && isWaiting(step);
  }
}

/** `mine`: how fields name the user. An empty filter takes all that is open. */
export function matchesStep(step: ListedStep, filter: StepFilter, mine: ReadonlySet<string>): boolean {
  return (
    (filter.finished === true || !step.finished) &&
    (filter.country === undefined || step.country === filter.country) &&
    (filter.stand === undefined || stands(step, filter.stand)) &&
    (filter.now !== true || isNext(step)) &&
    (filter.responsible === undefined || isFor(step.responsible, filter.responsible, mine))
  );
}

/** True for whom the filter means. `mine`: how fields name the user. */
export function isFor(who: string | null, filter: WhoFilter, mine: ReadonlySet<string>): boolean {
  if ('who' in filter) return who === filter.who;
  return filter.is === 'nobody' ? who === null : who !== null && mine.has(who);
}

/**
 * Open ones first; within a group by due day, undated last, then by their own order and id. Groups by name of what they are of; what
 * says no country or nobody comes last. A total order.
 */
export function compareSteps(by: StepOrder, one: ListedStep, other: ListedStep): number {
  const group = ({ country, responsible }: ListedStep): string =>
    by === 'due' ? '' : ((by === 'country' ? country : responsible) ?? '~');
  const key = (step: ListedStep): string =>
    `${step.finished ? 1 : 0} ${group(step)}\n${step.due ?? '~'} ${step.order ?? '~'} ${step.record}`;
  const [a, b] = [key(one), key(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
