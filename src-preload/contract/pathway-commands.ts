import { z } from 'zod';
import { command } from './command.ts';

const line = z.string().max(25_000);

/** One pathway: what leaves the vault of it in the clear. */
export const pathwayCommands = {
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
