import type { BlockedNights } from './blocked-nights.ts';
import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';

/** A room or flat as far as its beds are concerned. */
export interface UnitFacts {
  readonly record: RecordId;
  /** Null: not known, so never over capacity. */
  readonly beds: number | null;
  /** Epoch ms at which `beds` was said, as claimed; null when that isn't known. */
  readonly bedsSaid: number | null;
  readonly blocked: boolean;
  /** Epoch ms at which `blocked` was said, as claimed; null when that isn't known. */
  readonly blockedSaid: number | null;
  readonly blockedNights: readonly BlockedNights[];
}

/** Blocked for good, or on that night. */
export const isBlockedOn = (unit: UnitFacts, night: Day): boolean =>
  unit.blocked || unit.blockedNights.some(({ from, until }) => from <= night && night < until);

/** Beds that can be used on one night; null when a unit's beds aren't known. */
export function bedsOn(units: readonly UnitFacts[], night: Day): number | null {
  return units
    .filter((unit) => !isBlockedOn(unit, night))
    .reduce<number | null>((sum, { beds }) => (sum === null || beds === null ? null : sum + beds), 0);
}
