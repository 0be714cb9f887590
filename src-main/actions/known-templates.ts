import type { TemplateLine } from '../../src-preload/contract/template-views.ts';
import { sumFees } from '../domain/fees.ts';
import { isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { isJsonObject, jsonKey, type Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { readTemplate } from '../domain/template-format.ts';
import { previewTemplate } from '../domain/template-preview.ts';
import { isNewer, templateFormat, templateJson, type PathwayTemplate } from '../domain/template.ts';
import { planMoment } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import { authorOf, checkOf, nobodysCheck, type TemplateCheck } from './template-check-said.ts';
import type { Unlocked } from './unlocked.ts';

/** One version of a template: of a record, or of a file that comes with the app and that no record repeats. */
export interface KnownTemplate extends TemplateCheck {
  readonly template: PathwayTemplate;
  readonly record: RecordId | null;
  /** Comes with the app, word for word. */
  readonly shipped: boolean;
  /** The partner who wrote it; null for what comes with the app or was written here. */
  readonly from: IdentityDigest | null;
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
  // What the record says in fields of its own can't be said here.
  if (fieldsBeside.some((name) => Object.hasOwn(about, name))) return null;
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

const fieldsBeside = ['format', 'id', 'version', 'country', 'kind', 'steps'] as const;

const contents = new WeakMap<PathwayTemplate, string>();

/** One text for templates that say the same; each is written out once. */
function contentOf(template: PathwayTemplate): string {
  const known = contents.get(template) ?? jsonKey(templateJson(template));
  contents.set(template, known);
  return known;
}

export const isSameTemplate = (one: PathwayTemplate, other: PathwayTemplate): boolean =>
  one.id === other.id && one.version === other.version && contentOf(one) === contentOf(other);

/** Everything that can be copied here. A record stands for the file it was made of; of equal ones, the one checked last. */
export function templatesKnown(unlocked: Unlocked): TemplatesKnown {
  const { vault, templates } = unlocked;
  const shipped = templates();
  const known: KnownTemplate[] = [];
  const unreadable: RecordId[] = [];
  for (const row of vault.read.list({ type: 'template' })) {
    const template = templateOfRow(row);
    if (template === null) {
      unreadable.push(row.id);
      continue;
    }
    const isShipped = shipped.some((one) => isSameTemplate(one, template));
    known.push({
      template,
      record: row.id,
      shipped: isShipped,
      from: isShipped ? null : authorOf(unlocked, row.id),
      ...checkOf(unlocked, row.id),
    });
  }
  const checkedLast = known.toSorted((a, b) => ((a.checkedOn ?? '') > (b.checkedOn ?? '') ? -1 : 1));
  const files = shipped.map((template) => ({
    template,
    record: null,
    shipped: true,
    from: null,
    ...nobodysCheck,
  }));
  return { known: [...checkedLast, ...files], unreadable };
}

/** Each version once, where two of one version say different things both of them; newest first. */
export function versionsOf(known: readonly KnownTemplate[]): readonly KnownTemplate[] {
  const each = new Map<string, KnownTemplate>();
  for (const one of known) {
    // What it says holds its id and version.
    const content = contentOf(one.template);
    if (!each.has(content)) each.set(content, one);
  }
  return [...each.values()].toSorted(({ template: a }, { template: b }) =>
    isNewer(a.version, b.version) ? -1 : isNewer(b.version, a.version) ? 1 : 0,
  );
}

/** Of versions as {@link versionsOf} has them, the newest that is shipped or was written here; a partner's where there is none. */
export const newestOwn = (versions: readonly KnownTemplate[]): KnownTemplate | undefined =>
  versions.find(({ from }) => from === null) ?? versions[0];

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
  const { template, record, shipped, from, checkedOn, checkedBy, partnersCheck } = known;
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
    from,
    checkedOn,
    checkedBy,
    partnersCheck,
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
