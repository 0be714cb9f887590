import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { copySteps } from '../domain/template-copy.ts';
import { textIn, type TemplateLanguage } from '../domain/template.ts';
import { textOf } from './facts.ts';
import { newestOwn, templatesKnown, versionsOf } from './known-templates.ts';
import { byChild } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

const mostPeople = 50;

/** What a template would make for a case: rows like those of a pathway, that are nowhere but here. */
interface TemplateWay {
  readonly title: string;
  readonly pathway: RecordRow;
  readonly steps: readonly RecordRow[];
  readonly checkedOn: string | null;
}

/** The newest version of each template that the case has no pathway of, as if it were copied for all its people today. */
export function templateWays(
  unlocked: Unlocked,
  caseId: RecordId,
  copied: ReadonlySet<string>,
  language: TemplateLanguage,
): readonly TemplateWay[] {
  const rank = (row: RecordRow): number => (textOf(row, 'role') === 'principalApplicant' ? 0 : 1);
  const people = byChild(unlocked, caseId, 'person')
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ id }) => id)
    // As many as can be copied for.
    .slice(0, mostPeople);
  const byId = Map.groupBy(versionsOf(templatesKnown(unlocked).known), ({ template }) => template.id);
  const newest = [...byId].flatMap(([id, versions]) => (copied.has(id) ? [] : (newestOwn(versions) ?? [])));
  let last = 0;
  const freshId = (): RecordId => (last += 1).toString(16).padStart(32, '0') as RecordId;
  return newest.map(({ template, checkedOn }) => {
    const { country, kind } = template;
    const pathway = row(freshId(), 'pathway', { case: caseId, country, kind });
    const steps = copySteps({ template, pathway: pathway.id, people, language, freshId });
    return {
      title: textIn(template.title, language),
      pathway,
      steps: steps.map(({ id, fields }) => row(id, 'step', fields)),
      checkedOn,
    };
  });
}

/** Sets are written as lists of members, and read as what is in them. */
const row = (id: RecordId, type: string, fields: { readonly [field: string]: Json }): RecordRow => ({
  id,
  type,
  values: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSet(name, value) ? inIt(value) : value]),
  ),
  conflicts: [],
  proposals: [],
  notShared: [],
  changedAt: null,
});

const sets: ReadonlySet<string> = new Set(['dependsOn', 'documents']);
const isSet = (name: string, value: Json): value is readonly string[] =>
  sets.has(name) && Array.isArray(value);
const inIt = (members: readonly string[]): Json =>
  Object.fromEntries(members.map((member) => [member, true]));
