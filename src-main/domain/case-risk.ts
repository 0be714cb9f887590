import type { RecordId } from './ids.ts';
import { priority as priorities, riskLevel } from './records/choices.ts';

/** What decides which case comes first; null where nothing is known. */
export interface CaseRisk {
  readonly record: RecordId;
  readonly status: string | null;
  /** The danger word stands, or nobody has heard of them for as long as the ladder goes. */
  readonly alarm: boolean;
  /** Of the latest assessment. */
  readonly level: string | null;
  readonly priority: string | null;
}

/** Worst first: alarms, then risk level, then priority, then id; closed cases last. Unknown is taken for the second worst. */
export function compareRisk(one: CaseRisk, other: CaseRisk): number {
  return compareDanger(one, other) || (one.record < other.record ? -1 : one.record > other.record ? 1 : 0);
}

/** The same without an order among equals: for lists that have another second criterion. */
export function compareDanger(one: CaseRisk, other: CaseRisk): number {
  const [left, right] = [rank(one), rank(other)];
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const rank = ({ status, alarm, level, priority }: CaseRisk): readonly number[] => [
  status === 'closed' ? 1 : 0,
  alarm ? 0 : 1,
  place(riskLevel.values, level),
  place(priorities.values, priority),
];

function place(values: readonly string[], value: string | null): number {
  const index = value === null ? -1 : values.indexOf(value);
  return index === -1 ? 1 : index;
}
