import type { Day } from './days.ts';
import { compareRisk } from './case-risk.ts';
import { type Reason, type Urgency, urgencies, whys } from './exposure-reasons.ts';
import type { ExposureFacts, StartKind, Thing, ThingKind } from './exposure-facts.ts';
import { knownTo } from './exposure-rules.ts';
import { ExposureWorld } from './exposure-world.ts';

/** Somebody or something that the lost one gives away, and every reason why. */
export interface Exposed {
  readonly thing: Thing;
  /** The worst of its reasons. */
  readonly urgency: Urgency;
  readonly reasons: readonly Reason[];
}

const kinds: readonly ThingKind[] = ['person', 'case', 'stay', 'house', 'helper', 'partner', 'channel'];

/**
 * Everything that is exposed when `start` is lost, worst first; `start` itself is not in it. What a lost one knows is
 * written down in docs/exposure.md and in {@link knownTo}. It goes one step: who is exposed is in danger and not lost, so what
 * only they know is not in it, except that a known house is no longer safe for anyone who is there or comes.
 */
export function exposureOf(start: Thing<StartKind>, facts: ExposureFacts, today: Day): readonly Exposed[] {
  const world = new ExposureWorld(facts, today);
  const found = new Map<string, { readonly thing: Thing; readonly reasons: Map<string, Reason> }>();
  for (const { thing, reason } of knownTo(world, start)) {
    if (thing.kind === start.kind && thing.id === start.id) continue;
    const key = `${thing.kind} ${thing.id}`;
    const entry = found.get(key) ?? { thing, reasons: new Map<string, Reason>() };
    entry.reasons.set(reasonKey(reason), reason);
    found.set(key, entry);
  }
  const exposed = [...found.values()].map(({ thing, reasons }) => {
    const sorted = [...reasons.values()].toSorted(compareReasons);
    return { thing, urgency: sorted[0]?.urgency ?? 'traces', reasons: sorted };
  });
  return exposed.toSorted((one, other) => compareExposed(world, one, other));
}

/** Two reasons with one key say the same. */
const reasonKey = (reason: Reason): string =>
  JSON.stringify([
    urgencies.indexOf(reason.urgency),
    String(whys.indexOf(reason.why)).padStart(2, '0'),
    reason.from ?? '',
    reason.until ?? '',
    reason.house ?? '',
    reason.by ?? '',
    reason.partner ?? '',
    // Numbers of one series, in their order.
    String(reason.number ?? '').padStart(10, '0'),
    reason.day ?? '',
  ]);

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const compareReasons = (one: Reason, other: Reason): number => compareText(reasonKey(one), reasonKey(other));

/** By urgency, kind and risk of the case, then who is there or comes first, then by id. */
function compareExposed(world: ExposureWorld, one: Exposed, other: Exposed): number {
  return (
    urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
    kinds.indexOf(one.thing.kind) - kinds.indexOf(other.thing.kind) ||
    compareRisks(world, one.thing, other.thing) ||
    compareText(one.reasons[0]?.from ?? '', other.reasons[0]?.from ?? '') ||
    compareText(one.thing.id, other.thing.id)
  );
}

/** Only what belongs to two different cases can differ here. */
function compareRisks(world: ExposureWorld, one: Thing, other: Thing): number {
  const [left, right] = [caseOf(world, one), caseOf(world, other)];
  if (left === right) return 0;
  const [risk, otherRisk] = [world.risks.get(left), world.risks.get(right)];
  // Unfiled, or a case that is not here: after those of which something is known.
  if (risk === undefined || otherRisk === undefined)
    return Number(risk === undefined) - Number(otherRisk === undefined);
  return compareRisk(risk, otherRisk);
}

function caseOf(world: ExposureWorld, { kind, id }: Thing): string {
  if (kind === 'case') return id;
  if (kind === 'person') return world.person(id)[0]?.cases.now[0] ?? '';
  if (kind === 'stay') return world.stay(id)[0]?.cases.now[0] ?? '';
  return '';
}
