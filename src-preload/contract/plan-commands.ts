import { z } from 'zod';
import { command, recordId } from './command.ts';
import type { PathwayPlanView } from './plan-views.ts';

/** What stands between people and the plane. */
export const planCommands = {
  'pathway.plan': command<PathwayPlanView>()(z.strictObject({ pathway: recordId })),
} as const;
