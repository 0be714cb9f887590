import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';

const finished: ReadonlySet<string> = new Set(['granted', 'refused', 'cancelled']);
/** A refused step isn't done, and what waits for it stays blocked; a cancelled one is no longer needed. */
const cleared: ReadonlySet<string> = new Set(['granted', 'cancelled']);

/** True when nothing more is to be done in this state. */
export const isFinished = (state: string): boolean => finished.has(state);

/** True when what waits for a step in this state may go on. */
export const isCleared = (state: string | null): boolean => cleared.has(state ?? '');

const over: ReadonlySet<string> = new Set(['granted', 'refused', 'abandoned']);

/** True while something may still come of a pathway of this status. */
export const isGoingOn = (status: string | null): boolean => !over.has(status ?? '');

/** What lists of steps are ordered by. */
export interface DueStep {
  readonly record: RecordId;
  readonly due: Day | null;
  readonly order: string | null;
}

/** Steps by due day, undated last, then by their order, then by id. */
export function compareDue(one: DueStep, other: DueStep): number {
  const key = ({ due, order, record }: DueStep): string => `${due ?? '~'} ${order ?? '~'} ${record}`;
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}
