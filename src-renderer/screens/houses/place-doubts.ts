import type { HousePage } from '../../../src-preload/contract/views.ts';
import type { UnitSpace } from '../../forms/beds.ts';
import { textOf } from '../../forms/typed-values.ts';

export type Doubt = 'compromised' | 'paused' | 'blocked' | 'full' | 'no unit' | 'order';

/** Refused when it is saved without a reason: the code by which it is refused. What is shown here has been seen. */
const refusedAs: Partial<Record<Doubt, string>> = {
  compromised: 'place-house-compromised',
  paused: 'place-house-paused',
  blocked: 'place-blocked',
  full: 'place-over-capacity',
};

export const codesOf = (doubts: readonly Doubt[]): readonly string[] =>
  doubts.flatMap((doubt) => refusedAs[doubt] ?? []);

/** Refusals that a reason can answer; the others can't be. */
const answerable: ReadonlySet<string> = new Set([
  ...Object.values(refusedAs),
  'place-overlap',
  'place-declined',
]);

export const isAnswerable = (code: string): boolean => answerable.has(code);

interface Wanted {
  readonly house: HousePage;
  readonly space: readonly UnitSpace[];
  readonly unit: string | null;
  readonly guests: number;
  readonly from: string | null;
  readonly until: string | null;
}

/** Beds of the chosen unit; without one, of the unit that has the most. */
export const freeOf = (space: readonly UnitSpace[], unit: string | null): number =>
  Math.max(
    0,
    ...space.filter((one) => !one.blocked && (unit === null || one.unit.id === unit)).map((one) => one.free),
  );

/** Why this place may be wrong, the worst first. */
export function doubtsOf({ house, space, unit, guests, from, until }: Wanted): readonly Doubt[] {
  const chosen = space.find((one) => one.unit.id === unit);
  // Without a unit it is asked of the whole house whether any would do.
  const fits = (one: UnitSpace): boolean => !one.blocked && one.free >= guests;
  const full =
    chosen === undefined ? space.length > 0 && !space.some(fits) : !chosen.blocked && !fits(chosen);
  const state = textOf(house.record.values['state']);
  const doubts: readonly (readonly [Doubt, boolean])[] = [
    ['compromised', state === 'compromised'],
    ['order', from !== null && until !== null && until <= from],
    ['blocked', chosen?.blocked === true],
    ['full', full],
    ['paused', state === 'paused'],
    ['no unit', unit === null && space.length > 0],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}
