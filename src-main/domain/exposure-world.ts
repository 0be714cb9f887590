import type { CaseRisk } from './case-risk.ts';
import type { Day } from './days.ts';
import {
  foldedName,
  foldedValue,
  type ChannelFact,
  type Ever,
  type ExposureFacts,
  type HelperFact,
  type HouseFact,
  type LegFact,
  type LinkFact,
  type PersonFact,
  type ShareFact,
  type Span,
  spanOf,
  type StayFact,
} from './exposure-facts.ts';

export const ever = <T>({ now, before }: Ever<T>): readonly T[] => [...now, ...before];

/** What stands under each key, asked for often. */
function under<T>(all: readonly T[], keys: (one: T) => readonly string[]): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(keys(one))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  return (key) => groups.get(key) ?? [];
}

const named = (names: readonly string[]): readonly string[] =>
  names.map(foldedName).filter((name) => name !== '');

/** The facts, laid out for following them from any side. Built once for a drill. */
export class ExposureWorld {
  readonly facts: ExposureFacts;
  readonly today: Day;
  readonly risks: ReadonlyMap<string, CaseRisk>;
  readonly person: (id: string) => readonly PersonFact[];
  readonly house: (id: string) => readonly HouseFact[];
  readonly helper: (id: string) => readonly HelperFact[];
  readonly stay: (id: string) => readonly StayFact[];
  readonly leg: (id: string) => readonly LegFact[];
  readonly channel: (id: string) => readonly ChannelFact[];
  readonly link: (id: string) => readonly LinkFact[];
  /** What a record without rules of its own says something of. */
  readonly wholes: (id: string) => readonly string[];
  readonly personsEverOf: (caseId: string) => readonly PersonFact[];
  readonly personsNowOf: (caseId: string) => readonly PersonFact[];
  readonly staysOf: (caseId: string) => readonly StayFact[];
  readonly staysIn: (house: string) => readonly StayFact[];
  readonly legsOf: (caseId: string) => readonly LegFact[];
  readonly legsWith: (helper: string) => readonly LegFact[];
  readonly legsVia: (house: HouseFact) => readonly LegFact[];
  readonly housesVia: (leg: LegFact) => readonly HouseFact[];
  readonly housesOfHost: (helper: string) => readonly HouseFact[];
  readonly housesOfKeeper: (partner: string) => readonly HouseFact[];
  readonly bringersOf: (stay: StayFact) => readonly HelperFact[];
  readonly staysBroughtBy: (helper: HelperFact) => readonly StayFact[];
  readonly channelsOf: (owner: string) => readonly ChannelFact[];
  readonly sameValue: (channel: ChannelFact) => readonly ChannelFact[];
  readonly linksOf: (person: string) => readonly LinkFact[];
  readonly partsOf: (whole: string) => readonly string[];
  readonly sharesWith: (partner: string) => readonly ShareFact[];
  readonly sharesOf: (record: string) => readonly ShareFact[];

  constructor(facts: ExposureFacts, today: Day) {
    this.facts = facts;
    this.today = today;
    this.risks = new Map(facts.cases.map((one) => [one.record, one]));
    const own = ({ record }: { readonly record: string }): readonly string[] => [record];
    this.person = under(facts.persons, own);
    this.house = under(facts.houses, own);
    this.helper = under(facts.helpers, own);
    this.stay = under(facts.stays, own);
    this.leg = under(facts.legs, own);
    this.channel = under(facts.channels, own);
    this.link = under(facts.links, own);
    const parts = under(facts.parts, own);
    this.wholes = (id) => parts(id).flatMap(({ of }) => of);
    this.personsEverOf = under(facts.persons, ({ cases }) => ever(cases));
    this.personsNowOf = under(facts.persons, ({ cases }) => cases.now);
    this.staysOf = under(facts.stays, ({ cases }) => ever(cases));
    this.staysIn = under(facts.stays, ({ houses }) => ever(houses));
    this.legsOf = under(facts.legs, ({ cases }) => ever(cases));
    this.legsWith = under(facts.legs, ({ escorts }) => ever(escorts));
    const legsAt = under(facts.legs, ({ places }) => named(places));
    this.legsVia = ({ names }) => [...new Set(named(names).flatMap(legsAt))];
    const housesNamed = under(facts.houses, ({ names }) => named(names));
    this.housesVia = ({ places }) => [...new Set(named(places).flatMap(housesNamed))];
    this.housesOfHost = under(facts.houses, ({ hosts }) => ever(hosts));
    this.housesOfKeeper = under(facts.houses, ({ keepers }) => ever(keepers));
    const helpersNamed = under(facts.helpers, ({ names }) => named(names));
    this.bringersOf = ({ bringers }) => [...new Set(named(bringers).flatMap(helpersNamed))];
    const staysBrought = under(facts.stays, ({ bringers }) => named(bringers));
    this.staysBroughtBy = ({ names }) => [...new Set(named(names).flatMap(staysBrought))];
    this.channelsOf = under(facts.channels, ({ owners }) => ever(owners));
    const values = ({ values: all }: ChannelFact): readonly string[] =>
      all.map(foldedValue).filter((value) => value !== null);
    const alike = under(facts.channels, values);
    this.sameValue = (channel) => [...new Set([channel, ...values(channel).flatMap(alike)])];
    this.linksOf = under(facts.links, ({ persons }) => persons);
    const whole = under(facts.parts, ({ of }) => of);
    this.partsOf = (id) => whole(id).map(({ record }) => record);
    this.sharesWith = under(facts.shares, ({ partner }) => [partner]);
    this.sharesOf = under(facts.shares, ({ record }) => [record]);
  }

  spanOf(stay: StayFact): Span | undefined {
    return spanOf(stay.nights, this.today);
  }
}
