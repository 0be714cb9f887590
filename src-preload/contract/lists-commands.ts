import { z } from 'zod';
import { command, nothing, recordId, shortText } from './command.ts';
import type { BulkAct, BulkDone, BulkPreview, SavedFilter, TodayView } from './lists-views.ts';

const values = z.array(shortText).max(100).readonly();
const who = z.union([
  z.strictObject({ is: z.enum(['me', 'nobody']) }),
  z.strictObject({ who: shortText.min(1) }),
]);

/** Which cases to list: every condition that is there holds. */
export const caseFilter = z.strictObject({
  status: values.exactOptional(),
  priority: values.exactOptional(),
  level: values.exactOptional(),
  owner: who.exactOptional(),
  caseworker: who.exactOptional(),
  house: recordId.exactOptional(),
  needs: values.exactOptional(),
  assessmentOverdue: z.literal(true).exactOptional(),
  noBed: z.literal(true).exactOptional(),
  noWatch: z.literal(true).exactOptional(),
  conflict: z.literal(true).exactOptional(),
  text: shortText.exactOptional(),
});

/** One field of several cases, to one value. */
const bulk = {
  cases: z.array(recordId).min(1).max(10_000),
  field: z.enum(['status', 'priority', 'owner', 'caseworker']),
  value: z.union([shortText.min(1), z.null()]),
};

/** Today, working lists, and what is done with several cases at once. */
export const listsCommands = {
  'today.show': command<TodayView>()(nothing),

  'filter.list': command<readonly SavedFilter[]>()(nothing),
  /** Without an id a new one; with one, what it says from now on. */
  'filter.save': command<readonly SavedFilter[]>()(
    z.strictObject({
      id: shortText.min(1).exactOptional(),
      name: z.string().trim().min(1).max(60).nullable(),
      filter: caseFilter,
    }),
  ),
  'filter.delete': command<readonly SavedFilter[]>()(z.strictObject({ id: shortText })),

  'case.planBulk': command<BulkPreview>()(z.strictObject(bulk)),
  'case.applyBulk': command<BulkDone>()(z.strictObject({ ...bulk, at: z.int().min(0) })),
  /** The newest first; each can be taken back as a whole. */
  'case.bulkActs': command<readonly BulkAct[]>()(nothing),
  'case.undoBulk': command<readonly BulkAct[]>()(z.strictObject({ action: shortText })),
};
