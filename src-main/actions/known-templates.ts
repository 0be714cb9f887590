import type { TemplateLine } from '../../src-preload/contract/template-views.ts';
import { sumFees } from '../domain/fees.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { isJsonObject, jsonEqual, type Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { readTemplate } from '../domain/template-format.ts';
import { previewTemplate } from '../domain/template-preview.ts';
import { isNewer, templateFormat, templateJson, type PathwayTemplate } from '../domain/template.ts';
import { textOf } from './facts.ts';
import { planMoment } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** One version of a template: of a record, or of a file that comes with the app and that no record repeats. */
export interface KnownTemplate {
  readonly template: PathwayTemplate;
  readonly record: RecordId | null;
  /** Comes with the app, word for word. */
  readonly shipped: boolean;
  readonly checkedOn: string | null;
  readonly checkedBy: string | null;
}

export interface TemplatesKnown {
  readonly known: readonly KnownTemplate[];
  /** Records that can't be read as a template. */
  readonly unreadable: readonly RecordId[];
}

/** Null when the record can't be read as a template, whole: a partner may write what it likes. */
export function templateOfRow({ values }: RecordRow): PathwayTemplate | null {
  const about = values['about'] ?? null;
  const steps = values['steps'];
  if (!isJsonObject(about) || steps === undefined) return null;
  const { templateId, version, country, kind } = values;
  const said: readonly (readonly [string, Json | undefined])[] = [
    ...Object.entries(about),
    ['format', templateFormat],
    ['id', templateId],
    ['version', version],
    ['country', country],
    ['kind', kind],
    ['steps', steps],
  ];
  const file = Object.fromEntries(said.filter((one): one is [string, Json] => one[1] !== undefined));
  const reading = readTemplate(file, 'own');
  return reading.ok ? reading.template : null;
}

export const isSameTemplate = (one: PathwayTemplate, other: PathwayTemplate): boolean =>
  one.id === other.id && one.version === other.version && jsonEqual(templateJson(one), templateJson(other));

/** Everything that can be copied here. A record stands for the file it was made of; of equal ones, the one checked last. */
export function templatesKnown({ vault, templates }: Unlocked): TemplatesKnown {
  const shipped = templates();
  const known: KnownTemplate[] = [];
  const unreadable: RecordId[] = [];
  for (const row of vault.read.list({ type: 'template' })) {
    const template = templateOfRow(row);
    if (template === null) {
      unreadable.push(row.id);
      continue;
    }
    const [checkedOn, checkedBy] = [textOf(row, 'checkedOn'), textOf(row, 'checkedBy')];
    const checked = checkedOn !== null && checkedBy !== null;
    known.push({
      template,
      record: row.id,
      shipped: shipped.some((one) => isSameTemplate(one, template)),
      checkedOn: checked ? checkedOn : null,
      checkedBy: checked ? checkedBy : null,
    });
  }
  const checkedLast = known.toSorted((a, b) => ((a.checkedOn ?? '') > (b.checkedOn ?? '') ? -1 : 1));
  const files = shipped.map((template) => ({
    template,
    record: null,
    shipped: true,
    checkedOn: null,
    checkedBy: null,
  }));
  return { known: [...checkedLast, ...files], unreadable };
}

/** Each version once, where two of one version say different things both of them; newest first. */
export function versionsOf(known: readonly KnownTemplate[]): readonly KnownTemplate[] {
  const each = known.filter(
    (one, index) => known.findIndex(({ template }) => isSameTemplate(template, one.template)) === index,
  );
  return each.toSorted(({ template: a }, { template: b }) =>
    isNewer(a.version, b.version) ? -1 : isNewer(b.version, a.version) ? 1 : 0,
  );
}

/** By the id of a shipped template, its file; by the id of a record, that. Refusal: `no-such-template`. */
export function templateNamed(unlocked: Unlocked, name: string): Result<KnownTemplate> {
  const { known } = templatesKnown(unlocked);
  const found = isRecordId(name)
    ? known.find(({ record }) => record === name)
    : versionsOf(known).find(({ shipped, template }) => shipped && template.id === name);
  return found === undefined ? refused('no-such-template') : done(found);
}

/** What a template has to be known by in commands. */
const nameOfTemplate = ({ record, template }: KnownTemplate): string => record ?? template.id;

/** A line of a list. */
export function templateLine(unlocked: Unlocked, known: KnownTemplate): TemplateLine {
  const { template, record, shipped, checkedOn, checkedBy } = known;
  const { id, version, country, kind, title, summary, steps } = template;
  return {
    name: nameOfTemplate(known),
    record,
    shipped,
    id,
    version,
    country,
    kind,
    title,
    summary,
    checkedOn,
    checkedBy,
    steps: steps.length,
    fees: sumFees(steps.map(({ fee }) => fee && { ...fee })),
    time: timeOf(unlocked, template),
    pathways: pathwaysOf(unlocked, id),
  };
}

/** Of one person, nobody having begun anything. */
function timeOf(unlocked: Unlocked, template: PathwayTemplate): TemplateLine['time'] {
  const { days, durationsKnown } = previewTemplate(
    template,
    { people: 1, anchors: {}, language: 'en' },
    planMoment(unlocked, template),
  );
  return days === null ? null : { ...days, known: durationsKnown };
}

function pathwaysOf({ vault: { read } }: Unlocked, id: string): number {
  return read.list({ type: 'pathway' }).filter(({ values }) => {
    const template = values['template'];
    return isRecordId(template) && read.row(template)?.values['templateId'] === id;
  }).length;
}
