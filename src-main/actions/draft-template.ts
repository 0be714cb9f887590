import type { TemplateDraft } from '../../src-preload/contract/template-draft-views.ts';
import { templateJson, type PathwayTemplate, type TemplateLanguage } from '../domain/template.ts';
import { tryTemplate } from './save-template.ts';
import type { Unlocked } from './unlocked.ts';

/** Principal applicant, partner, child: enough to see what each person has to do. */
const family = 3;

/** What an editor holds, as a file would hold it, with what is wrong or how it would turn out. Nothing is kept. */
export function draftTemplate(
  unlocked: Unlocked,
  template: PathwayTemplate,
  language: TemplateLanguage,
): TemplateDraft {
  const file = templateJson(template);
  return { file, ...tryTemplate(unlocked, file, { people: family, anchors: {}, language }) };
}
