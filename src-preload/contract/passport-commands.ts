import { z } from 'zod';
import { command, recordId } from './command.ts';
import type { RecordsWritten } from './casework-views.ts';
import type { PassportLinesView } from './passport-views.ts';

/** The longest lines have 90 characters; blanks and breaks may come with them. */
const typed = z.string().max(1000);

/** The machine-readable lines of a travel document. */
export const passportCommands = {
  /** Reads and checks lines as they are typed; nothing is kept. */
  'document.readLines': command<PassportLinesView>()(z.strictObject({ person: recordId, typed })),
  /** A document of the person from its lines; `take`: what of them is recorded of the person too. One action. */
  'document.fromLines': command<RecordsWritten>()(
    z.strictObject({
      person: recordId,
      typed,
      /** Of several births that the lines may mean, the one that the user has chosen. */
      birth: z.string().max(10).optional(),
      take: z.strictObject({ trueName: z.boolean(), birthDate: z.boolean(), citizenship: z.boolean() }),
    }),
  ),
};
