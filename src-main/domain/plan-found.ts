import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type {
  DayRange,
  PathwayFacts,
  PlanSurroundings,
  PlanWarning,
  StepFacts,
  StepOutlook,
} from './plan-facts.ts';
import type { PlanGraph } from './plan-graph.ts';
import { isFinished } from './steps.ts';

/** A plan as the rules of its warnings read it. */
export interface FoundPlan {
  readonly facts: PathwayFacts;
  /** In the order of the facts. */
  readonly steps: readonly StepOutlook[];
  readonly graph: PlanGraph;
  readonly departure: DayRange | null;
  readonly today: Day;
  readonly around: PlanSurroundings | null;
  /** Steps that are still to be done, with what the plan says of them. */
  readonly open: readonly OpenStep[];
}

export interface OpenStep {
  readonly step: StepFacts;
  readonly outlook: StepOutlook;
}

/** A warning that says nothing else than what is given. */
export const warning = (
  code: PlanWarning['code'],
  severity: PlanWarning['severity'],
  said: Partial<PlanWarning>,
): PlanWarning => ({
  code,
  severity,
  step: null,
  person: null,
  document: null,
  appointment: null,
  other: null,
  kind: null,
  day: null,
  needed: null,
  holiday: null,
  ...said,
});

/** Those that are needed and not finished; outlooks in the order of the steps. */
export function openSteps(
  steps: readonly StepFacts[],
  outlooks: readonly StepOutlook[],
): readonly OpenStep[] {
  const open: OpenStep[] = [];
  for (const [at, step] of steps.entries()) {
    const outlook = outlooks[at];
    if (outlook?.needed === true && !isFinished(step.status ?? '')) open.push({ step, outlook });
  }
  return open;
}

/** Who goes along; all of the case where nobody is named. */
export const travellersOf = ({ facts, around }: FoundPlan): readonly RecordId[] =>
  facts.people.length > 0 ? facts.people : (around?.travellers ?? []).map(({ record }) => record);

/** Whom a step is about: its own person, else everybody who goes along. */
export const personsOf = (plan: FoundPlan, step: StepFacts | undefined): readonly RecordId[] =>
  step !== undefined && step.person !== null ? [step.person] : travellersOf(plan);
