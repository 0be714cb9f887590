import { dayNumber } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { StepFacts } from './plan-facts.ts';
import { addSpan, readSpan, type Span } from './spans.ts';
import { isFinished } from './steps.ts';
import type { WorkingDays } from './working-days.ts';

/** The number of a day that is recorded, null for none. */
export const numberOf = (day: Json | null | undefined): number | null =>
  typeof day === 'string' ? (dayNumber(day) ?? null) : null;

/** The day that an anchor of a pathway is set to. */
export function anchorDay(anchors: Json | null, name: string): number | null {
  return isJsonObject(anchors ?? undefined) && Object.hasOwn(anchors as object, name)
    ? numberOf((anchors as { readonly [key: string]: Json })[name])
    : null;
}

/** From what a rule counts: a day, or the due day of another step. */
type Base = { readonly day: number | null } | { readonly step: number };

/**
 * By which day each step should be done: the recorded day, else by its rule; null when there is neither, or rules lead
 * nowhere or in a circle. A rule that counts from another step counts from the day on which that was done once it is,
 * so that a deadline for an appeal runs from the refusal. Of a refusal without a day nothing can be told: the day by which
 * the decision was hoped for may be much too late.
 */
export function dueDays(
  steps: readonly StepFacts[],
  indexOf: ReadonlyMap<RecordId, number>,
  anchors: Json | null,
  working: WorkingDays,
): readonly (number | null)[] {
  const due: (number | null | undefined)[] = steps.map((step) =>
    step.rule === null ? numberOf(step.due) : (numberOf(step.due) ?? undefined),
  );
  const rules = steps.map(({ rule }) => readRule(rule, steps, indexOf, anchors));
  for (const first of steps.keys()) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at = first;
    // Along the rules, to a step whose day is known, to a base, or back onto the path.
    while (due[at] === undefined && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      const base = rules[at]?.base;
      if (base === undefined || 'day' in base) break;
      at = base.step;
    }
    for (const one of path.toReversed()) {
      const rule = rules[one];
      const base =
        rule === undefined ? null : 'day' in rule.base ? rule.base.day : (due[rule.base.step] ?? null);
      due[one] = rule === undefined || base === null ? null : addSpan(base, rule.span, working);
    }
  }
  return due.map((day) => day ?? null);
}

function readRule(
  rule: Json | null,
  steps: readonly StepFacts[],
  indexOf: ReadonlyMap<RecordId, number>,
  anchors: Json | null,
): { readonly span: Span; readonly base: Base } | undefined {
  const span = readSpan(rule);
  if (span === undefined || !isJsonObject(rule ?? undefined)) return undefined;
  const { anchor, step } = rule as { readonly [key: string]: Json };
  if (typeof anchor === 'string') return { span, base: { day: anchorDay(anchors, anchor) } };
  const other = typeof step === 'string' ? indexOf.get(step as RecordId) : undefined;
  if (other === undefined) return undefined;
  const facts = steps[other];
  const done = isFinished(facts?.status ?? '') ? numberOf(facts?.doneOn) : null;
  return { span, base: done === null && facts?.status !== 'refused' ? { step: other } : { day: done } };
}
