import type { Day } from './days.ts';
import { addDays } from './days.ts';
import type { RecordId } from './ids.ts';

/** What a stay says of nights; null where it says nothing. */
export interface StayFacts {
  readonly record: RecordId;
  readonly unit: RecordId | null;
  /** People; null counts as one. */
  readonly guests: number | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly actualFrom: Day | null;
  readonly actualUntil: Day | null;
  readonly status: string | null;
}

export interface UnitFacts {
  readonly record: RecordId;
  /** Null: not known, so never over capacity. */
  readonly beds: number | null;
  readonly blocked: boolean;
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
  readonly kind: 'over capacity' | 'unit blocked' | 'stay in compromised house';
  readonly records: readonly RecordId[];
  /** The first night, today or later. */
  readonly day: Day;
}

/**
 * The nights that a stay takes, or undefined for none. Actual days count before planned ones; who checked in and is
 * overdue to leave is still there tonight.
 */
export function nightsOf(stay: StayFacts, today: Day): Nights | undefined {
  const from = stay.actualFrom ?? stay.from;
  if (stay.status === 'cancelled' || from === null) return undefined;
  let until = stay.actualUntil ?? stay.until;
  if (stay.status === 'checkedIn' && stay.actualUntil === null && until !== null && until <= today) {
    until = addDays(today, 1) ?? null;
  }
  return until !== null && until <= from ? undefined : { from, until };
}

const covers = (nights: Nights | undefined, night: Day): boolean =>
  nights !== undefined && nights.from <= night && (nights.until === null || night < nights.until);

/** People on one night. */
export function guestsOn(stays: readonly StayFacts[], night: Day, today: Day): number {
  return stays
    .filter((stay) => covers(nightsOf(stay, today), night))
    .reduce((sum, { guests }) => sum + (guests ?? 1), 0);
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

/** Beds that can be used; null when a unit's beds aren't known. */
export function bedsOf(units: readonly UnitFacts[]): number | null {
  return units
    .filter(({ blocked }) => !blocked)
    .reduce<number | null>((sum, { beds }) => (sum === null || beds === null ? null : sum + beds), 0);
}

/** What is wrong in a house from tonight on: one clash for each unit and kind, at its first night. */
export function clashesOf(house: HouseFacts, today: Day): readonly Clash[] {
  const coming = house.stays.filter((stay) => firstNight(stay, today) !== undefined);
  const clashes: Clash[] = [];
  if (house.state === 'compromised')
    clashes.push(...together('stay in compromised house', house.record, coming, today));
  for (const unit of house.units) {
    const inUnit = coming.filter((stay) => stay.unit === unit.record);
    if (unit.blocked) clashes.push(...together('unit blocked', unit.record, inUnit, today));
    else clashes.push(...overCapacity(unit.record, unit.beds, inUnit, today));
  }
  // The house as a whole matters only for those who have no unit yet.
  if (house.units.length > 0 && coming.some(({ unit }) => unit === null)) {
    clashes.push(...overCapacity(house.record, bedsOf(house.units), coming, today));
  }
  return clashes;
}

/** Why a stay can't be placed as it stands; `day` is the first night it concerns. */
export interface PlacementProblem {
  readonly kind: 'dates' | 'house not open' | Clash['kind'];
  readonly day: Day | null;
}

/** Checks a planned stay against a house; an earlier state of the same stay in `house.stays` doesn't count. */
export function placementProblems(
  stay: StayFacts,
  house: HouseFacts,
  today: Day,
): readonly PlacementProblem[] {
  const nights = nightsOf(stay, today);
  if (nights === undefined) return stay.status === 'cancelled' ? [] : [{ kind: 'dates', day: stay.from }];
  const problems: PlacementProblem[] = [];
  if (house.state === 'paused') problems.push({ kind: 'house not open', day: nights.from });
  const stays = [...house.stays.filter(({ record }) => record !== stay.record), stay];
  for (const clash of clashesOf({ ...house, stays }, today)) {
    if (clash.records.includes(stay.record)) problems.push({ kind: clash.kind, day: clash.day });
  }
  return problems;
}

/** The first night from today on that a stay takes. */
function firstNight(stay: StayFacts, today: Day): Day | undefined {
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
): readonly Clash[] {
  const [day] = stays.map((stay) => firstNight(stay, today) ?? today).toSorted();
  return day === undefined ? [] : [{ kind, records: [place, ...stays.map(({ record }) => record)], day }];
}

/** Most people are there on a night when someone arrives: only these are looked at. Every crowded one's people are named. */
function overCapacity(
  place: RecordId,
  beds: number | null,
  stays: readonly StayFacts[],
  today: Day,
): readonly Clash[] {
  if (beds === null) return [];
  const nights = [...new Set(stays.map((stay) => firstNight(stay, today) ?? today))].toSorted();
  const crowded = nights.filter((night) => guestsOn(stays, night, today) > beds);
  const [day] = crowded;
  if (day === undefined) return [];
  const involved = stays.filter((stay) => crowded.some((night) => covers(nightsOf(stay, today), night)));
  return [{ kind: 'over capacity', records: [place, ...involved.map(({ record }) => record)], day }];
}
