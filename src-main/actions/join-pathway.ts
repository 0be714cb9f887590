import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { stepsToJoin } from '../domain/template-join.ts';
import type { TemplateLanguage } from '../domain/template.ts';
import { asInput } from './copy-pathway.ts';
import { rowOfType } from './look-up.ts';
import { templatedPathway } from './pathway-now.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';
import { asWritten } from './write-together.ts';

/**
 * Somebody joins a pathway later: steps of their own where everyone has one. Refusals: `no-such-record`, `no-such-template`,
 * `person-not-in-case`, `nothing-to-change`, and those of saving.
 */
export async function joinPathway(
  unlocked: Unlocked,
  pathway: string,
  person: string,
  language: TemplateLanguage,
): Promise<Result<RecordsWritten>> {
  const found = templatedPathway(unlocked, pathway, language);
  if (!found.ok) return found;
  const joining = rowOfType(unlocked, person, 'person');
  if (!joining.ok) return joining;
  const { row, base, now } = found.value;
  const { id, values } = joining.value;
  if (values['case'] === undefined || values['case'] !== row.values['case'])
    return refused('person-not-in-case');
  const goesAlong = now.people.includes(id);
  const steps = stepsToJoin(base, now, id);
  if (goesAlong && steps.length === 0) return refused('nothing-to-change');
  const saved = await putRecords(unlocked, [
    ...(goesAlong ? [] : [{ type: 'pathway', id: row.id, fields: { people: [id] } }]),
    ...steps.map(asInput),
  ]);
  return saved.ok ? done(asWritten(saved.value)) : saved;
}
