import { z } from 'zod';
import { command, digest, json, nothing, recordId, shortText } from './command.ts';
import type * as view from './intake-views.ts';
import type { RecordsSaved } from './views.ts';

const longText = z.string().max(20_000);

/** From the first call to the decision whether to help. */
export const intakeCommands = {
  /** A request for help, in one action: case, person, way to reach them. */
  'intake.take': command<view.CallTaken>()(
    z.strictObject({
      alias: shortText,
      danger: longText.optional(),
      where: shortText.optional(),
      priority: shortText.optional(),
      channel: z
        .strictObject({
          kind: shortText,
          value: shortText,
          safeTimes: shortText.optional(),
          neverSay: longText.optional(),
        })
        .optional(),
    }),
  ),
  /** Who may have asked before, while a form is being filled in. */
  'intake.duplicates': command<readonly view.DuplicateView[]>()(
    z.strictObject({
      alias: shortText.optional(),
      phone: shortText.optional(),
      trueName: shortText.optional(),
      birthDate: json.optional(),
    }),
  ),

  'duplicate.ofCase': command<readonly view.DuplicateView[]>()(z.strictObject({ id: recordId })),
  /** Cases with somebody in them who may be somebody else's double. */
  'duplicate.flagged': command<readonly string[]>()(nothing),
  /** Remembered here alone; nothing of it ever leaves. */
  'duplicate.notSame': command<null>()(
    z.strictObject({
      pairs: z
        .array(z.tuple([recordId, recordId]))
        .min(1)
        .max(1000),
    }),
  ),

  'vetting.show': command<view.VettingView>()(z.strictObject({ id: recordId })),
  'vetting.conclude': command<RecordsSaved>()(
    z.strictObject({
      case: recordId,
      outcome: z.enum(['accepted', 'declined']),
      reason: longText.optional(),
    }),
  ),

  /** Asks one partner about a case by a note that goes to that contact alone. */
  'vouch.ask': command<RecordsSaved>()(z.strictObject({ case: recordId, contact: digest, text: longText })),
  'vouch.questions': command<readonly view.QuestionToUs[]>()(nothing),
  'vouch.answer': command<RecordsSaved>()(z.strictObject({ id: recordId, text: longText })),
};
