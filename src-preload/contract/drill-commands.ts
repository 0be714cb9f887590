import { z } from 'zod';
import { command, digest, recordId } from './command.ts';
import type { DrillView } from './drill-views.ts';
import type { RecordsSaved } from './views.ts';

const start = z.union([
  z.strictObject({ kind: z.enum(['person', 'house', 'helper', 'channel']), id: recordId }),
  z.strictObject({ kind: z.literal('partner'), id: digest }),
]);
const ids = z.array(recordId).max(10_000);
const line = z.string().max(25_000);

/** What is exposed when somebody or something is lost, and what follows. */
export const drillCommands = {
  'drill.run': command<DrillView>()(z.strictObject({ start })),
  /** They have been told, or not yet: kept on this computer alone. */
  'drill.reach': command<null>()(
    z.strictObject({ start, who: z.union([recordId, digest]), reached: z.boolean() }),
  ),
  /** Marks and notes, exactly as they were previewed, as one action. */
  'drill.tasks': command<RecordsSaved & { readonly records: readonly string[] }>()(
    z.strictObject({
      start,
      at: z.int().min(0),
      /** Houses and helpers that are compromised from now on. */
      compromised: ids,
      /** Cases that are an emergency from now on. */
      emergencies: ids,
      notes: z.array(z.strictObject({ case: recordId, text: z.string().min(1).max(20_000) })).max(10_000),
    }),
  ),
  /** The call list as a page to print, in the clear, after a warning. The texts are those of the window. */
  'drill.save': command<{ file: string }>()(
    z.strictObject({
      language: z.enum(['en', 'ru']),
      title: line,
      sections: z
        .array(
          z.strictObject({
            title: line,
            lines: z.array(z.strictObject({ head: line, more: z.array(line).max(200) })).max(10_000),
          }),
        )
        .max(20),
    }),
    'vault',
    'save',
  ),
} as const;
