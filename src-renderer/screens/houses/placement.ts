import type { PlacesView } from '../../../src-preload/contract/houses-views.ts';
import type { HousePage, RecordView } from '../../../src-preload/contract/views.ts';
import { spaceIn } from '../../forms/beds.ts';
import type { Words } from '../../i18n/words.ts';
import { textOf } from '../../forms/typed-values.ts';

export type Suggestion = PlacesView['suggestions'][number];

/** What is typed and chosen, and kept as a draft. */
export interface Placement {
  readonly house: string | null;
  /** One of the house; null: none, or several of a suggestion. */
  readonly unit: string | null;
  /** The suggestion that it follows, by house; null: chosen by hand. */
  readonly follows: string | null;
  readonly guestName: string;
  readonly guests: number | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface Part {
  readonly unit: string | null;
  readonly guests: number;
}

/** Who sleeps in which unit. */
export const partsOf = (placement: Placement, suggestions: readonly Suggestion[]): readonly Part[] => {
  const followed = suggestions.find(({ house }) => house === placement.follows);
  return followed?.parts.length !== undefined && followed.parts.length > 1
    ? followed.parts.map(({ unit, guests }) => ({ unit, guests }))
    : [{ unit: placement.unit, guests: placement.guests ?? 1 }];
};

/** A suggestion taken over. */
export const following = (suggestion: Suggestion): Pick<Placement, 'house' | 'unit' | 'follows'> => ({
  house: suggestion.house,
  unit: suggestion.parts.length === 1 ? (suggestion.parts[0]?.unit ?? null) : null,
  follows: suggestion.house,
});

/** The first unit of a house that would do. */
export const firstRoom = (page: HousePage, placement: Placement, moving: string | null): string | null =>
  spaceIn(page, placement.from ?? '', placement.until ?? '', moving).find(
    (one) => !one.blocked && one.free >= (placement.guests ?? 1),
  )?.unit.id ?? null;

/** `Adult, Adult, Child`: for the shelter, in the language of who writes it. */
export const agesOf = (persons: readonly RecordView[], words: Words): string =>
  persons
    .map(({ values }) => textOf(values['ageBand']))
    .filter((band) => band !== '')
    .map((band) => words.choice('ageBand', band))
    .join(', ');
