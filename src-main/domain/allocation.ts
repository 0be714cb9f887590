import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { covers, firstNight, guestsOn, nightsOf } from './occupancy.ts';
import type { HouseFacts, Nights, StayFacts } from './occupancy.ts';
import { placementProblems, type PlacementProblem } from './placement.ts';
import { seatParty, type Seats } from './seating.ts';
import { excludes, mustAsk, suitability } from './suitability.ts';
import type { NeedAnswer, Party, Suits } from './suitability.ts';
import { isBlockedOn, type UnitFacts } from './units.ts';

/** A house as a place to look for beds in. */
export interface HouseOffer {
  readonly facts: HouseFacts;
  readonly codeName: string;
  readonly suits: Suits;
}

/** Who needs beds, and when. `stay`: what the rules are asked about, its unit and guests replaced by each idea. */
export interface Wanted {
  readonly party: Party;
  readonly stay: StayFacts;
}

interface Named {
  readonly house: RecordId;
  readonly codeName: string;
}

/** A place where they can all sleep on all of these nights, and that no rule refuses. */
export interface Suggestion extends Named {
  readonly parts: readonly Seats[];
  readonly answers: readonly NeedAnswer[];
  /** All that they can't do without is met; otherwise the house says nothing of some of it: ask first. */
  readonly fits: boolean;
  /** Beds that stay empty in the units they would sleep in. */
  readonly left: number;
}

/** Why a house isn't suggested. */
export interface Unfit extends Named {
  readonly answers: readonly NeedAnswer[];
  readonly because: PlacementProblem['kind'] | 'need not met' | 'no units' | 'minors alone';
}

export interface Allocation {
  /** Best first. */
  readonly suggestions: readonly Suggestion[];
  /** By code name. */
  readonly unfit: readonly Unfit[];
}

/**
 * Where a party can sleep: in one unit where one has room for all of them, otherwise in several units of one house,
 * never in two houses, and nobody under age in a unit without a grown-up of the party. Only open houses. Ranked by
 * whether all they can't do without is met, then together, then by the needs met, then by the fewest beds left over (so
 * that big rooms stay free for big families); the same facts always give the same order.
 */
export function allocate(
  wanted: Wanted,
  offers: readonly HouseOffer[],
  today: Day,
  elsewhere: readonly StayFacts[] = [],
): Allocation {
  const suggestions: Suggestion[] = [];
  const unfit: Unfit[] = [];
  for (const offer of offers) {
    const house = offer.facts.record;
    const answers = suitability(wanted.party, offer.suits);
    const found = placeIn(wanted, offer, answers, today, elsewhere);
    const { codeName } = offer;
    if (typeof found === 'string') unfit.push({ house, answers, because: found, codeName });
    else suggestions.push({ ...found, house, answers, fits: !answers.some(mustAsk), codeName });
  }
  return {
    suggestions: suggestions.toSorted(better),
    unfit: unfit.toSorted(byName),
  };
}

function placeIn(
  { party, stay }: Wanted,
  { facts }: HouseOffer,
  answers: readonly NeedAnswer[],
  today: Day,
  elsewhere: readonly StayFacts[],
): Pick<Suggestion, 'parts' | 'left'> | Unfit['because'] {
  if (facts.state === 'compromised') return 'stay in compromised house';
  if (facts.state !== 'open') return 'house not open';
  if (answers.some(excludes)) return 'need not met';
  // What no unit can change: dates, the house's answer, another bed on the same night.
  const [basic] = placementProblems(
    { ...stay, house: facts.record, unit: null, guests: 0 },
    facts,
    today,
    elsewhere,
  );
  if (basic !== undefined && basic.kind !== 'over capacity') return basic.kind;
  if (facts.units.length === 0) return 'no units';
  const nights = nightsOf(stay, today);
  if (nights === undefined) return 'dates';
  const others = facts.stays.filter(({ record }) => record !== stay.record);
  const room = facts.units.map((unit) => ({
    unit: unit.record,
    free: freeThrough(unit, others, nights, today),
  }));
  const parts = seatParty(party, room);
  if (typeof parts === 'string') return parts;
  const left = parts.reduce(
    (sum, part) => sum + (room.find(({ unit }) => unit === part.unit)?.free ?? 0) - part.guests,
    0,
  );
  return firstProblem(stay, parts, facts, today, elsewhere) ?? { parts, left };
}

/** Every part is checked with those before it already there: the rules have the last word. */
function firstProblem(
  stay: StayFacts,
  parts: readonly Seats[],
  facts: HouseFacts,
  today: Day,
  elsewhere: readonly StayFacts[],
): PlacementProblem['kind'] | undefined {
  let house = { ...facts, stays: facts.stays.filter(({ record }) => record !== stay.record) };
  for (const [index, { unit, guests }] of parts.entries()) {
    const record = index === 0 ? stay.record : (`${stay.record}+${index}` as RecordId);
    const part = { ...stay, record, house: facts.record, unit, guests };
    const [problem] = placementProblems(part, house, today, elsewhere);
    if (problem !== undefined) return problem.kind;
    house = { ...house, stays: [...house.stays, part] };
  }
  return undefined;
}

/** Beds free in a unit on every one of those nights from today on; 0 where it is blocked or its beds aren't known. */
function freeThrough(unit: UnitFacts, stays: readonly StayFacts[], nights: Nights, today: Day): number {
  if (unit.beds === null) return 0;
  const first = nights.from > today ? nights.from : today;
  const own = stays.filter((stay) => stay.unit === unit.record);
  // Most people are there when someone arrives: only such nights are looked at, and those that begin a block.
  const changes = [
    ...own.map((stay) => firstNight(stay, today) ?? first),
    ...unit.blockedNights.map(({ from }) => from),
  ];
  const looked = [first, ...changes.filter((night) => night > first && covers(nights, night))];
  if (looked.some((night) => isBlockedOn(unit, night))) return 0;
  const most = Math.max(...looked.map((night) => guestsOn(own, night, today)));
  return Math.max(0, unit.beds - most);
}

const count = (answers: readonly NeedAnswer[], hard: boolean, answer: NeedAnswer['answer']): number =>
  answers.filter((one) => one.hard === hard && one.answer === answer).length;

/** Smaller is better, from left to right. */
const rank = ({ answers, parts, left }: Suggestion): readonly number[] => [
  count(answers, true, 'unknown'),
  parts.length,
  count(answers, false, 'not met'),
  count(answers, false, 'unknown'),
  left,
];

function better(one: Suggestion, other: Suggestion): number {
  const [mine, theirs] = [rank(one), rank(other)];
  for (const [index, value] of mine.entries()) {
    const difference = value - (theirs[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return byName(one, other);
}

const key = ({ codeName, house }: Named): string => `${codeName}\n${house}`;
const byName = (one: Named, other: Named): number => (key(one) < key(other) ? -1 : 1);
