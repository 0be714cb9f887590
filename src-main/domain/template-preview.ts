import { daysBetween, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import type { DayRange, StepFacts } from './plan-facts.ts';
import { planPathway, type PlanMoment } from './plan-pathway.ts';
import { copySteps, type StepToWrite } from './template-copy.ts';
import type { PathwayTemplate, TemplateLanguage } from './template.ts';

/** One step of a made-up case. */
export interface PreviewStep {
  readonly key: string;
  readonly title: string;
  /** Number of the person, the principal applicant is 1; null: one step for all. */
  readonly person: number | null;
  /** False: only needed if something is refused. */
  readonly needed: boolean;
  readonly start: DayRange | null;
  readonly finish: DayRange | null;
  readonly due: Day | null;
  readonly slack: number | null;
  readonly critical: boolean;
  readonly durationKnown: boolean;
}

/** What a template makes of a made-up case that begins today. */
export interface TemplatePreview {
  readonly departure: DayRange | null;
  /** Days until then; null like {@link departure}. */
  readonly days: { readonly min: number; readonly max: number } | null;
  /** False: some step on the way doesn't say how long it takes. */
  readonly durationsKnown: boolean;
  readonly steps: readonly PreviewStep[];
}

export interface MadeUpCase {
  readonly people: number;
  /** Days of the template's anchors, by key. */
  readonly anchors: { readonly [key: string]: Day };
  readonly language: TemplateLanguage;
}

const invented = (number: number): RecordId => number.toString(16).padStart(32, '0') as RecordId;

/** Plans a made-up case of so many people, of whom nobody has begun anything. */
export function previewTemplate(
  template: PathwayTemplate,
  { people, anchors, language }: MadeUpCase,
  moment: PlanMoment,
): TemplatePreview {
  const persons = Array.from({ length: people }, (_, index) => invented(index + 1));
  let last = people + 1;
  const freshId = (): RecordId => invented((last += 1));
  const copied = copySteps({ template, pathway: invented(people + 1), people: persons, language, freshId });
  const outlook = planPathway(
    { country: template.country, anchors, people: persons, steps: copied.map(factsOf), appointments: [] },
    moment,
  );
  const byRecord = new Map(outlook.steps.map((one) => [one.record, one]));
  const steps = copied.flatMap(({ id, fields }): readonly PreviewStep[] => {
    const planned = byRecord.get(id);
    if (planned === undefined) return [];
    const { needed, start, finish, due, slack, critical, durationKnown } = planned;
    const person = persons.indexOf(fields['person'] as RecordId) + 1;
    return [
      {
        key: textOf(fields['templateKey']),
        title: textOf(fields['title']),
        person: person === 0 ? null : person,
        needed,
        start,
        finish,
        due,
        slack,
        critical,
        durationKnown,
      },
    ];
  });
  const { departure } = outlook;
  const min = departure === null ? undefined : daysBetween(moment.today, departure.earliest);
  const max = departure === null ? undefined : daysBetween(moment.today, departure.latest);
  return {
    departure,
    days: min === undefined || max === undefined ? null : { min, max },
    durationsKnown: steps.every(({ needed, durationKnown }) => !needed || durationKnown),
    steps,
  };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

/** A step that was just copied, as the planner reads it. */
const factsOf = ({ id, fields }: StepToWrite): StepFacts => ({
  record: id,
  status: null,
  dependsOn: listOf(fields['dependsOn']) as readonly RecordId[],
  ifRefused: (fields['ifRefused'] ?? null) as RecordId | null,
  due: null,
  rule: fields['rule'] ?? null,
  duration: fields['duration'] ?? null,
  startedOn: null,
  doneOn: null,
  milestone: (fields['milestone'] ?? null) as string | null,
  person: (fields['person'] ?? null) as RecordId | null,
  documents: listOf(fields['documents']),
  conditions: fields['conditions'] ?? null,
  order: (fields['order'] ?? null) as string | null,
});
