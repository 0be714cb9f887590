import type { TemplateSaved, TemplateTried } from '../../src-preload/contract/template-views.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { readTemplate } from '../domain/template-format.ts';
import { previewTemplate, type MadeUpCase } from '../domain/template-preview.ts';
import { isNewer, type PathwayTemplate } from '../domain/template.ts';
import { keptTemplate, type Checked } from './keep-template.ts';
import { isSameTemplate, templateLine, templatesKnown, versionsOf } from './known-templates.ts';
import { planMoment } from './pathway-facts.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

/** What is wrong with a template that somebody writes, or what it makes of a made-up case. */
export function tryTemplate(unlocked: Unlocked, file: Json, madeUp: MadeUpCase): TemplateTried {
  const reading = readTemplate(file, 'own');
  if (!reading.ok) return { findings: reading.findings, preview: null };
  return {
    findings: [],
    preview: previewTemplate(reading.template, madeUp, planMoment(unlocked, reading.template)),
  };
}

/**
 * Saves an own template, or a new version of one. With findings nothing is written. Refusals: `template-id-shipped` (what
 * comes with the app is copied under another id, or its next version would be two), `template-version-taken` unless its
 * version comes after every one known of that id, `template-unchecked`, and those of saving.
 */
export async function saveTemplate(
  unlocked: Unlocked,
  file: Json,
  checked: Checked,
): Promise<Result<TemplateSaved>> {
  const reading = readTemplate(file, 'own');
  if (!reading.ok) return done({ findings: reading.findings, written: null, line: null });
  const { template } = reading;
  const others = otherVersions(unlocked, template);
  if (unlocked.templates().some(({ id }) => id === template.id)) return refused('template-id-shipped');
  if (others.some(({ version }) => !isNewer(template.version, version)))
    return refused('template-version-taken', { version: others[0]?.version ?? '' });
  return keep(unlocked, template, checked);
}

/**
 * Takes over a template that somebody else wrote, of any version, as long as no other template of that id and version is
 * known here: `template-version-taken`. What is here already is left as it is.
 */
export async function takeTemplate(unlocked: Unlocked, file: Json): Promise<Result<TemplateSaved>> {
  const reading = readTemplate(file, 'own');
  if (!reading.ok) return done({ findings: reading.findings, written: null, line: null });
  const { template } = reading;
  const known = templatesKnown(unlocked).known.find((one) => isSameTemplate(one.template, template));
  if (known !== undefined) return done({ findings: [], written: null, line: templateLine(unlocked, known) });
  if (otherVersions(unlocked, template).some(({ version }) => version === template.version))
    return refused('template-version-taken', { version: template.version });
  return keep(unlocked, template, {});
}

/** Templates of this id that say something else, the newest first. */
const otherVersions = (unlocked: Unlocked, template: PathwayTemplate): readonly PathwayTemplate[] =>
  versionsOf(templatesKnown(unlocked).known)
    .map((one) => one.template)
    .filter((one) => one.id === template.id && !isSameTemplate(one, template));

async function keep(
  unlocked: Unlocked,
  template: PathwayTemplate,
  checked: Checked,
): Promise<Result<TemplateSaved>> {
  const kept = keptTemplate(unlocked, template, checked, false);
  if (!kept.ok) return kept;
  const saved = kept.value.inputs.length === 0 ? done([]) : await putRecords(unlocked, kept.value.inputs);
  if (!saved.ok) return saved;
  const line = templatesKnown(unlocked).known.find(({ record }) => record === kept.value.record);
  return done({
    findings: [],
    written: saved.value.length === 0 ? null : asWritten(saved.value),
    line: line === undefined ? null : templateLine(unlocked, line),
  });
}
