import type { BlockedNights } from './blocked-nights.ts';
import type { Day } from './days.ts';
import { addDays } from './days.ts';
import type { RecordId } from './ids.ts';
import { bedsOn, type UnitFacts } from './units.ts';
import { isOverridden, reasonsOf, type GivenReason, type Overridable } from './overrides.ts';

/** What a stay says of nights; null where it says nothing. */
export interface StayFacts extends Overridable {
  readonly house: RecordId | null;
  /** Null where the case isn't known here: a shelter is never told. */
  readonly caseId: RecordId | null;
  readonly unit: RecordId | null;
  /** People; null and 0 count as one. */
  readonly guests: number | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly actualFrom: Day | null;
  readonly actualUntil: Day | null;
  readonly status: string | null;
  /** What the house said: `canTake`, `cannotTake`; null while it has said nothing. */
  readonly answer: string | null;
}

export interface HouseFacts {
  readonly record: RecordId;
  readonly state: string | null;
  readonly units: readonly UnitFacts[];
  /** All stays in this house, with or without a unit. */
  readonly stays: readonly StayFacts[];
}

/** Half-open: the bed is free on the night of `until`. Null: no end is known. */
export interface Nights {
  readonly from: Day;
  readonly until: Day | null;
}

/** A rule that records together break; nobody's change is refused for it, people solve it. */
export interface Clash {
  readonly kind:
    | 'over capacity'
    | 'unit blocked'
    | 'stay in compromised house'
    | 'declined'
    | 'double booked';
  /** The place first, where there is one; then the stays. */
  readonly records: readonly RecordId[];
  /** The first night, today or later. */
  readonly day: Day;
  /**
   * Somebody has put up with it, knowing it ({@link isOverridden}). Never so for people in a compromised house or a party
   * that the house can't take: a reason doesn't make those safe.
   */
  readonly overridden: boolean;
  /** Reasons given for any of the stays. */
  readonly reasons: readonly GivenReason[];
}

/**
 * The nights that a stay takes, or undefined for none. Actual days count before planned ones; who checked in and is
 * overdue to leave is still there tonight.
 */
export function nightsOf(stay: StayFacts, today: Day): Nights | undefined {
  const here = stay.status === 'checkedIn';
  let from = stay.actualFrom ?? stay.from;
  // Who is there is there, whatever day somebody wrote down, or nobody did.
  if (here && (from === null || from > today)) from = today;
  if (stay.status === 'cancelled' || from === null) return undefined;
  let until = stay.actualUntil ?? stay.until;
  // Who has left without saying when is not there tonight.
  if (stay.status === 'checkedOut' && stay.actualUntil === null && (until === null || until > today))
    until = today;
  if (here && stay.actualUntil === null && until !== null && until <= today) {
    until = addDays(today, 1) ?? null;
  }
  return until !== null && until <= from ? undefined : { from, until };
}

export const covers = (nights: Nights | undefined, night: Day): boolean =>
  nights !== undefined && nights.from <= night && (nights.until === null || night < nights.until);

/** Whoever has a bed is at least one: a party of nobody would hide in a full room. */
export const peopleOf = (guests: number | null): number => Math.max(guests ?? 1, 1);

/** People on one night. */
export function guestsOn(stays: readonly StayFacts[], night: Day, today: Day): number {
  return stays
    .filter((stay) => covers(nightsOf(stay, today), night))
    .reduce((sum, { guests }) => sum + peopleOf(guests), 0);
}

/** People for each of `count` nights from `first`: a row of the occupancy timeline. */
export function guestsByNight(
  stays: readonly StayFacts[],
  first: Day,
  count: number,
  today: Day,
): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const night = addDays(first, index);
    return night === undefined ? 0 : guestsOn(stays, night, today);
  });
}

/** What is wrong in a house from tonight on: one clash for each unit and kind, at its first night. */
export function clashesOf(house: HouseFacts, today: Day): readonly Clash[] {
  const coming = house.stays.filter((stay) => firstNight(stay, today) !== undefined);
  const clashes: Clash[] = [];
  if (house.state === 'compromised')
    clashes.push(...together('stay in compromised house', house.record, coming, today, () => false));
  for (const unit of house.units) {
    const inUnit = coming.filter((stay) => stay.unit === unit.record);
    clashes.push(...inBlocked(unit, inUnit, today));
    if (!unit.blocked) clashes.push(...overCapacity(roomOf(unit), inUnit, today));
  }
  // The house as a whole matters only for those who have no unit of it yet.
  const known = new Set(house.units.map(({ record }) => record));
  if (house.units.length > 0 && coming.some(({ unit }) => unit === null || !known.has(unit))) {
    clashes.push(...overCapacity(allRooms(house), coming, today));
  }
  const declined = coming.filter(({ answer, status }) => answer === 'cannotTake' && status !== 'checkedIn');
  clashes.push(...declined.flatMap((stay) => together('declined', house.record, [stay], today, () => false)));
  return clashes;
}

/** The first night from today on that a stay takes. */
export function firstNight(stay: StayFacts, today: Day): Day | undefined {
  const nights = nightsOf(stay, today);
  if (nights === undefined) return undefined;
  const night = nights.from > today ? nights.from : today;
  return covers(nights, night) ? night : undefined;
}

function together(
  kind: Clash['kind'],
  place: RecordId,
  stays: readonly StayFacts[],
  today: Day,
  putUpWith: (stays: readonly StayFacts[]) => boolean,
): readonly Clash[] {
  const [day] = stays.map((stay) => firstNight(stay, today) ?? today).toSorted();
  if (day === undefined) return [];
  const records = [place, ...stays.map(({ record }) => record)];
  return [{ kind, records, day, overridden: putUpWith(stays), reasons: reasonsOf(stays) }];
}

/** Who sleeps in a unit on a night that it is blocked: one clash, however many periods its keeper writes down. */
function inBlocked(unit: UnitFacts, stays: readonly StayFacts[], today: Day): readonly Clash[] {
  const putUpWith = (said: number | null) => (involved: readonly StayFacts[]) =>
    isOverridden(involved, (plain) => plain.length > 0, said);
  if (unit.blocked) return together('unit blocked', unit.record, stays, today, putUpWith(unit.blockedSaid));
  const nights = new Map<RecordId, Day>();
  const times: (number | null)[] = [];
  for (const period of unit.blockedNights)
    for (const stay of stays) {
      const night = firstSharedNight(stay, period, today);
      if (night === undefined) continue;
      times.push(period.said);
      const before = nights.get(stay.record);
      if (before === undefined || night < before) nights.set(stay.record, night);
    }
  const involved = stays.filter(({ record }) => nights.has(record));
  const [day] = [...nights.values()].toSorted();
  const clash = together('unit blocked', unit.record, involved, today, putUpWith(newest(times)));
  return clash.map((one) => ({ ...one, day: day ?? one.day }));
}

/** Null when one of them isn't known. */
const newest = (times: readonly (number | null)[]): number | null =>
  times.reduce<number | null>((last, at) => (last === null || at === null ? null : Math.max(last, at)), 0);

function firstSharedNight(stay: StayFacts, period: BlockedNights, today: Day): Day | undefined {
  const nights = nightsOf(stay, today);
  if (nights === undefined) return undefined;
  const night = [nights.from, period.from, today].toSorted().at(-1) ?? today;
  return night < period.until && covers(nights, night) ? night : undefined;
}

/** Where beds are counted. */
interface Room {
  readonly place: RecordId;
  readonly bedsOnNight: (night: Day) => number | null;
  /** Nights on which beds may get fewer. */
  readonly changes: readonly Day[];
  /** When any of it was said last. */
  readonly said: number | null;
}

/** Blocked nights of one room are a clash of their own. */
const roomOf = ({ record, beds, bedsSaid }: UnitFacts): Room => ({
  place: record,
  bedsOnNight: () => beds,
  changes: [],
  said: bedsSaid,
});

function allRooms({ record, units }: HouseFacts): Room {
  const periods = units.flatMap(({ blockedNights }) => blockedNights);
  const times = [...units.map(({ bedsSaid }) => bedsSaid), ...periods.map(({ said }) => said)];
  return {
    place: record,
    bedsOnNight: (night) => bedsOn(units, night),
    changes: periods.map(({ from }) => from),
    said: newest(times),
  };
}

/**
 * Most people are there on a night when someone arrives, and beds get fewer only on a night of `changes`: only these are
 * looked at. Every crowded one's people are named.
 */
function overCapacity(
  { place, bedsOnNight, changes, said }: Room,
  stays: readonly StayFacts[],
  today: Day,
): readonly Clash[] {
  const arrivals = stays.map((stay) => firstNight(stay, today) ?? today);
  const nights = [...new Set([...arrivals, ...changes.filter((day) => day > today)])].toSorted();
  const crowdedBy = (some: readonly StayFacts[]): readonly Day[] =>
    nights.filter((night) => {
      const beds = bedsOnNight(night);
      return beds !== null && guestsOn(some, night, today) > beds;
    });
  const crowded = crowdedBy(stays);
  const [day] = crowded;
  if (day === undefined) return [];
  const involved = stays.filter((stay) => crowded.some((night) => covers(nightsOf(stay, today), night)));
  const stillCrowded = (plain: readonly Overridable[]): boolean => {
    const kept = new Set(plain.map(({ record }) => record));
    return crowdedBy(stays.filter(({ record }) => kept.has(record))).length > 0;
  };
  return [
    {
      kind: 'over capacity',
      records: [place, ...involved.map(({ record }) => record)],
      day,
      overridden: isOverridden(involved, stillCrowded, said),
      reasons: reasonsOf(involved),
    },
  ];
}
