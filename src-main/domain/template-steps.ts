import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import {
  documentJson,
  ruleJson,
  textIn,
  type PathwayTemplate,
  type TemplateLanguage,
  type TemplateStep,
} from './template.ts';

/** The people of a pathway, the principal applicant first; nobody is known yet when it is empty. */
export type Travellers = readonly RecordId[];

/** Which record a step of a template is for somebody; null is everyone's. */
export type StepOf = (key: string, person: RecordId | null) => RecordId | undefined;

/** What a step record takes over from the template; null where it says nothing. Sets are lists of members. */
export interface CopiedFields {
  readonly title: string;
  readonly rule: Json;
  readonly duration: Json;
  readonly dependsOn: readonly RecordId[];
  readonly documents: readonly string[];
  readonly conditions: Json;
  readonly actor: string | null;
  readonly fee: Json;
  readonly milestone: string | null;
  readonly ifRefused: RecordId | null;
  readonly source: string | null;
}

/** For whom records of this step are made. Where nobody is known yet, one stands for whoever comes. */
export function ownersOf({ for: whose }: TemplateStep, people: Travellers): readonly (RecordId | null)[] {
  const [principal] = people;
  if (whose === 'case' || principal === undefined) return [null];
  return whose === 'principal' ? [principal] : people;
}

/**
 * What the record of a step for somebody says. A step of each person waits for the same person's step of another that is
 * for each; every other waits for all of them. Where only one step can be named, it is the same person's, else the principal's.
 */
export function copiedFields(
  template: PathwayTemplate,
  step: TemplateStep,
  person: RecordId | null,
  people: Travellers,
  language: TemplateLanguage,
  stepOf: StepOf,
): CopiedFields {
  const byKey = new Map(template.steps.map((one) => [one.key, one]));
  const owners = (key: string): readonly (RecordId | null)[] => {
    const other = byKey.get(key);
    if (other === undefined) return [];
    const all = ownersOf(other, people);
    return step.for === 'each' && other.for === 'each' ? [person] : all;
  };
  const one = (key: string): RecordId | null => {
    const all = owners(key);
    const owner = all.includes(person) ? person : (all[0] ?? null);
    return stepOf(key, owner) ?? null;
  };
  const waits = step.dependsOn.flatMap((key) => owners(key).flatMap((owner) => stepOf(key, owner) ?? []));
  const conditions = step.documents
    .filter(({ validBeyond, notOlderThan }) => validBeyond !== null || notOlderThan !== null)
    .flatMap((document) => {
      const { validBeyond } = document;
      if (validBeyond?.of !== 'step') return [documentJson(document)];
      const name = one(validBeyond.name);
      return name === null ? [] : [documentJson({ ...document, validBeyond: { ...validBeyond, name } })];
    });
  return {
    title: textIn(step.title, language),
    rule: ruleOf(step, one),
    duration: step.duration === null ? null : { ...step.duration },
    dependsOn: [...new Set(waits)],
    documents: step.documents.map(({ kind }) => kind),
    conditions: conditions.length === 0 ? null : conditions,
    actor: step.actor,
    fee: step.fee === null ? null : { ...step.fee },
    milestone: step.milestone,
    ifRefused: step.ifRefused === null ? null : one(step.ifRefused),
    source: sourceText(template, step),
  };
}

function ruleOf({ rule }: TemplateStep, one: (key: string) => RecordId | null): Json {
  if (rule === null || rule.of === 'anchor') return rule === null ? null : ruleJson(rule);
  const name = one(rule.name);
  return name === null ? null : ruleJson({ ...rule, name });
}

/** As long as a text field may be. */
const longest = 500;

/** The sources of a step in one line, as many as fit; the template has them all. */
export function sourceText(
  { sources }: PathwayTemplate,
  { sources: named }: Pick<TemplateStep, 'sources'>,
): string | null {
  const all = named.flatMap((key) => sources.find((source) => source.key === key) ?? []);
  let text = '';
  for (const { title, publisher, checkedOn } of all) {
    const next = `${text === '' ? '' : `${text}; `}${title}, ${publisher} (${checkedOn})`;
    if (next.length > longest - 2) return text === '' ? `${next.slice(0, longest - 2)} …` : `${text}; …`;
    text = next;
  }
  return text === '' ? null : text;
}
