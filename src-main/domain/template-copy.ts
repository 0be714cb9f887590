import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { orderBetween } from './order.ts';
import { copiedFields, ownersOf, type CopiedFields, type StepOf, type Travellers } from './template-steps.ts';
import type { PathwayTemplate, TemplateLanguage } from './template.ts';

export interface CopyWish {
  readonly template: PathwayTemplate;
  readonly pathway: RecordId;
  /** The principal applicant first. Nobody: steps for each are made once, and become the first one's who is added. */
  readonly people: Travellers;
  readonly language: TemplateLanguage;
  readonly freshId: () => RecordId;
}

/** A step record to write; `fields` as `record put` takes them. */
export interface StepToWrite {
  readonly id: RecordId;
  readonly fields: { readonly [field: string]: Json };
}

/** The step records of a new pathway, in the order of the template, persons beside each other. */
export function copySteps({
  template,
  pathway,
  people,
  language,
  freshId,
}: CopyWish): readonly StepToWrite[] {
  const ids = new Map<string, RecordId>();
  for (const step of template.steps)
    for (const owner of ownersOf(step, people)) ids.set(nameOf(step.key, owner), freshId());
  const stepOf: StepOf = (key, owner) => ids.get(nameOf(key, owner));
  let order: string | null = null;
  const written: StepToWrite[] = [];
  for (const step of template.steps) {
    for (const person of ownersOf(step, people)) {
      const id = stepOf(step.key, person);
      if (id === undefined) continue;
      order = orderBetween(order, null);
      const fields = copiedFields(template, step, person, people, language, stepOf);
      written.push({ id, fields: newStepFields(fields, { pathway, key: step.key, person, order }) });
    }
  }
  return written;
}

interface Place {
  readonly pathway: RecordId;
  readonly key: string;
  readonly person: RecordId | null;
  readonly order: string;
}

/** What a new step record says: what it takes from the template, and where it belongs. */
export function newStepFields(
  copied: CopiedFields,
  { pathway, key, person, order }: Place,
): { readonly [field: string]: Json } {
  const said = Object.entries(copied).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return {
    pathway,
    templateKey: key,
    order,
    ...(person === null ? {} : { person }),
    ...Object.fromEntries(said as readonly (readonly [string, Json])[]),
  };
}

const nameOf = (key: string, owner: RecordId | null): string => `${key} ${owner ?? ''}`;
