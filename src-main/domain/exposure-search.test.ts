import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exposureOf } from './exposure.ts';
import type { ExposureFacts, StartKind, StayFact } from './exposure-facts.ts';
import { urgencies } from './exposure-reasons.ts';
import {
  aCase,
  aChannel,
  aHelper,
  aHouse,
  aLeg,
  aLink,
  aPerson,
  aShare,
  aStay,
  noFacts,
} from './fixtures/exposure.ts';

const today = '2027-03-05';
const nightsLookedAt = Array.from(
  { length: 12 },
  (_, index) => `2027-03-${String(index + 1).padStart(2, '0')}`,
);

/*
 * The search that the rules are held against: no index, no order, no reasons. Every rule looks at every pair there is, again and
 * again, until nothing new is found. Nights are compared one by one.
 */

const all = <T>({ now, before }: { readonly now: readonly T[]; readonly before: readonly T[] }): T[] => [
  ...now,
  ...before,
];

function nightsOfStay({ nights }: StayFact): readonly string[] {
  const { status, actualFrom, actualUntil } = nights;
  if (status === 'cancelled') return [];
  const first = actualFrom ?? nights.from ?? '0000';
  const last = actualUntil ?? nights.until ?? '9999';
  const written = nightsLookedAt.filter((night) =>
    last < first
      ? night >= last && night < first
      : last === first
        ? night === first
        : night >= first && night < last,
  );
  if (status === 'checkedIn' && actualUntil === null) {
    // Here tonight, so on every night between this one and those that are written.
    const begin = first < last ? first : last;
    const end = first < last ? last : first;
    return nightsLookedAt.filter(
      (night) =>
        night === today ||
        written.includes(night) ||
        (night < today && night >= begin) ||
        (night > today && night < end),
    );
  }
  if (status !== 'checkedOut') return written;
  const before = nightsLookedAt.filter((night) => night < today);
  const begin = first < last ? first : last;
  const end =
    last === first ? (nightsLookedAt.find((night) => night > last) ?? '9999') : first < last ? last : first;
  if (end <= today) return written;
  return begin >= today ? before : before.filter((night) => night >= begin);
}

function search(kind: StartKind, id: string, facts: ExposureFacts): ReadonlySet<string> {
  const found = new Set<string>();
  const unsafe = new Set<string>();
  const past = new Set<string>();
  const lost = new Set<string>([`${kind} ${id}`]);
  const scope = new Set<string>();
  const told = new Set<string>();
  const size = (): number => found.size + unsafe.size + past.size + lost.size + scope.size + told.size;
  const same = (one: string, other: string): boolean => {
    const digits = (text: string) => text.replaceAll(/\D/g, '').slice(-9);
    return one === other || (digits(one).length === 9 && digits(one) === digits(other));
  };
  const people = (one: string, now = false): void => {
    found.add(`case ${one}`);
    for (const { record, cases } of facts.persons)
      if ((now ? cases.now : all(cases)).some((other) => other === one)) found.add(`person ${record}`);
  };
  const guests = (stay: StayFact, now = false): void => {
    found.add(`stay ${stay.record}`);
    for (const one of now ? stay.cases.now : all(stay.cases)) people(one, now);
  };
  const names = (list: readonly string[], other: readonly string[]): boolean =>
    list.some((one) => other.some((two) => one.toLowerCase() === two.toLowerCase()));
  const isPerson = (one: string) => facts.persons.some(({ record }) => record === one);
  const isHelper = (one: string) => facts.helpers.some(({ record }) => record === one);

  for (let before = -1; before !== size();) {
    before = size();
    // Whoever has a channel has its owner.
    for (const one of facts.channels)
      for (const other of facts.channels) {
        const alike = one === other || one.values.some((a) => other.values.some((b) => same(a, b)));
        if (lost.has(`channel ${one.record}`) && kind === 'channel' && one.record === id && alike)
          for (const owner of all(other.owners)) {
            found.add(`channel ${other.record}`);
            if (isPerson(owner)) lost.add(`person ${owner}`).add(`channel of ${owner}`);
            if (isHelper(owner)) lost.add(`helper ${owner}`).add(`channel of ${owner}`);
            if (isPerson(owner)) found.add(`person ${owner}`);
            if (isHelper(owner)) found.add(`helper ${owner}`);
          }
        for (const owner of all(one.owners))
          if ((lost.has(`person ${owner}`) || lost.has(`helper ${owner}`)) && alike) {
            found.add(`channel ${one.record}`).add(`channel ${other.record}`);
            for (const theirs of all(other.owners)) {
              if (isPerson(theirs)) found.add(`person ${theirs}`);
              if (isHelper(theirs)) found.add(`helper ${theirs}`);
            }
          }
      }
    if (kind === 'channel') scope.add(id);
    for (const person of facts.persons)
      if (lost.has(`person ${person.record}`)) {
        scope.add(person.record);
        for (const channel of facts.channels)
          if (all(channel.owners).includes(person.record)) scope.add(channel.record);
        for (const link of facts.links)
          if (link.persons.includes(person.record)) {
            scope.add(link.record);
            for (const other of link.persons) found.add(`person ${other}`);
          }
        for (const one of all(person.cases)) {
          people(one);
          scope.add(one);
          for (const member of facts.persons)
            if (all(member.cases).includes(one)) {
              scope.add(member.record);
              for (const channel of facts.channels)
                if (all(channel.owners).includes(member.record)) scope.add(channel.record);
              for (const link of facts.links)
                if (link.persons.includes(member.record)) scope.add(link.record);
            }
          for (const stay of facts.stays)
            if (all(stay.cases).includes(one)) {
              scope.add(stay.record);
              for (const house of all(stay.houses)) {
                unsafe.add(house);
                found.add(`house ${house}`);
                for (const other of facts.stays)
                  if (
                    all(other.houses).includes(house) &&
                    !all(other.cases).includes(one) &&
                    nightsOfStay(stay).some((night) => nightsOfStay(other).includes(night))
                  )
                    guests(other);
              }
            }
          for (const leg of facts.legs)
            if (all(leg.cases).includes(one)) {
              scope.add(leg.record);
              for (const escort of all(leg.escorts)) found.add(`helper ${escort}`);
              for (const house of facts.houses)
                if (names(house.names, leg.places)) {
                  unsafe.add(house.record);
                  found.add(`house ${house.record}`);
                }
            }
        }
      }
    for (const helper of facts.helpers)
      if (lost.has(`helper ${helper.record}`)) {
        scope.add(helper.record);
        for (const channel of facts.channels)
          if (all(channel.owners).includes(helper.record)) scope.add(channel.record);
        for (const house of facts.houses)
          if (all(house.hosts).includes(helper.record)) {
            past.add(house.record);
            found.add(`house ${house.record}`);
          }
        for (const leg of facts.legs)
          if (all(leg.escorts).includes(helper.record)) {
            for (const one of all(leg.cases)) people(one);
            for (const house of facts.houses)
              if (names(house.names, leg.places)) {
                unsafe.add(house.record);
                found.add(`house ${house.record}`);
              }
          }
        for (const stay of facts.stays)
          if (names(stay.bringers, helper.names))
            for (const house of all(stay.houses)) {
              guests(stay);
              unsafe.add(house);
              found.add(`house ${house}`);
            }
      }
    if (kind === 'house') past.add(id);
    if (kind === 'partner') {
      for (const house of facts.houses)
        if (all(house.keepers).some((one) => one === id)) {
          past.add(house.record);
          found.add(`house ${house.record}`);
        }
      for (const share of facts.shares) if (share.partner === id) told.add(`${share.record} ${share.places}`);
      for (const line of told) {
        const [record = '', places] = line.split(' ');
        for (const part of facts.parts)
          if (part.record === record) for (const one of part.of) told.add(`${one} false`);
        if (facts.cases.some((one) => one.record === record)) people(record);
        if (isPerson(record)) found.add(`person ${record}`);
        if (isHelper(record)) found.add(`helper ${record}`);
        for (const house of facts.houses)
          if (house.record === record) {
            found.add(`house ${record}`);
            if (places === 'true') unsafe.add(record);
          }
        for (const link of facts.links)
          if (link.record === record) for (const one of link.persons) found.add(`person ${one}`);
        for (const channel of facts.channels)
          if (channel.record === record) {
            found.add(`channel ${record}`);
            for (const owner of all(channel.owners)) {
              if (isPerson(owner)) found.add(`person ${owner}`);
              if (isHelper(owner)) found.add(`helper ${owner}`);
            }
          }
        for (const stay of facts.stays)
          if (stay.record === record) {
            guests(stay);
            for (const house of all(stay.houses)) found.add(`house ${house}`);
          }
        for (const leg of facts.legs)
          if (leg.record === record) {
            for (const one of all(leg.cases)) people(one);
            if (places === 'true') {
              for (const escort of all(leg.escorts)) found.add(`helper ${escort}`);
              for (const house of facts.houses)
                if (names(house.names, leg.places)) {
                  unsafe.add(house.record);
                  found.add(`house ${house.record}`);
                }
            }
          }
      }
    }
    for (const house of past) unsafe.add(house);
    for (const house of facts.houses)
      if (unsafe.has(house.record)) {
        for (const one of all(house.hosts)) found.add(`helper ${one}`);
        for (const one of all(house.keepers)) found.add(`partner ${one}`);
        for (const leg of facts.legs)
          if (names(house.names, leg.places) && (!leg.over || past.has(house.record))) {
            if (!leg.over) for (const one of leg.cases.now) people(one, true);
            if (past.has(house.record)) for (const one of all(leg.cases)) people(one);
            for (const one of all(leg.escorts)) found.add(`helper ${one}`);
          }
      }
    for (const house of unsafe) {
      scope.add(house);
      for (const stay of facts.stays)
        if (all(stay.houses).some((one) => one === house)) {
          scope.add(stay.record);
          const here = stay.houses.now.some((one) => one === house) && !stay.removed;
          const comes = here && nightsOfStay(stay).some((night) => night >= today);
          if (comes || past.has(house)) {
            guests(stay, !past.has(house));
            for (const helper of facts.helpers)
              if (names(stay.bringers, helper.names)) found.add(`helper ${helper.record}`);
          }
        }
    }
    for (const part of facts.parts) if (part.of.some((one) => scope.has(one))) scope.add(part.record);
  }
  // A lost partner's bundles are its own; what others hold of the houses that are not safe now is theirs.
  if (kind !== 'partner' || unsafe.size > 0)
    for (const share of facts.shares) if (scope.has(share.record)) found.add(`partner ${share.partner}`);
  found.delete(`${kind} ${id}`);
  return found;
}

const cases = ['A', 'B', 'C'];
const persons = ['a', 'b', 'c', 'd'];
const houses = ['h', 'i', 'j'];
const helpers = ['k', 'l'];
const partners = ['p', 'q'];
const some = (from: readonly string[]) =>
  fc.uniqueArray(
    fc.tuple(fc.constantFrom(...from), fc.boolean()).map(([one, was]) => (was ? `~${one}` : one)),
    { maxLength: 2, selector: (one) => one.replace('~', '') },
  );
const day = fc.option(fc.constantFrom(...nightsLookedAt.slice(1, -2)));
const few = <T>(one: fc.Arbitrary<T>, most = 4) => fc.array(one, { maxLength: most });
const numbered = <T>(
  list: readonly T[],
  make: (one: T, name: string) => ExposureFacts[keyof ExposureFacts][number],
) => list.map((one, index) => make(one, String(index)));

const aStayWish = fc.record({
  cases: some(cases),
  houses: some(houses),
  from: day,
  until: day,
  bringers: few(fc.constantFrom('K', 'l', 'nobody'), 1),
  removed: fc.boolean(),
  nights: fc.record({
    status: fc.constantFrom('planned', 'checkedIn', 'checkedOut', 'cancelled'),
    actualFrom: fc.option(fc.constantFrom(...nightsLookedAt.slice(1, 6)), { freq: 1 }),
    actualUntil: fc.option(fc.constantFrom(...nightsLookedAt.slice(1, 6)), { freq: 1 }),
  }),
});
const aLegWish = fc.record({
  cases: some(cases),
  escorts: some(helpers),
  places: few(fc.constantFrom('h', 'I', 'elsewhere'), 2),
  over: fc.boolean(),
});
const values = fc.constantFrom('+7 900 000 11 22', '8 9000001122', '+7 900 000 11 33', 'name');
const records = [...cases, ...persons, ...houses, ...helpers, 's0', 's1', 'g0', 'x0', 'x1', 'n0', 'y0', 'y1'];

const anyFacts: fc.Arbitrary<ExposureFacts> = fc
  .record({
    cases: fc.array(some(cases), { minLength: 4, maxLength: 4 }),
    stays: few(aStayWish, 6),
    houses: few(fc.record({ hosts: some(helpers), keepers: some(partners) }), 3),
    legs: few(aLegWish, 3),
    channels: few(fc.tuple(fc.constantFrom(...persons, ...helpers, 'gone'), few(values, 2)), 4),
    links: few(fc.uniqueArray(fc.constantFrom(...persons), { maxLength: 2 }), 2),
    parts: few(fc.constantFrom(...records), 2),
    shares: few(fc.tuple(fc.constantFrom(...partners), fc.constantFrom(...records), fc.boolean()), 6),
  })
  .map((wish) => ({
    ...noFacts,
    cases: cases.map((name) => aCase(name)),
    persons: numbered(wish.cases, (of, n) =>
      aPerson(persons[Number(n)] ?? n, ...of),
    ) as ExposureFacts['persons'],
    stays: numbered(wish.stays, (one, n) => aStay(`s${n}`, one)) as ExposureFacts['stays'],
    houses: numbered(wish.houses, (one, n) => aHouse(houses[Number(n)] ?? n, one)) as ExposureFacts['houses'],
    helpers: helpers.map((name) => aHelper(name)),
    legs: numbered(wish.legs, (one, n) => aLeg(`g${n}`, one)) as ExposureFacts['legs'],
    channels: numbered(wish.channels, ([owner, all], n) =>
      aChannel(`x${n}`, owner, ...all),
    ) as ExposureFacts['channels'],
    links: numbered(wish.links, (of, n) => aLink(`n${n}`, ...of)) as ExposureFacts['links'],
    parts: wish.parts.map((of, n) => ({ record: `y${n}` as never, of: [of as never] })),
    shares: wish.shares.map(([partner, record, places]) => aShare(partner, record, 1, places)),
  }));

const starts: readonly (readonly [StartKind, string])[] = [
  ...persons.map((id) => ['person', id] as const),
  ...houses.map((id) => ['house', id] as const),
  ...helpers.map((id) => ['helper', id] as const),
  ...['x0', 'x1', 'x2'].map((id) => ['channel', id] as const),
  ...partners.map((id) => ['partner', id] as const),
];
const anyStart = fc.constantFrom(...starts);
const things = (kind: StartKind, id: string, facts: ExposureFacts): readonly string[] =>
  exposureOf({ kind, id }, facts, today).map(({ thing }) => `${thing.kind} ${thing.id}`);

describe('exposure', () => {
  it('is what a search over all pairs finds, nothing more and nothing less', () => {
    fc.assert(
      fc.property(anyFacts, anyStart, (facts, [kind, id]) => {
        expect(things(kind, id, facts).toSorted()).toEqual([...search(kind, id, facts)].toSorted());
      }),
      { numRuns: 800 },
    );
  });

  it('has one order, whatever the order of the records, worst first', () => {
    fc.assert(
      fc.property(anyFacts, anyStart, fc.nat(), (facts, [kind, id], seed) => {
        const turned = <T>(list: readonly T[]): readonly T[] =>
          list
            .toReversed()
            .slice(seed % (list.length + 1))
            .concat(list.toReversed().slice(0, seed % (list.length + 1)));
        const other = Object.fromEntries(
          Object.entries(facts).map(([name, list]) => [name, turned<unknown>(list)]),
        ) as unknown as ExposureFacts;
        const exposed = exposureOf({ kind, id }, facts, today);
        expect(exposureOf({ kind, id }, other, today)).toEqual(exposed);
        const urgency = exposed.map((one) => urgencies.indexOf(one.urgency));
        expect(urgency).toEqual(urgency.toSorted((a, b) => a - b));
        for (const one of exposed) expect(one.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it('only grows when more is recorded', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, anyStart, (facts, more, [kind, id]) => {
        // What is there in both is said by the first: a record is added, none is changed.
        const joined = Object.fromEntries(
          Object.entries(facts).map(([name, list]) => {
            const key = name as keyof ExposureFacts;
            const known = new Set(list.map(({ record }: { readonly record: string }) => record));
            const added = more[key].filter((one) => key === 'shares' || !known.has(one.record));
            return [name, [...list, ...added]];
          }),
        ) as unknown as ExposureFacts;
        const after = new Set(things(kind, id, joined));
        expect(things(kind, id, facts).filter((one) => !after.has(one))).toEqual([]);
      }),
    );
  });
});
