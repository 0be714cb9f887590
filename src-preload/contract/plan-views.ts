import type { IdentityDigest, RecordId } from '../../src-main/domain/ids.ts';
import type { DayRange, PlanWarning, StepOutlook } from '../../src-main/domain/plan-facts.ts';
import type { RecordView } from './views.ts';

export type { DayRange, PlanWarning, StepOutlook };

/** A step with what the plan says of it. */
export interface PlannedStepView {
  readonly step: RecordView;
  readonly outlook: StepOutlook;
  /** Whose step it is; null: everyone's, or not here. */
  readonly person: RecordView | null;
  readonly appointments: readonly RecordView[];
}

/** A pathway with its plan as of today. */
export interface PathwayPlanView {
  readonly pathway: RecordView;
  /** By their own order, then by when they can be done. */
  readonly steps: readonly PlannedStepView[];
  /** Null without steps, and where something on the way to it can't be told. */
  readonly departure: DayRange | null;
  /** Steps that make the departure later if they take longer, in order of time. */
  readonly critical: readonly RecordId[];
  /** Steps to see to now, the most urgent first. */
  readonly next: readonly RecordId[];
  readonly warnings: readonly PlanWarning[];
  /** Who goes along: all persons of the case where nobody is named. */
  readonly people: readonly RecordView[];
  /** Of these people. */
  readonly documents: readonly RecordView[];
  /** Which the steps were copied from; null: none, or not here. */
  readonly template: RecordView | null;
  /** The partner who alone says that the template was checked; null where that was said here, or by nobody. */
  readonly checkSaid: IdentityDigest | null;
  /** What the holidays of the warnings are called, by key. */
  readonly holidays: { readonly [key: string]: { readonly en: string; readonly ru: string } };
}
