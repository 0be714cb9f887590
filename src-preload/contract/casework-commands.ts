import { z } from 'zod';
import type * as view from './casework-views.ts';
import { command, recordId, shortText } from './command.ts';

const answers = z
  .record(z.string().min(1).max(60), z.enum(['yes', 'no', 'unknown']))
  .refine((given) => Object.keys(given).length <= 200);
const day = z.string().max(10);
const note = z.string().max(20_000);

/** Risk, movement, and the life of a case. */
export const caseworkCommands = {
  'assessment.show': command<view.AssessmentPage>()(z.strictObject({ case: recordId })),
  /** What answers say, while they are given. Nothing is written. */
  'assessment.suggest': command<view.Suggestion>()(z.strictObject({ answers })),
  /** What is not said is as the answers suggest. */
  'assessment.record': command<view.RecordsWritten>()(
    z.strictObject({
      case: recordId,
      day: day.optional(),
      answers,
      level: z.enum(['extreme', 'high', 'medium', 'low']).optional(),
      priority: z.enum(['emergency', 'urgent', 'normal']).optional(),
      next: day.optional(),
      note: note.optional(),
    }),
  ),
  /** Notes, incidents, opening and closing, newest first. */
  'case.timeline': command<view.TimelineView>()(z.strictObject({ id: recordId })),
  'case.closing': command<view.ClosingView>()(z.strictObject({ id: recordId })),
  /** `despite`: open work was shown. */
  'case.close': command<view.RecordsWritten>()(
    z.strictObject({
      id: recordId,
      reason: z.enum(['durableSolution', 'withdrew', 'unreachable', 'transferred', 'deceased']),
      note: note.optional(),
      despite: z.boolean().optional(),
    }),
  ),
  'case.reopen': command<view.RecordsWritten>()(z.strictObject({ id: recordId, reason: note })),
  'case.handOver': command<view.RecordsWritten>()(
    z.strictObject({
      cases: z.array(recordId).min(1).max(10_000),
      owner: shortText.min(1).optional(),
      caseworker: shortText.min(1).optional(),
    }),
  ),
  'journey.show': command<view.JourneyView>()(z.strictObject({ case: recordId })),
} as const;
