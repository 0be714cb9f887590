import { type LegFact, type StayFact, type Thing, type ThingKind, whenOf } from './exposure-facts.ts';
import { because, type Found, type Reason, type Urgency } from './exposure-reasons.ts';
import { ever, type ExposureWorld } from './exposure-world.ts';
import type { RecordId } from './ids.ts';

/* What follows when a house is known to whoever must not know it. */

export const known = (kind: ThingKind, id: string, reason: Reason): Found => ({
  thing: { kind, id } satisfies Thing,
  reason,
});

/** A case and all in it, for one reason. `now`: without those who have gone to another case since. */
export function* people(
  world: ExposureWorld,
  record: string,
  reason: Reason,
  of: 'now' | 'ever',
): Iterable<Found> {
  yield known('case', record, reason);
  const persons = of === 'now' ? world.personsNowOf(record) : world.personsEverOf(record);
  for (const person of persons) yield known('person', person.record, reason);
}

/** The guests of a stay: by the stay itself, and by their case where one is known. */
export function* peopleOfStay(
  world: ExposureWorld,
  stay: StayFact,
  reason: Reason,
  of: 'now' | 'ever',
): Iterable<Found> {
  yield known('stay', stay.record, reason);
  for (const one of of === 'now' ? stay.cases.now : ever(stay.cases)) yield* people(world, one, reason, of);
}

/** When a stay brings people to this house from tonight on; null when it doesn't. */
function comes(world: ExposureWorld, stay: StayFact, house: string): 'tonight' | 'coming' | null {
  const span = world.spanOf(stay);
  if (span === undefined || stay.removed || !stay.houses.now.some((one) => one === house)) return null;
  const when = whenOf(span, world.today);
  return when === 'past' ? null : when;
}

/** How soon a house matters: somebody is there tonight, will be, or nobody is known to. */
export function houseUrgency(world: ExposureWorld, house: string): Urgency {
  const all = world.staysIn(house).map((stay) => comes(world, stay, house));
  return all.includes('tonight') ? 'tonight' : all.includes('coming') ? 'coming' : 'known';
}

/** Everyone who is in the house or on the way there: guests, host, keeper, and who brings them. */
export function* unsafeHouse(world: ExposureWorld, id: string): Iterable<Found> {
  for (const { record: house, hosts, keepers } of world.house(id)) {
    // Those of before don't live there any more, and are known there.
    for (const host of hosts.now) yield known('helper', host, because('hosts', 'tonight', { house }));
    for (const host of hosts.before) yield known('helper', host, because('hosts', 'known', { house }));
    for (const keeper of keepers.now) yield known('partner', keeper, because('keeps', 'tonight', { house }));
    for (const keeper of keepers.before) yield known('partner', keeper, because('keeps', 'known', { house }));
  }
  for (const stay of world.staysIn(id)) {
    const when = comes(world, stay, id);
    if (when === null) continue;
    const reason = at('there', when, stay, id, world);
    yield* peopleOfStay(world, stay, reason, 'now');
    for (const helper of world.bringersOf(stay))
      yield known('helper', helper.record, { ...reason, why: 'brings', urgency: 'coming' });
  }
  for (const house of world.house(id))
    for (const leg of world.legsVia(house))
      if (!leg.over) yield* travellers(world, leg, house.record, 'coming', 'now');
}

/** Everyone else who was in the house or expected there, and who brought them. */
export function* formerly(world: ExposureWorld, id: string): Iterable<Found> {
  for (const stay of world.staysIn(id)) {
    const reason = at('before', 'traces', stay, id, world);
    const all = peopleOfStay(world, stay, reason, 'ever');
    if (comes(world, stay, id) !== null) {
      // Who was in its case before, or in the case that it was written for.
      yield* without(all, peopleOfStay(world, stay, reason, 'now'));
      continue;
    }
    yield* all;
    for (const helper of world.bringersOf(stay))
      yield known('helper', helper.record, { ...reason, why: 'brings' });
  }
  for (const house of world.house(id))
    for (const leg of world.legsVia(house)) {
      const all = [...travellers(world, leg, house.record, 'traces', 'ever')];
      yield* leg.over ? all : without(all, travellers(world, leg, house.record, 'traces', 'now'));
    }
}

function* without(all: Iterable<Found>, those: Iterable<Found>): Iterable<Found> {
  const key = ({ thing }: Found): string => `${thing.kind} ${thing.id}`;
  const left = new Set([...those].map(key));
  for (const one of all) if (!left.has(key(one))) yield one;
}

/** Everyone of a leg that names the house. */
function* travellers(
  world: ExposureWorld,
  leg: LegFact,
  house: RecordId,
  urgency: Urgency,
  of: 'now' | 'ever',
): Iterable<Found> {
  const reason = because('travels', urgency, { by: leg.record, house });
  for (const one of of === 'now' ? leg.cases.now : ever(leg.cases)) yield* people(world, one, reason, of);
  for (const escort of ever(leg.escorts)) yield known('helper', escort, reason);
}

const at = (
  why: 'there' | 'before',
  urgency: Urgency,
  stay: StayFact,
  house: string,
  world: ExposureWorld,
): Reason => because(why, urgency, { by: stay.record, house: house as RecordId, span: world.spanOf(stay) });
