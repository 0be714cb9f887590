import type { IdentityDigest, RecordId } from './ids.ts';

/** Why somebody placed a party against the rules, knowing it. */
export interface Override {
  readonly reason: string;
  readonly author: IdentityDigest | null;
  /** Epoch ms at which the author claims to have given it; null when that isn't known. */
  readonly at: number | null;
}

/** Of a stay, what a clash that it is part of needs to know. */
export interface Overridable {
  readonly record: RecordId;
  /** Epoch ms at which its house, unit, nights or people were said last, as claimed; null when that isn't known. */
  readonly placedAt: number | null;
  /** The same without the days on which they really came and went: when it was planned so. */
  readonly plannedAt: number | null;
  readonly override: Override | null;
}

/** A reason that was given for a stay in a clash. */
export interface GivenReason extends Override {
  readonly stay: RecordId;
}

export const reasonsOf = (stays: readonly Overridable[]): readonly GivenReason[] =>
  stays.flatMap(({ record, override }) => (override === null ? [] : [{ stay: record, ...override }]));

/**
 * Whether somebody has put up with a clash knowing it, so that it is shown with the reason and not as an alarm. Both must hold:
 *
 * 1. without the stays that carry a reason the rule would not be broken (`brokenWithout` says whether it would be):
 *    what others broke by merging is never covered by a reason that was given for something else;
 * 2. nothing of it is newer than the last reason: neither a stay without one, nor `saidAt` (when what it breaks was said,
 *    such as the unit's block or its beds). Whoever gave a reason can't have known of what came after. A stay that was planned
 *    anew since its own reason was given counts as one without.
 *
 * Times are their authors' claims. A clock that runs ahead makes an alarm too many; one that runs behind can hide only
 * what the first condition lets pass. A time that isn't known counts as new.
 */
export function isOverridden(
  stays: readonly Overridable[],
  brokenWithout: (unreasoned: readonly Overridable[]) => boolean,
  saidAt: number | null = 0,
): boolean {
  const covered = stays.filter(isCovered);
  const given = reasonsOf(covered).map(({ at }) => at ?? -Infinity);
  if (given.length === 0) return false;
  const plain = stays.filter((stay) => !isCovered(stay));
  const last = Math.max(...given);
  const newest = Math.max(saidAt ?? Infinity, ...plain.map(({ placedAt }) => placedAt ?? Infinity));
  return newest <= last && !brokenWithout(plain);
}

/** A reason holds for the plan that it was given for. */
const isCovered = ({ override, plannedAt }: Overridable): boolean =>
  override !== null && (plannedAt ?? Infinity) <= (override.at ?? -Infinity);
