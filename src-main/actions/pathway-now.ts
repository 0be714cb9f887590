import { isRecordId, type RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { PathwayNow, StepNow } from '../domain/template-now.ts';
import type { PathwayTemplate, TemplateLanguage } from '../domain/template.ts';
import { membersOf, recordOf, textOf } from './facts.ts';
import { freshRecordId } from './fresh-id.ts';
import { templateOfRow } from './known-templates.ts';
import { byChild, pointedTo, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

export interface TemplatedPathway {
  readonly row: RecordRow;
  /** The record of the template that it was copied from, or brought up to. */
  readonly record: RecordRow;
  readonly base: PathwayTemplate;
  readonly now: PathwayNow;
}

/** A pathway held against its template. Refusals: `no-such-record`, `no-such-template` where that isn't here, or not whole. */
export function templatedPathway(
  unlocked: Unlocked,
  id: string,
  language: TemplateLanguage,
): Result<TemplatedPathway> {
  const found = rowOfType(unlocked, id, 'pathway');
  if (!found.ok) return found;
  const row = found.value;
  const record = pointedTo(unlocked, row, 'template');
  const base = record === null ? null : templateOfRow(record);
  if (record === null || base === null) return refused('no-such-template');
  const steps = byChild(unlocked, row.id, 'step').map(stepNow);
  const now: PathwayNow = {
    pathway: row.id,
    people: inOrder(membersOf(row, 'people').filter(isRecordId), steps),
    steps,
    language,
    freshId: () => freshRecordId(unlocked.randomness),
  };
  return done({ row, record, base, now });
}

/** A set has no order; the steps of the principal applicant come first. */
function inOrder(people: readonly RecordId[], steps: readonly StepNow[]): readonly RecordId[] {
  const first = (person: RecordId): string =>
    steps.flatMap((step) => (step.person === person ? (step.order ?? []) : [])).toSorted()[0] ?? '~';
  const key = (person: RecordId): string => `${first(person)} ${person}`;
  return people.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

const stepNow = (row: RecordRow): StepNow => ({
  record: row.id,
  key: textOf(row, 'templateKey'),
  person: recordOf(row, 'person'),
  order: textOf(row, 'order'),
  status: textOf(row, 'status'),
  fields: {
    title: textOf(row, 'title') ?? '',
    rule: row.values['rule'] ?? null,
    duration: row.values['duration'] ?? null,
    dependsOn: membersOf(row, 'dependsOn').filter(isRecordId),
    documents: membersOf(row, 'documents'),
    conditions: row.values['conditions'] ?? null,
    actor: textOf(row, 'actor'),
    fee: row.values['fee'] ?? null,
    milestone: textOf(row, 'milestone'),
    ifRefused: recordOf(row, 'ifRefused'),
    source: textOf(row, 'source'),
  },
});
