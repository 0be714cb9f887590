import type { RecordId } from '../domain/ids.ts';
import { listHelpers } from './list-helpers.ts';
import { moveStay } from './move-stay.ts';
import { placeCase } from './place-case.ts';
import type { Part } from './placing.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';
import { showTimeline } from './show-timeline.ts';
import { suggestPlaces } from './suggest-places.ts';

type HouseHandlers = Pick<Handlers, Extract<keyof Handlers, `${'place' | 'stay'}.${string}`>>;

/** Beds: where somebody can sleep, placing and moving them, and who helps. */
export const houseHandlers = (seat: Seat): HouseHandlers => ({
  'place.suggest': (request) => seat.with((unlocked) => suggestPlaces(unlocked, request)),
  'place.timeline': ({ from, nights }) => seat.show((unlocked) => showTimeline(unlocked, from, nights)),
  'place.helpers': () => seat.show(listHelpers),
  'stay.place': (request) =>
    seat.with((unlocked) => placeCase(unlocked, { ...request, parts: partsOf(request.parts) })),
  'stay.move': (request) =>
    seat.with((unlocked) => moveStay(unlocked, { ...request, parts: partsOf(request.parts) })),
});

/** Their form was checked by the schema. */
const partsOf = (
  parts: readonly { readonly unit: string | null; readonly guests: number }[],
): readonly Part[] => parts.map(({ unit, guests }) => ({ unit: unit as RecordId | null, guests }));
