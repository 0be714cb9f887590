import type { Answers, AssessmentDue, Suggestion } from '../../src-main/domain/assessment.ts';
import type { Attempts, OpenWork } from '../../src-main/domain/case-life.ts';
import type { RecordId } from '../../src-main/domain/ids.ts';
import type { JourneyLeg, JourneyProblem } from '../../src-main/domain/journey.ts';
import type { RecordView } from './views.ts';

/* What the window gets of risk, movement and the life of a case. */

export type { Answer, Answers, RiskReason, Suggestion } from '../../src-main/domain/assessment.ts';
export type { RiskLevel } from '../../src-main/domain/assessment-questions.ts';
export type { JourneyProblem } from '../../src-main/domain/journey.ts';

/** Records that one action has written: what undo takes back together. */
export interface RecordsWritten {
  readonly records: readonly RecordId[];
  readonly action: string;
  /** True when this vault's role may only propose some of it. */
  readonly proposed: boolean;
}

/** One assessment: what was recorded, and what its answers suggest. */
export interface AssessmentLine {
  readonly record: RecordView;
  readonly answers: Answers;
  readonly suggested: Suggestion;
}

export interface AssessmentPage {
  /** The questionnaire: ids of questions, in the order in which they are asked. */
  readonly groups: readonly { readonly id: string; readonly questions: readonly string[] }[];
  readonly due: AssessmentDue;
  /** Of the case. */
  readonly priority: string | null;
  /** Newest first; the first one counts. */
  readonly history: readonly AssessmentLine[];
  /** Without a day, or of one that has not come: a wrong clock must not put off looking again. */
  readonly uncounted: readonly AssessmentLine[];
}

/** What stands in the way of closing a case. */
export interface ClosingView {
  /** Worst first. `house`: where a stay is. */
  readonly open: readonly {
    readonly kind: OpenWork['kind'];
    readonly record: RecordView;
    readonly house: string | null;
  }[];
  readonly attempts: Attempts;
}

/** What somebody wrote down, or that the case was opened or closed. `at` is the author's claim. */
export type TimelineLine = {
  readonly authorName: string;
  readonly own: boolean;
  readonly at: string | null;
} & (
  | {
      readonly kind: 'record';
      readonly record: RecordView;
      /** Whom or what it is about, where that is not the case itself. */
      readonly about: string | null;
    }
  | { readonly kind: 'status'; readonly status: string; readonly reason: string | null }
);

export interface TimelineView {
  /** Newest first. */
  readonly lines: readonly TimelineLine[];
  /** Older ones that are not among them. */
  readonly more: number;
}

export interface JourneyView {
  /** In the order of travel; `length` and `wait` in milliseconds. */
  readonly legs: readonly (Omit<JourneyLeg, 'record'> & {
    readonly leg: RecordView;
    readonly escort: string | null;
  })[];
  readonly abandoned: readonly RecordView[];
  /** From the first departure to the last arrival, in milliseconds. */
  readonly length: number | null;
  readonly problems: readonly (Pick<JourneyProblem, 'kind' | 'leg' | 'day'> & {
    /** The document that is no good that day. */
    readonly paper: RecordView | null;
  })[];
}
