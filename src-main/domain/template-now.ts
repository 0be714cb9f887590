import type { RecordId } from './ids.ts';
import type { CopiedFields, StepOf, Travellers } from './template-steps.ts';
import type { TemplateLanguage } from './template.ts';

/** A step of a pathway as it stands now, as far as its template is concerned. */
export interface StepNow {
  readonly record: RecordId;
  /** Null: somebody's own step, of which no template knows. */
  readonly key: string | null;
  readonly person: RecordId | null;
  readonly order: string | null;
  readonly status: string | null;
  readonly fields: CopiedFields;
}

/** A pathway as it stands now. */
export interface PathwayNow {
  readonly pathway: RecordId;
  /** The principal applicant first. */
  readonly people: Travellers;
  readonly steps: readonly StepNow[];
  readonly language: TemplateLanguage;
  readonly freshId: () => RecordId;
}

const finished: ReadonlySet<string> = new Set(['granted', 'refused', 'cancelled']);

/** Whatever a template says of it now comes too late. */
export const isOver = ({ status }: StepNow): boolean => finished.has(status ?? '');

export const stepsOfKey = (steps: readonly StepNow[], key: string): readonly StepNow[] =>
  steps.filter((step) => step.key === key);

/** The steps that are there, by key and person; where there is only one of a key, it is everyone's. */
export const stepsThere =
  (steps: readonly StepNow[]): StepOf =>
  (key, person) => {
    const all = stepsOfKey(steps, key);
    const own = all.find((step) => step.person === person);
    return (own ?? (all.length === 1 ? all[0] : undefined))?.record;
  };
