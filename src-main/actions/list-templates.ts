import type { TemplateList, TemplateView } from '../../src-preload/contract/template-views.ts';
import { done, type Result } from '../domain/result.ts';
import { templateJson, textIn } from '../domain/template.ts';
import {
  isSameTemplate,
  newestOwn,
  templateLine,
  templateNamed,
  templatesKnown,
  versionsOf,
} from './known-templates.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * The newest version of every template known here; where two of that version differ, both. Beside one that a partner wrote stands
 * what it would hide: the newest that is shipped or was written here.
 */
export function listTemplates(unlocked: Unlocked): TemplateList {
  const { known, unreadable } = templatesKnown(unlocked);
  const versions = versionsOf(known);
  const newest = [...Map.groupBy(versions, ({ template }) => template.id).values()].flatMap((same) => {
    const own = newestOwn(same);
    return same.filter((one) => one === own || one.template.version === same[0]?.template.version);
  });
  const key = ({ template }: (typeof newest)[number]): string =>
    `${template.country} ${textIn(template.title, 'en')} ${template.id}`;
  const sorted = newest.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return { templates: sorted.map((one) => templateLine(unlocked, one)), unreadable };
}

/** One version of a template, whole. Refusal: `no-such-template`. */
export function showTemplate(unlocked: Unlocked, name: string): Result<TemplateView> {
  const found = templateNamed(unlocked, name);
  if (!found.ok) return found;
  const { template } = found.value;
  const others = versionsOf(templatesKnown(unlocked).known).filter(
    (one) => one.template.id === template.id && !isSameTemplate(one.template, template),
  );
  return done({
    line: templateLine(unlocked, found.value),
    template,
    file: templateJson(template),
    others: others.map((one) => templateLine(unlocked, one)),
  });
}
