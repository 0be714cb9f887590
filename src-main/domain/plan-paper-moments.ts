import { dayFromNumber, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { anchorDay, numberOf } from './plan-dues.ts';
import type { DayRange } from './plan-facts.ts';
import type { FoundPlan } from './plan-found.ts';
import { addSpan, readSpan, type Span } from './spans.ts';
import { weekdaysOnly } from './working-days.ts';

/**
 * The days that "so long beyond a moment" reaches (`{"months": 6, "milestone": "departure"}`). While the moment isn't known, as long
 * beyond the day on which the paper is shown: it will hardly be sooner. Null where that isn't known either.
 */
export type PaperMoments = (
  beyond: { readonly [key: string]: Json },
  shown: DayRange | null,
) => DayRange | null;

/** Of one plan. Moments that many papers are held against are reckoned once. */
export function paperMoments(plan: FoundPlan): PaperMoments {
  const known = new Map<string, DayRange | null>();
  const bases = new Map<string, DayRange | null>();
  return (beyond, shown) => {
    const { anchor, step, milestone } = beyond;
    const span: Span = readSpan(beyond) ?? { count: 0, unit: 'days' };
    const add = (day: Day): Day => dayFromNumber(addSpan(numberOf(day) ?? 0, span, weekdaysOnly));
    const beyondOf = (from: DayRange | null): DayRange | null =>
      from === null ? null : { earliest: add(from.earliest), latest: add(from.latest) };
    const named = [anchor, step, milestone].map((one) => (typeof one === 'string' ? one : '')).join('\n');
    const key = `${named}\n${span.count} ${span.unit}`;
    const before = known.get(key);
    const base = (): DayRange | null => {
      const from = bases.has(named) ? (bases.get(named) ?? null) : baseOf(plan, { anchor, step, milestone });
      bases.set(named, from);
      return from;
    };
    const found = before === undefined ? beyondOf(base()) : before;
    known.set(key, found);
    return found ?? beyondOf(shown);
  };
}

function baseOf(
  { facts, steps, graph, departure }: FoundPlan,
  named: { readonly [part in 'anchor' | 'step' | 'milestone']: Json | undefined },
): DayRange | null {
  if (typeof named.anchor === 'string') {
    const number = anchorDay(facts.anchors, named.anchor);
    const day = number === null ? null : dayFromNumber(number);
    return day === null ? null : { earliest: day, latest: day };
  }
  if (typeof named.step === 'string')
    return steps[graph.indexOf.get(named.step as RecordId) ?? -1]?.finish ?? null;
  if (named.milestone === 'departure') return departure;
  if (typeof named.milestone !== 'string') return null;
  return facts.steps
    .flatMap(({ milestone }, at) => (milestone === named.milestone ? [steps[at]?.finish ?? null] : []))
    .reduce<DayRange | null>(latestOf, null);
}

export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

/** The later of each day; of one that isn't known, the other. */
export function latestOf(one: DayRange | null, other: DayRange | null): DayRange | null {
  if (one === null || other === null) return one ?? other;
  return {
    earliest: laterDay(one.earliest, other.earliest),
    latest: laterDay(one.latest, other.latest),
  };
}
