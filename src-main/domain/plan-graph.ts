import type { RecordId } from './ids.ts';
import type { StepFacts } from './plan-facts.ts';
import { isCleared, isFinished } from './steps.ts';

/**
 * What waits for what. Nodes are the indices of the steps; `gate(i)` stands for "step i is behind us although it was
 * refused", which what depended on it waits for instead.
 */
export interface PlanGraph {
  readonly indexOf: ReadonlyMap<RecordId, number>;
  readonly needed: readonly boolean[];
  /** By node: what it waits for. Steps that are finished or not needed wait for nothing. */
  readonly waits: readonly (readonly number[])[];
  /** Every node after all that it waits for; without what is on a circle, or waits for one. */
  readonly order: readonly number[];
  readonly inCycle: readonly boolean[];
  readonly gate: (step: number) => number;
  /** By step: granted, or refused and made up for by an answer that was granted, or that was made up for in turn. */
  readonly cleared: readonly boolean[];
}

/** Linear in steps and dependencies. */
export function planGraph(steps: readonly StepFacts[]): PlanGraph {
  const count = steps.length;
  const gate = (step: number): number => count + step;
  const indexOf = new Map(steps.map(({ record }, at) => [record, at]));
  const statusOf = (at: number): string | null => steps[at]?.status ?? null;
  const depends = steps.map(({ dependsOn }) => known(dependsOn, indexOf));
  const triggers = steps.map(({ record, ifRefused }) =>
    // Nothing makes up for its own refusal.
    ifRefused === null || ifRefused === record ? undefined : indexOf.get(ifRefused),
  );
  const needed = steps.map(({ status, ifRefused }, at) => {
    const trigger = triggers[at];
    if (status === 'cancelled') return false;
    return ifRefused === null || (trigger !== undefined && statusOf(trigger) === 'refused');
  });
  /** What to wait for so that a step is behind us; nothing for one that isn't needed. */
  const behind = (at: number): readonly number[] => {
    if (needed[at] !== true) return none;
    return statusOf(at) === 'refused' ? [gate(at)] : [at];
  };
  const waits = steps.map((step, at): readonly number[] => {
    if (needed[at] !== true || isFinished(step.status ?? '')) return none;
    const trigger = triggers[at];
    // An appeal that depends on the decision waits for the refusal itself, not for what makes up for it.
    const direct: number[] = [];
    for (const other of depends[at] ?? []) if (other !== trigger) direct.push(...behind(other));
    if (trigger !== undefined) direct.push(trigger);
    return direct;
  });
  const answers = answersTo(triggers, depends, needed);
  const cleared = clearedSteps(steps, triggers, answers);
  const gates = steps.map((_, at): readonly number[] => {
    const own = answers.get(at);
    if (own === undefined) return none;
    const out = own.filter((answer) => cleared[answer] === true);
    return (out.length > 0 ? out : own).flatMap(behind);
  });
  const all = [...waits, ...gates];
  const order = inOrder(all);
  const circles = [circular(depends, inOrder(depends)), circular(all, order)];
  return {
    indexOf,
    needed,
    waits: all,
    order,
    inCycle: steps.map((_, at) => circles.some((circle) => circle.has(at))),
    gate,
    cleared,
  };
}

const none: readonly number[] = [];

function known(records: readonly RecordId[], indexOf: ReadonlyMap<RecordId, number>): readonly number[] {
  const found: number[] = [];
  for (const record of records) {
    const at = indexOf.get(record);
    if (at !== undefined) found.push(at);
  }
  return found;
}

/** Upwards from what was granted: a court that grants clears what the commission refused, and the visa before it. */
function clearedSteps(
  steps: readonly StepFacts[],
  triggers: readonly (number | undefined)[],
  answers: ReadonlyMap<number, readonly number[]>,
): readonly boolean[] {
  const cleared = steps.map(({ status }) => isCleared(status));
  const answering = new Set([...answers.values()].flat());
  const found = [...answering].filter((at) => cleared[at] === true);
  // Grows while it is walked through.
  for (const at of found) {
    const trigger = triggers[at];
    if (trigger === undefined || cleared[trigger] === true) continue;
    cleared[trigger] = true;
    if (answering.has(trigger)) found.push(trigger);
  }
  return cleared;
}

/**
 * The steps that make up for a refused one: needed because of it, and the last of those that wait for each other (of an
 * appeal and the decision on it, the decision). A decision that somebody cancelled doesn't turn the filing into one.
 */
function answersTo(
  triggers: readonly (number | undefined)[],
  depends: readonly (readonly number[])[],
  needed: readonly boolean[],
): ReadonlyMap<number, readonly number[]> {
  const waitedFor = new Set<number>();
  for (const [at, trigger] of triggers.entries()) {
    if (trigger === undefined) continue;
    for (const other of depends[at] ?? []) if (triggers[other] === trigger) waitedFor.add(other);
  }
  const answers = new Map<number, number[]>();
  for (const [at, trigger] of triggers.entries()) {
    if (trigger === undefined || needed[at] !== true || waitedFor.has(at)) continue;
    const own = answers.get(trigger);
    if (own === undefined) answers.set(trigger, [at]);
    else own.push(at);
  }
  return answers;
}

/** Kahn's algorithm: nodes whose waits are all out come out. */
function inOrder(waits: readonly (readonly number[])[]): readonly number[] {
  const left = waits.map((own) => own.length);
  const { first, waiting } = turned(waits);
  const order: number[] = [];
  for (const [at, count] of left.entries()) if (count === 0) order.push(at);
  // Grows while it is walked through.
  for (const at of order) {
    for (let place = first[at] ?? 0; place < (first[at + 1] ?? 0); place += 1) {
      const next = waiting[place] ?? 0;
      left[next] = (left[next] ?? 0) - 1;
      if (left[next] === 0) order.push(next);
    }
  }
  return order;
}

/** By node, from its first place to the next one's: who waits for it. Two flat lists, for a list a node is slow for thousands. */
function turned(waits: readonly (readonly number[])[]): {
  readonly first: Int32Array;
  readonly waiting: Int32Array;
} {
  const first = new Int32Array(waits.length + 1);
  for (const own of waits) for (const other of own) first[other] = (first[other] ?? 0) + 1;
  let sum = 0;
  for (const [at, count] of first.entries()) first[at] = sum += count;
  const waiting = new Int32Array(sum);
  // Each list is filled from its end, the last that waits first: what is left behind is its first place.
  for (let at = waits.length - 1; at >= 0; at -= 1)
    for (const other of waits[at] ?? none) {
      const place = (first[other] ?? 0) - 1;
      first[other] = place;
      waiting[place] = at;
    }
  return { first, waiting };
}

/** What comes out from neither end: circles, and what lies between two of them. */
function circular(waits: readonly (readonly number[])[], order: readonly number[]): ReadonlySet<number> {
  if (order.length === waits.length) return new Set();
  const [forth, back] = [new Set(order), new Set(inOrder(opposite(waits)))];
  return new Set(waits.flatMap((_, at) => (forth.has(at) || back.has(at) ? [] : [at])));
}

function opposite(waits: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const back: number[][] = waits.map(() => []);
  for (const [at, own] of waits.entries()) for (const other of own) back[other]?.push(at);
  return back;
}
