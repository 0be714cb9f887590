import type { PathwayCopied } from '../../src-preload/contract/template-views.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { copySteps, type StepToWrite } from '../domain/template-copy.ts';
import type { TemplateLanguage } from '../domain/template.ts';
import { textOf } from './facts.ts';
import { freshRecordId } from './fresh-id.ts';
import { keptTemplate, type Checked } from './keep-template.ts';
import { templateNamed } from './known-templates.ts';
import { rowOfType } from './look-up.ts';
import { putRecords } from './put-record.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

export interface CopyRequest extends Checked {
  readonly case: string;
  readonly template: string;
  readonly people: readonly string[];
  /** Days that the user sets, by the keys of the template's anchors; not all of them need be known. */
  readonly anchors: { readonly [key: string]: string };
  readonly language: TemplateLanguage;
}

/**
 * Copies a template into a case: the pathway, its steps and, unless it is here already, the record of the template, as one
 * action. Refusals: `no-such-record`, `no-such-template`, `template-unchecked`, `person-not-in-case`, `input-malformed` for an
 * anchor that the template doesn't have, and those of saving.
 */
export async function copyPathway(unlocked: Unlocked, request: CopyRequest): Promise<Result<PathwayCopied>> {
  const found = rowOfType(unlocked, request.case, 'case');
  if (!found.ok) return found;
  const named = templateNamed(unlocked, request.template);
  if (!named.ok) return named;
  const { template } = named.value;
  const people = travellers(unlocked, found.value.id, request.people);
  if (!people.ok) return people;
  const anchors = Object.entries(request.anchors);
  const unknown = anchors.find(([name]) => !template.anchors.some(({ key }) => key === name));
  if (unknown !== undefined) return refused('input-malformed', { field: 'anchors' });
  const kept = keptTemplate(unlocked, template, request, true);
  if (!kept.ok) return kept;
  const freshId = (): RecordId => freshRecordId(unlocked.randomness);
  const pathway = freshId();
  const steps = copySteps({ template, pathway, people: people.value, language: request.language, freshId });
  const saved = await putRecords(unlocked, [
    ...kept.value.inputs,
    {
      type: 'pathway',
      id: pathway,
      fields: {
        case: found.value.id,
        country: template.country,
        kind: template.kind,
        people: [...people.value],
        template: kept.value.record,
        templateVersion: template.version,
        status: 'planned',
        ...(anchors.length === 0 ? {} : { anchors: request.anchors }),
      },
    },
    ...steps.map(asInput),
  ]);
  return saved.ok ? done({ ...asWritten(saved.value), pathway }) : saved;
}

/** A step as `putRecords` takes it. */
export const asInput = ({ id, fields }: StepToWrite) => ({ type: 'step', id, fields });

/** The people of a case that are to go, the principal applicant first, else in the order given. */
function travellers(
  unlocked: Unlocked,
  caseId: RecordId,
  ids: readonly string[],
): Result<readonly RecordId[]> {
  const rows: RecordRow[] = [];
  for (const id of new Set(ids)) {
    const row = rowOfType(unlocked, id, 'person');
    if (!row.ok) return row;
    if (row.value.values['case'] !== caseId) return refused('person-not-in-case');
    rows.push(row.value);
  }
  const isPrincipal = (row: RecordRow): boolean => textOf(row, 'role') === 'principalApplicant';
  const sorted = [...rows.filter(isPrincipal), ...rows.filter((row) => !isPrincipal(row))];
  return done(sorted.map(({ id }) => id));
}
