import { z } from 'zod';
import { command, nothing, recordId, shortText } from './command.ts';
import type { HelperRow, PlacesView, TimelineView } from './houses-views.ts';
import type { RecordsSaved } from './views.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const nights = { from: day, until: day.nullable() };
/** Who sleeps in which unit; null: in the house, in no unit yet. */
const parts = z
  .array(z.strictObject({ unit: recordId.nullable(), guests: z.int().min(1).max(99) }))
  .min(1)
  .max(20);
/** `knows`: the refusals that the user has seen. A reason given for one rule covers no other. */
const override = z
  .strictObject({
    reason: z.string().trim().min(1).max(2000),
    knows: z.array(shortText).max(20),
  })
  .optional();
const guest = {
  /** Empty: the house's own name for them, or a new invented one in this language. */
  guestName: shortText.optional(),
  ageBands: shortText.optional(),
  language: z.enum(['en', 'ru']),
};

/** Beds: where somebody can sleep, placing and moving them, and who helps. */
export const housesCommands = {
  /** `instead`: this stay is to move, so its own nights count as free. */
  'place.suggest': command<PlacesView>()(
    z.strictObject({
      case: recordId.nullable(),
      guests: z.int().min(1).max(99).optional(),
      instead: recordId.optional(),
      ...nights,
    }),
  ),
  'place.timeline': command<TimelineView>()(z.strictObject({ from: day, nights: z.int().min(1).max(62) })),
  'place.helpers': command<readonly HelperRow[]>()(nothing),
  'stay.place': command<readonly RecordsSaved[]>()(
    z.strictObject({ case: recordId, house: recordId, parts, ...nights, ...guest, override }),
  ),
  /** Ends a stay on `from` and begins another that day, as one action. */
  'stay.move': command<readonly RecordsSaved[]>()(
    z.strictObject({ stay: recordId, house: recordId, parts, ...nights, ...guest, override }),
  ),
} as const;
