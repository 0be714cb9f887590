import { z } from 'zod';
import { command, recordId, shortText } from './command.ts';
import type * as view from './pathway-lists-views.ts';

const who = z.union([
  z.strictObject({ is: z.enum(['me', 'nobody']) }),
  z.strictObject({ who: shortText.min(1) }),
]);
const country = z.string().regex(/^[A-Z]{2}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Steps, papers and appointments of all cases; the ways out of one. */
export const pathwayListsCommands = {
  'pathwayList.steps': command<view.StepsView>()(
    z.strictObject({
      country: country.exactOptional(),
      responsible: who.exactOptional(),
      stand: z.enum(['overdue', 'next', 'blocked', 'waiting']).exactOptional(),
      now: z.literal(true).exactOptional(),
      finished: z.literal(true).exactOptional(),
      order: z.enum(['due', 'country', 'responsible']),
    }),
  ),
  'pathwayList.papers': command<view.PapersView>()(
    z.strictObject({
      state: z.enum(['expired', 'missing', 'short', 'old', 'undated', 'soon', 'good']).exactOptional(),
      /** What fails within so many days; without a state, good ones are left out. */
      within: z.enum(['30', '60', '90']).exactOptional(),
      order: z.enum(['pressing', 'needed', 'expires']),
    }),
  ),
  /** From that day on, so many days, each appointment on the day that its own zone has then. */
  'pathwayList.appointments': command<view.AppointmentsView>()(
    z.strictObject({
      from: day,
      days: z.int().min(1).max(92),
      country: country.exactOptional(),
      responsible: who.exactOptional(),
      planned: z.literal(true).exactOptional(),
    }),
  ),
  'pathway.compare': command<view.ComparisonView>()(
    z.strictObject({ case: recordId, language: z.enum(['en', 'ru']) }),
  ),
} as const;
