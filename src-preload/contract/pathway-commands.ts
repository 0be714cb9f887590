import { z } from 'zod';
import { command, recordId } from './command.ts';
import type { TriedAppointment } from './pathway-views.ts';

const line = z.string().max(25_000);

/** One pathway: days tried out, and what leaves the vault of it in the clear. */
export const pathwayCommands = {
  /** What the plan would say of an appointment, while it is typed; `appointment`: the one that would be moved. */
  'pathway.tryAppointment': command<TriedAppointment>()(
    z.strictObject({
      step: recordId,
      appointment: recordId.nullable(),
      at: z.strictObject({ at: z.string().max(40), zone: z.string().max(64) }),
      place: z.string().max(25_000),
      country: z.string().max(10).nullable(),
    }),
  ),
  /** A checklist for who goes, or a summary for who helps, after a warning. The texts are those of the window. */
  'pathway.print': command<{ file: string }>()(
    z.strictObject({
      language: z.enum(['en', 'ru']),
      title: line,
      lead: z.array(line).max(50),
      sections: z
        .array(
          z.strictObject({
            title: line,
            /** A box to tick before each line. */
            boxes: z.boolean(),
            lines: z.array(z.strictObject({ head: line, more: z.array(line).max(200) })).max(2000),
          }),
        )
        .max(50),
    }),
    'vault',
    'save',
  ),
} as const;
