import type { AssessmentFacts as AssessmentOfCase } from './assessment.ts';
import type { CaseRisk } from './case-risk.ts';
import type { Day } from './days.ts';
import type { RadarPaper, PaperNeed } from './expiry-radar.ts';
import type { RecordId } from './ids.ts';
import type { HouseFacts } from './occupancy.ts';
import type { StepOutlook } from './plan-facts.ts';

/** What may have to be done today, one kind of act each. In this order where nothing else decides. */
export const todayKinds = [
  'checkIn',
  'leg',
  'houseCompromised',
  'clash',
  'arrival',
  'departure',
  'appointment',
  'step',
  'assessment',
  'document',
  'consent',
  'conflicts',
  'requests',
  'quarantine',
] as const;
export type TodayKind = (typeof todayKinds)[number];

/** `now`: late, or people are in danger. `week`: within seven days. */
export const todayGroups = ['now', 'today', 'week', 'coming'] as const;
export type TodayGroup = (typeof todayGroups)[number];

/** Whom nobody has heard from, by the rules of check-ins and of legs. */
export interface SilenceFacts {
  readonly kind: 'checkIn' | 'leg';
  /** The watch or the leg. */
  readonly record: RecordId;
  readonly caseId: RecordId | null;
  /** Since when, or from when on, epoch milliseconds; null where no time is set, and nothing would ever be missed. */
  readonly at: number | null;
  /** Something was to be heard by now. */
  readonly late: boolean;
  /** The last rung is reached, the danger word was said, or an arrival is not confirmed in time. */
  readonly alarm: boolean;
  /** The danger word stands: nobody may call as if they had only not answered. */
  readonly danger: boolean;
  /** Reached on the ladder: what a check-in of now is recorded as. Null where there is no ladder. */
  readonly rung: number | null;
}

/** A stay beside what occupancy reads of it. */
export interface GuestFacts {
  readonly record: RecordId;
  readonly caseId: RecordId | null;
}

export interface AssessmentFacts extends AssessmentOfCase {
  readonly caseId: RecordId;
}

/** What today reads of the plan of a step. */
export type TodayStep = Pick<StepOutlook, 'record' | 'state' | 'needed' | 'due' | 'overdue'>;

export interface ConsentFacts {
  readonly record: RecordId;
  readonly person: RecordId | null;
  readonly caseId: RecordId | null;
  readonly partnerKind: string | null;
  /** The last day on which it holds. */
  readonly until: Day | null;
}

export interface AppointmentFacts {
  readonly record: RecordId;
  readonly caseId: RecordId | null;
  readonly status: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of {@link AppointmentFacts.at}, where it takes place. */
  readonly day: Day;
}

/** All that a list of today is made of. Rows of cases that aren't here count as of unknown risk. */
export interface TodayFacts {
  readonly cases: readonly CaseRisk[];
  readonly silences: readonly SilenceFacts[];
  readonly houses: readonly HouseFacts[];
  readonly guests: readonly GuestFacts[];
  readonly appointments: readonly AppointmentFacts[];
  readonly steps: readonly { readonly caseId: RecordId | null; readonly plan: TodayStep }[];
  readonly assessments: readonly AssessmentFacts[];
  readonly documents: readonly RadarPaper[];
  /** Days on which papers will have to be shown. */
  readonly needs: readonly PaperNeed[];
  readonly consents: readonly ConsentFacts[];
  /** How many wait for a person's decision. */
  readonly review: { readonly conflicts: number; readonly requests: number; readonly quarantine: number };
}

/** One thing to do. */
export interface TodayRow {
  readonly kind: TodayKind;
  /** What it is about: a watch, leg, house, unit, stay, step…; null for what waits to be reviewed. */
  readonly record: RecordId | null;
  readonly caseId: RecordId | null;
  readonly house: RecordId | null;
  /** The day it is due; for what goes by the hour, null. */
  readonly day: Day | null;
  /** The instant it is due, epoch milliseconds; null for what goes by the day. */
  readonly at: number | null;
  readonly overdue: boolean;
  /** Somebody may be in danger at this moment. */
  readonly alarm: boolean;
  /** Of a check-in: the danger word stands. */
  readonly danger: boolean;
  readonly group: TodayGroup;
  /** Cases concerned, guests concerned, or things that wait: at least 1. */
  readonly count: number;
  /** Of a check-in: the rung reached. */
  readonly rung: number | null;
  /** Of a document: the first day on which it is needed and no longer valid. */
  readonly neededOn: Day | null;
  /** Of a step: others come first. */
  readonly blocked: boolean;
  /** The worst case concerned. */
  readonly risk: CaseRisk | null;
}

/** The moment a list is for. `today` is the day that day-only fields are compared with. */
export interface TodayMoment {
  readonly now: number;
  readonly today: Day;
}

/** Seven days: what `week` reaches to, today included. */
export const weekDays = 7;

/** A row with nothing said; what a kind has to say is laid over it. */
export const plainRow = (kind: TodayKind, said: Partial<TodayRow> & Pick<TodayRow, 'group'>): TodayRow => ({
  kind,
  record: null,
  caseId: null,
  house: null,
  day: null,
  at: null,
  overdue: false,
  alarm: false,
  danger: false,
  count: 1,
  rung: null,
  neededOn: null,
  blocked: false,
  risk: null,
  ...said,
});
