import { z } from 'zod';
import { command } from './command.ts';
import type { TemplateDraft } from './template-draft-views.ts';
import { templateModel } from './template-model.ts';

/** Templates that are being written: nothing of it is kept. */
export const templateDraftCommands = {
  'templateDraft.check': command<TemplateDraft>()(
    z.strictObject({ template: templateModel, language: z.enum(['en', 'ru']) }),
  ),
} as const;
