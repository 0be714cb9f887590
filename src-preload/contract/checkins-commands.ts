import { z } from 'zod';
import type { HandedOver, WatchRow } from './checkins-views.ts';
import { command, nothing, recordId, shortText } from './command.ts';
import type { RecordsSaved } from './views.ts';

/** Keeping contact: check-ins, the watches over them, and who watches. */
export const checkinsCommands = {
  /** `at`: RFC 3339, UTC, to the second; now when it is not given. `zone`: IANA, of the computer. */
  'checkin.record': command<RecordsSaved>()(
    z.strictObject({
      case: recordId,
      outcome: z.enum(['safe', 'noAnswer', 'concern', 'dangerWord']),
      rung: z.int().min(0).max(50).optional(),
      at: shortText.optional(),
      zone: shortText,
    }),
  ),
  /** Of cases that are not closed, the worst first. */
  'watch.list': command<readonly WatchRow[]>()(nothing),
  /** `to`: a contact's digest, the own one, or a name. One action: `record.undoSeveral` takes it back. */
  'watch.handOver': command<HandedOver>()(
    z.strictObject({ to: shortText, watches: z.array(recordId).min(1).max(10_000) }),
  ),
} as const;
