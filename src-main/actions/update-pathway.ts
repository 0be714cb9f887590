import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { DifferenceRow, PathwayDifference } from '../../src-preload/contract/template-views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { templateDifferences, type Difference } from '../domain/template-difference.ts';
import { isNewer, type TemplateLanguage } from '../domain/template.ts';
import { asInput } from './copy-pathway.ts';
import { keptTemplate, type Checked } from './keep-template.ts';
import {
  newestOwn,
  templateLine,
  templateNamed,
  templatesKnown,
  versionsOf,
  type KnownTemplate,
} from './known-templates.ts';
import { templatedPathway, type TemplatedPathway } from './pathway-now.ts';
import { putRecords } from './put-record.ts';
import { authorOf, checkOf } from './template-check-said.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

/**
 * What another version of its template says differently from a pathway, one thing after the other. Without `to`, the newest
 * version known here. Refusals: `no-such-record`, `no-such-template`.
 */
export function comparePathway(
  unlocked: Unlocked,
  pathway: string,
  to: string | null,
  language: TemplateLanguage,
): Result<PathwayDifference> {
  const found = templatedPathway(unlocked, pathway, language);
  if (!found.ok) return found;
  const from = baseOf(unlocked, found.value);
  const target = to === null ? done(newest(unlocked, from)) : templateNamed(unlocked, to);
  if (!target.ok) return target;
  const versions = { base: found.value.base, next: target.value.template };
  const rows = templateDifferences(versions, found.value.now);
  return done({
    pathway: found.value.row.id,
    from: templateLine(unlocked, from),
    to: templateLine(unlocked, target.value),
    rows: rows.map(rowOf),
  });
}

/** What would be written stays here. */
const rowOf = ({
  id,
  kind,
  key,
  title,
  field,
  before,
  now,
  after,
  own,
  records,
}: Difference): DifferenceRow => ({
  id,
  kind,
  key,
  title,
  field,
  before,
  now,
  after,
  own,
  records,
});

const baseOf = (unlocked: Unlocked, { base, record }: TemplatedPathway): KnownTemplate => ({
  template: base,
  record: record.id,
  shipped: false,
  from: authorOf(unlocked, record.id),
  ...checkOf(unlocked, record.id),
});

/** What is shipped or was written here comes first: no partner's version keeps it from being offered. */
function newest(unlocked: Unlocked, from: KnownTemplate): KnownTemplate {
  const { id, version } = from.template;
  const newer = versionsOf(templatesKnown(unlocked).known).filter(
    ({ template }) => template.id === id && isNewer(template.version, version),
  );
  return newestOwn(newer) ?? from;
}

export interface UpdateRequest extends Checked {
  readonly pathway: string;
  readonly to: string;
  /** Ids of differences to take over, and of those to leave as they are here. */
  readonly taken: readonly string[];
  readonly left: readonly string[];
  readonly language: TemplateLanguage;
}

/**
 * Takes over what was chosen, and nothing else. Once every difference is taken or left, the pathway counts as being of that
 * version. Refusals: `no-such-preview` when something is named that is no difference now, `nothing-to-change`,
 * `template-unchecked`, those of {@link comparePathway} and of saving.
 */
export async function takeUpdate(
  unlocked: Unlocked,
  request: UpdateRequest,
): Promise<Result<RecordsWritten>> {
  const found = templatedPathway(unlocked, request.pathway, request.language);
  if (!found.ok) return found;
  const { base, now, row, record } = found.value;
  const target = templateNamed(unlocked, request.to);
  if (!target.ok) return target;
  const next = target.value.template;
  const all = new Set(templateDifferences({ base, next }, now).map(({ id }) => id));
  const [taken, left] = [new Set(request.taken), new Set(request.left)];
  if ([...taken, ...left].some((id) => !all.has(id)) || [...taken].some((id) => left.has(id)))
    return refused('no-such-preview');
  const rows = templateDifferences({ base, next }, now, (key) => taken.has(`${key}/added`));
  const writes = rows.filter(({ id }) => taken.has(id)).flatMap((one) => one.writes);
  const settled = [...all].every((id) => taken.has(id) || left.has(id));
  const kept = keptTemplate(unlocked, next, request, true);
  if (!kept.ok) return kept;
  const { record: template, inputs } = kept.value;
  const version =
    settled && template !== record.id
      ? [{ type: 'pathway', id: row.id, fields: { template, templateVersion: next.version } }]
      : [];
  if (writes.length + version.length === 0) return refused('nothing-to-change');
  const saved = await putRecords(unlocked, [...inputs, ...writes.map(asInput), ...version]);
  return saved.ok ? done(asWritten(saved.value)) : saved;
}
