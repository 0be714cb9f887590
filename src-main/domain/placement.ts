import type { Day } from './days.ts';
import { doubleBookings } from './double-booking.ts';
import { clashesOf, nightsOf, type Clash, type HouseFacts, type StayFacts } from './occupancy.ts';

/** Why a stay can't be placed as it stands; `day` is the first night it concerns. */
export interface PlacementProblem {
  readonly kind: 'dates' | 'house not open' | Clash['kind'];
  readonly day: Day | null;
}

/** From what must not be at all to what needs a question first. */
const order: readonly PlacementProblem['kind'][] = [
  'dates',
  'stay in compromised house',
  'unit blocked',
  'over capacity',
  'double booked',
  'declined',
  'house not open',
];

/**
 * Checks a planned stay against a house, the worst problem first; an earlier state of the same stay doesn't count.
 * `elsewhere`: stays in other houses, for the same case in two places.
 */
export function placementProblems(
  stay: StayFacts,
  house: HouseFacts,
  today: Day,
  elsewhere: readonly StayFacts[] = [],
): readonly PlacementProblem[] {
  const nights = nightsOf(stay, today);
  if (nights === undefined) return stay.status === 'cancelled' ? [] : [{ kind: 'dates', day: stay.from }];
  const problems: PlacementProblem[] = [];
  if (house.state === 'paused') problems.push({ kind: 'house not open', day: nights.from });
  const others = house.stays.filter(({ record }) => record !== stay.record);
  // What the house refused is the party, not one record of it; so the very stay that it refused counts too.
  const declined = house.stays.find(
    (other) =>
      other.answer === 'cannotTake' &&
      other.caseId !== null &&
      other.caseId === stay.caseId &&
      overlap(other, stay),
  );
  if (declined !== undefined) problems.push({ kind: 'declined', day: nights.from });
  const away = elsewhere.filter((other) => other.record !== stay.record && other.house !== house.record);
  const clashes = [
    ...clashesOf({ ...house, stays: [...others, stay] }, today),
    ...doubleBookings([...away, stay], today),
  ];
  for (const clash of clashes) {
    if (clash.records.includes(stay.record)) problems.push({ kind: clash.kind, day: clash.day });
  }
  return problems.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** By what was planned: a stay that was called off after the answer takes no night, and its answer still holds. */
function overlap(one: StayFacts, other: StayFacts): boolean {
  const [from, until] = [one.actualFrom ?? one.from, one.actualUntil ?? one.until];
  const [start, end] = [other.actualFrom ?? other.from, other.actualUntil ?? other.until];
  if (from === null || start === null) return false;
  return (until === null || start < until) && (end === null || from < end);
}
