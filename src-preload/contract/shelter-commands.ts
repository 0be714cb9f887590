import { z } from 'zod';
import { command, recordId } from './command.ts';
import type * as view from './shelter-views.ts';

/** The IANA zone by whose calendar the house lives: its today is not always that of Greenwich. */
const zone = z.string().max(100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Said in words: something must be said. */
const text = z
  .string()
  .max(20_000)
  .refine((said) => said.trim() !== '');
const remark = z.string().max(20_000);
const receipt = z.strictObject({
  name: z.string().max(4096),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 65 * 1024 * 1024),
});

const reply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('canTake'), stay: recordId }),
  z.strictObject({ kind: z.literal('cannotTake'), stay: recordId, text }),
  z.strictObject({
    kind: z.literal('arrived'),
    stay: recordId,
    day,
    /** Null: nobody looked at the clock. */
    at: z.strictObject({ at: z.string().max(40), zone }).nullable(),
  }),
  z.strictObject({ kind: z.literal('notArrived'), stay: recordId, text: remark }),
  z.strictObject({ kind: z.literal('left'), stay: recordId, day }),
  z.strictObject({ kind: z.literal('need'), about: recordId, text }),
  z.strictObject({ kind: z.literal('incident'), about: recordId, day, text }),
  z.strictObject({ kind: z.literal('headcount'), house: recordId, day, count: z.int().min(0).max(10_000) }),
  z.strictObject({ kind: z.literal('bedBlocked'), unit: recordId }),
  z.strictObject({ kind: z.literal('bedFree'), unit: recordId }),
  z.strictObject({
    kind: z.literal('cost'),
    house: recordId,
    day,
    amount: z.string().max(30),
    currency: z.string().max(3),
    line: z.string().max(100),
    receipt: receipt.nullable(),
  }),
  z.strictObject({ kind: z.literal('unsafe'), house: recordId, day, text }),
]);

/** The shelter's own window: its houses today, and what it answers. */
export const shelterCommands = {
  'shelter.show': command<view.ShelterView>()(z.strictObject({ zone })),
  /** What has not left yet, for each coordinator that is answered. */
  'shelter.unsent': command<readonly view.UnsentReplies[]>()(z.undefined()),
  'shelter.reply': command<view.ReplySaved>()(reply),
  /** Cancelled and withdrawn guests that somebody here has seen. */
  'shelter.seen': command<null>()(z.strictObject({ stays: z.array(recordId).max(10_000) })),
  /** Who comes, as a page to print: in the clear, after a warning. */
  'shelter.saveArrivals': command<{ file: string }>()(
    z.strictObject({ zone, language: z.enum(['en', 'ru']) }),
    'vault',
    'save',
  ),
  /** The other side: what keepers have answered, of one house or of some stays. */
  'shelter.said': command<view.ShelterSaid>()(
    z.strictObject({ house: recordId.nullable(), stays: z.array(recordId).max(1000), zone }),
  ),
} as const;
