import type { Day } from './days.ts';
import { addDays } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';

/** What a step of a pathway says; null where it says nothing. */
export interface StepFacts {
  readonly record: RecordId;
  readonly status: string | null;
  readonly dependsOn: readonly RecordId[];
  readonly due: Day | null;
  readonly rule: Json | null;
  readonly order: string | null;
}

export interface StepPlan {
  readonly record: RecordId;
  /** `blocked` only where a step hasn't begun; otherwise the status as recorded, `notStarted` when there is none. */
  readonly state: string;
  /** Known steps that must be done first and are not, whatever the state. */
  readonly blockedBy: readonly RecordId[];
  /** Steps that it depends on and that aren't known here: shown, never a reason to block. */
  readonly unknown: readonly RecordId[];
  /** On a circle of steps that wait for each other, or between two such circles. */
  readonly inCycle: boolean;
  /** The recorded day, else by rule; null when there is neither, or rules go in a circle. */
  readonly due: Day | null;
  readonly order: string | null;
}

const finished: ReadonlySet<string> = new Set(['granted', 'refused', 'cancelled']);
/** A refused step isn't done, and what waits for it stays blocked; a cancelled one is no longer needed. */
const cleared: ReadonlySet<string> = new Set(['granted', 'cancelled']);

/** True when nothing more is to be done in this state. */
export const isFinished = (state: string): boolean => finished.has(state);

/** Plans the steps of one pathway; `anchors` as in the pathway record. Whatever is broken by merging is tolerated. */
export function planSteps(steps: readonly StepFacts[], anchors: Json | null): readonly StepPlan[] {
  const known = new Map(steps.map((step) => [step.record, step]));
  const circle = circular(known);
  return steps.map((step) => {
    const status = step.status ?? 'notStarted';
    const unmet = step.dependsOn.filter((id) => known.has(id) && !cleared.has(known.get(id)?.status ?? ''));
    return {
      record: step.record,
      state: status === 'notStarted' && unmet.length > 0 ? 'blocked' : status,
      blockedBy: unmet,
      unknown: step.dependsOn.filter((id) => !known.has(id)),
      inCycle: circle.has(step.record),
      due: dueOf(step, known, anchors),
      order: step.order,
    };
  });
}

/** Open steps by due day, undated last, then by their order, then by id. */
export function compareDue(one: StepPlan, other: StepPlan): number {
  const key = ({ due, order, record }: StepPlan): string => `${due ?? '~'} ${order ?? '~'} ${record}`;
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}

/** Due before today, and not finished. */
export const isOverdue = ({ due, state }: StepPlan, today: Day): boolean =>
  due !== null && due < today && !isFinished(state);

function dueOf(step: StepFacts, known: ReadonlyMap<RecordId, StepFacts>, anchors: Json | null): Day | null {
  let days = 0;
  const seen = new Set<RecordId>();
  for (let at: StepFacts | undefined = step; at !== undefined;) {
    if (at.due !== null) return addDays(at.due, days) ?? null;
    const rule: Json | null = at.rule;
    if (seen.has(at.record) || !isJsonObject(rule)) return null;
    seen.add(at.record);
    if (typeof rule['days'] !== 'number') return null;
    days += rule['days'];
    const anchor = rule['anchor'];
    const other: Json | undefined = rule['step'];
    if (typeof anchor === 'string') {
      const day = ownDay(anchors, anchor);
      return day === null ? null : (addDays(day, days) ?? null);
    }
    at = typeof other === 'string' ? known.get(other as RecordId) : undefined;
  }
  return null;
}

function ownDay(anchors: Json | null, name: string): Day | null {
  if (!isJsonObject(anchors)) return null;
  const day = anchors[name];
  return typeof day === 'string' ? day : null;
}

/** What is left when steps that wait for nothing, and steps that nothing waits for, are taken away again and again. */
function circular(known: ReadonlyMap<RecordId, StepFacts>): ReadonlySet<RecordId> {
  const left = new Map(
    [...known.values()].map((step) => [step.record, step.dependsOn.filter((id) => known.has(id))]),
  );
  for (let before = -1; before !== left.size;) {
    before = left.size;
    const waitedFor = new Set<RecordId>();
    for (const [record, waits] of left) {
      if (!waits.some((id) => left.has(id))) left.delete(record);
      else for (const id of waits) waitedFor.add(id);
    }
    for (const record of left.keys()) if (!waitedFor.has(record)) left.delete(record);
  }
  return new Set(left.keys());
}
