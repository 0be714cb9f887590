import { overlap, type Span, type StartKind, type StayFact, type Thing } from './exposure-facts.ts';
import { houseUrgency, known, people, peopleOfStay, unsafeHouse, formerly } from './exposure-houses.ts';
import { because, type Found, type Reason } from './exposure-reasons.ts';
import { ever, type ExposureWorld } from './exposure-world.ts';
import type { RecordId } from './ids.ts';

/**
 * What is known to whoever has the lost one, as docs/exposure.md says in words. May name the start itself, and one thing more than
 * once for one reason.
 */
export function* knownTo(world: ExposureWorld, start: Thing<StartKind>): Iterable<Found> {
  const { id } = start;
  switch (start.kind) {
    case 'person':
      return yield* toPerson(world, id);
    case 'house':
      yield* unsafeHouse(world, id);
      yield* formerly(world, id);
      return yield* holders(world, houseScope(world, id));
    case 'helper':
      return yield* toHelper(world, id);
    case 'channel':
      return yield* byChannel(world, id);
    case 'partner':
      return yield* toPartner(world, id);
  }
}

/** Everyone and every place that a person met, was told of, or is written beside. */
function* toPerson(world: ExposureWorld, id: string): Iterable<Found> {
  const unsafe = new Set<string>();
  const scope = new Set(personScope(world, id));
  for (const { record, persons } of world.linksOf(id))
    for (const other of persons) yield known('person', other, because('linked', 'known', { by: record }));
  yield* phones(world, id);
  for (const record of world.person(id).flatMap(({ cases }) => ever(cases))) {
    yield* people(world, record, because('sameCase', 'known', { by: record }), 'ever');
    for (const stay of world.staysOf(record)) {
      for (const house of ever(stay.houses)) {
        const span = world.spanOf(stay);
        const reason = because('stayed', houseUrgency(world, house), { by: stay.record, house, span });
        yield known('house', house, reason);
        unsafe.add(house);
        yield* metIn(world, house, stay, record);
      }
    }
    for (const leg of world.legsOf(record)) {
      for (const escort of ever(leg.escorts))
        yield known('helper', escort, because('escorts', 'known', { by: leg.record }));
      yield* travelled(world, leg, unsafe);
    }
    for (const one of caseScope(world, record)) scope.add(one);
  }
  yield* endOf(world, unsafe, scope);
}

/** Those of other cases who had a night in a house together with a stay. */
function* metIn(world: ExposureWorld, house: RecordId, stay: StayFact, own: RecordId): Iterable<Found> {
  const span = world.spanOf(stay);
  if (span === undefined) return;
  for (const other of world.staysIn(house)) {
    const theirs = world.spanOf(other);
    if (theirs === undefined || !overlap(span, theirs) || ever(other.cases).includes(own)) continue;
    const shared = because('together', 'known', { by: other.record, house, span: common(span, theirs) });
    yield* peopleOfStay(world, other, shared, 'ever');
  }
}

const common = (one: Span, other: Span): Span => ({
  from: [one.from, other.from].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a)),
  until: [one.until, other.until].reduce((a, b) => (a === null || (b !== null && b < a) ? b : a)),
});

/** Own channels, and whoever else is reached by the same number. */
function* phones(world: ExposureWorld, owner: string): Iterable<Found> {
  for (const channel of world.channelsOf(owner)) {
    yield known('channel', channel.record, because('reachedBy', 'known', { by: channel.record }));
    yield* alike(world, channel.record);
  }
}

function* alike(world: ExposureWorld, channel: string): Iterable<Found> {
  for (const given of world.channel(channel))
    for (const same of world.sameValue(given)) {
      if (same !== given)
        yield known('channel', same.record, because('sameValue', 'known', { by: given.record }));
      for (const owner of ever(same.owners))
        yield* ownerIs(world, owner, because('owns', 'known', { by: same.record }));
    }
}

function* ownerIs(world: ExposureWorld, owner: string, reason: Reason): Iterable<Found> {
  if (world.person(owner).length > 0) yield known('person', owner, reason);
  if (world.helper(owner).length > 0) yield known('helper', owner, reason);
}

/** The houses that a leg names. */
function* travelled(
  world: ExposureWorld,
  leg: Parameters<ExposureWorld['housesVia']>[0],
  unsafe: Set<string>,
): Iterable<Found> {
  for (const { record: house } of world.housesVia(leg)) {
    unsafe.add(house);
    const reason = because('travels', houseUrgency(world, house), { by: leg.record, house });
    yield known('house', house, reason);
  }
}

function* toHelper(world: ExposureWorld, id: string): Iterable<Found> {
  const unsafe = new Set<string>();
  yield* phones(world, id);
  for (const { record: house } of world.housesOfHost(id)) {
    yield known('house', house, because('hosts', houseUrgency(world, house), { house }));
    yield* formerly(world, house);
    unsafe.add(house);
  }
  for (const leg of world.legsWith(id)) {
    const reason = because('escorts', 'known', { by: leg.record });
    for (const record of ever(leg.cases)) yield* people(world, record, reason, 'ever');
    yield* travelled(world, leg, unsafe);
  }
  for (const stay of world.helper(id).flatMap((helper) => world.staysBroughtBy(helper))) {
    for (const house of ever(stay.houses)) {
      const span = world.spanOf(stay);
      const reason = because('brings', houseUrgency(world, house), { by: stay.record, house, span });
      yield known('house', house, reason);
      yield* peopleOfStay(world, stay, { ...reason, urgency: 'known' }, 'ever');
      unsafe.add(house);
    }
  }
  yield* endOf(world, unsafe, new Set([id, ...recordsOf(world.channelsOf(id))]));
}

/** Whoever has the channel has what its owner has, whichever record of the same number it is. */
function* byChannel(world: ExposureWorld, id: string): Iterable<Found> {
  yield* alike(world, id);
  const owners = world
    .channel(id)
    .flatMap((channel) => world.sameValue(channel))
    .flatMap((channel) => ever(channel.owners));
  for (const owner of new Set(owners)) {
    if (world.person(owner).length > 0) yield* toPerson(world, owner);
    if (world.helper(owner).length > 0) yield* toHelper(world, owner);
  }
  yield* holders(world, new Set([id]));
}

function* toPartner(world: ExposureWorld, id: string): Iterable<Found> {
  const unsafe = new Set<string>();
  for (const { record, partner, number, day, places } of world.sharesWith(id)) {
    const reason = because('sent', 'known', { by: record, partner, number, day });
    yield* told(world, record, reason, places, unsafe, new Set());
  }
  for (const { record: house } of world.housesOfKeeper(id)) {
    yield known('house', house, because('keeps', houseUrgency(world, house), { house }));
    yield* formerly(world, house);
    unsafe.add(house);
  }
  yield* endOf(world, unsafe, new Set());
}

/** What one record tells its reader. Without `places` a house is a code name: nobody has to leave it for that. */
function* told(
  world: ExposureWorld,
  record: RecordId,
  reason: Reason,
  places: boolean,
  unsafe: Set<string>,
  seen: Set<string>,
): Iterable<Found> {
  if (seen.has(record)) return;
  seen.add(record);
  if (world.risks.has(record)) yield* people(world, record, reason, 'ever');
  if (world.person(record).length > 0) yield known('person', record, reason);
  if (world.helper(record).length > 0) yield known('helper', record, reason);
  for (const { persons } of world.link(record)) for (const one of persons) yield known('person', one, reason);
  for (const stay of world.stay(record)) {
    yield* peopleOfStay(world, stay, reason, 'ever');
    for (const house of ever(stay.houses)) yield known('house', house, { ...reason, urgency: 'traces' });
  }
  if (world.house(record).length > 0) {
    yield known('house', record, {
      ...reason,
      urgency: places ? houseUrgency(world, record) : 'traces',
    });
    if (places) unsafe.add(record);
  }
  for (const channel of world.channel(record)) {
    yield known('channel', record, reason);
    for (const owner of ever(channel.owners)) yield* ownerIs(world, owner, reason);
  }
  for (const leg of world.leg(record)) {
    for (const one of ever(leg.cases)) yield* people(world, one, reason, 'ever');
    if (!places) continue;
    for (const escort of ever(leg.escorts)) yield known('helper', escort, reason);
    yield* travelled(world, leg, unsafe);
  }
  for (const whole of world.wholes(record))
    yield* told(world, whole as RecordId, reason, false, unsafe, seen);
}

/** Houses that are no longer safe, and who else was told of them or of the rest. */
function* endOf(
  world: ExposureWorld,
  unsafe: ReadonlySet<string>,
  scope: ReadonlySet<string>,
): Iterable<Found> {
  const all = new Set(scope);
  for (const house of unsafe) {
    yield* unsafeHouse(world, house);
    for (const one of houseScope(world, house)) all.add(one);
  }
  yield* holders(world, all);
}

/** Partners with something of these records, or of what is written about them: they act on it, and have to hear. */
function* holders(world: ExposureWorld, scope: ReadonlySet<string>): Iterable<Found> {
  const all = new Set(scope);
  // What is added while going through is gone through as well.
  for (const one of all) {
    for (const part of world.partsOf(one)) all.add(part);
    for (const { partner, record, number, day } of world.sharesOf(one))
      yield known('partner', partner, because('holds', 'known', { by: record, partner, number, day }));
  }
}

const recordsOf = (facts: readonly { readonly record: string }[]): readonly string[] =>
  facts.map(({ record }) => record);

const houseScope = (world: ExposureWorld, house: string): ReadonlySet<string> =>
  new Set([house, ...recordsOf(world.staysIn(house))]);

const personScope = (world: ExposureWorld, person: string): readonly string[] => [
  person,
  ...recordsOf(world.channelsOf(person)),
  ...recordsOf(world.linksOf(person)),
];

/** The records of a case and of its people. */
const caseScope = (world: ExposureWorld, record: string): readonly string[] => [
  record,
  ...recordsOf(world.personsEverOf(record)).flatMap((person) => personScope(world, person)),
  ...recordsOf(world.staysOf(record)),
  ...recordsOf(world.legsOf(record)),
];
