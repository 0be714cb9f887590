import type { Json } from '../../src-main/domain/json.ts';
import type { DayRange } from '../../src-main/domain/plan-facts.ts';
import type {
  TemplateDocument,
  TemplateRule,
  TemplateSource,
  TemplateStep,
  TemplateUnit,
} from '../../src-main/domain/template.ts';
import type { TemplateTried } from './template-views.ts';

export type { DayRange, TemplateDocument, TemplateRule, TemplateSource, TemplateStep, TemplateUnit };

/** What the vault says of a template that is being written; the made-up case is a family of three. */
export interface TemplateDraft extends TemplateTried {
  /** As a file holds it: what is saved. */
  readonly file: Json;
}
