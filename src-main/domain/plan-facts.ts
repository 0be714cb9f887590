import type { Day } from './days.ts';
import type { Holidays } from './holidays.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import type { StayFacts } from './occupancy.ts';

/* What the planner of a pathway reads, and what it finds. */

/** What a step of a pathway says; null where it says nothing. */
export interface StepFacts {
  readonly record: RecordId;
  readonly status: string | null;
  readonly dependsOn: readonly RecordId[];
  /** Needed only once that step is refused. */
  readonly ifRefused: RecordId | null;
  readonly due: Day | null;
  readonly rule: Json | null;
  readonly duration: Json | null;
  readonly startedOn: Day | null;
  readonly doneOn: Day | null;
  readonly milestone: string | null;
  /** Whose state it is, where each person has an own step. */
  readonly person: RecordId | null;
  /** Kinds of documents. */
  readonly documents: readonly string[];
  readonly conditions: Json | null;
  readonly order: string | null;
}

/** An appointment of a step, at a moment that is known. */
export interface PlanAppointment {
  readonly record: RecordId;
  readonly step: RecordId;
  readonly status: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The day that the clock at the place shows then. */
  readonly day: Day;
  readonly place: string | null;
  readonly country: string | null;
}

/** A pathway and what belongs to it. */
export interface PathwayFacts {
  readonly country: string | null;
  /** As in the pathway record. */
  readonly anchors: Json | null;
  /** Who goes along. */
  readonly people: readonly RecordId[];
  readonly steps: readonly StepFacts[];
  readonly appointments: readonly PlanAppointment[];
}

/** Somebody who goes along. */
export interface TravellerFacts {
  readonly record: RecordId;
  readonly birthDateKnown: boolean;
  /** Groups of what identifies them that nobody may be given yet: no consent to legal partners or authorities covers them. */
  readonly withoutConsent: readonly string[];
}

/** A document of somebody who goes along. */
export interface PaperFacts {
  readonly record: RecordId;
  readonly person: RecordId;
  readonly kind: string | null;
  /** The day it was made or begins to be valid; the last day on which it is valid. */
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
}

/** What the plan of a pathway is held against. */
export interface PlanSurroundings {
  readonly travellers: readonly TravellerFacts[];
  readonly documents: readonly PaperFacts[];
  /** Of the case. */
  readonly stays: readonly StayFacts[];
  /** Of the case's other pathways, with who has to be there. */
  readonly elsewhere: readonly {
    readonly appointment: PlanAppointment;
    readonly persons: readonly RecordId[];
  }[];
  readonly holidays: Holidays;
}

/** Both days: if everything goes as quickly as it may, and if it takes as long as it may. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

/** What the plan says of one step. */
export interface StepOutlook {
  readonly record: RecordId;
  /** `blocked` only where a step hasn't begun; otherwise the status as recorded, `notStarted` when there is none. */
  readonly state: string;
  /** False: `ifRefused` and that step isn't refused, or cancelled. */
  readonly needed: boolean;
  /** Null where it can't be told: circles, what waits for them or for a refused step, and what isn't needed. */
  readonly start: DayRange | null;
  readonly finish: DayRange | null;
  /** Days by which it may be finished later without the departure being later (slow case); null where not on the way to it. */
  readonly slack: number | null;
  /** Slack 0 and on the way to the departure. */
  readonly critical: boolean;
  /** The recorded day, else by rule; null when there is neither, or rules go in a circle. */
  readonly due: Day | null;
  /** Due before today, needed and not finished. */
  readonly overdue: boolean;
  /** Known steps that must be done first and are not, whatever the state. */
  readonly blockedBy: readonly RecordId[];
  /** Steps that it depends on and that aren't known here: shown, never a reason to block. */
  readonly unknown: readonly RecordId[];
  /** On a circle of steps that wait for each other, or between two such circles. */
  readonly inCycle: boolean;
  /** Can be acted on now. */
  readonly next: boolean;
  /** False: taken as 0 days, and said so. */
  readonly durationKnown: boolean;
}

/** What the plan says of a whole pathway. */
export interface PathwayOutlook {
  /** Null without steps, and where something on the way can't be told. */
  readonly departure: DayRange | null;
  /** In the order in which they were given. */
  readonly steps: readonly StepOutlook[];
  /** In order of time. */
  readonly critical: readonly RecordId[];
  /** What to do next, most urgent first. */
  readonly next: readonly RecordId[];
  readonly warnings: readonly PlanWarning[];
}

export interface PlanWarning {
  readonly code:
    | 'documentMissing'
    | 'documentExpires'
    | 'documentTooOld'
    | 'documentUndated'
    | 'stayEnds'
    | 'appointmentsClash'
    | 'appointmentsApart'
    | 'birthDateMissing'
    | 'consentMissing'
    | 'closedThatDay'
    | 'holidaysUnknown'
    | 'appointmentTooEarly'
    | 'dueTooEarly'
    | 'circle'
    | 'refused'
    | 'appealDue'
    | 'noDeparture'
    | 'tooMuch';
  readonly severity: 'danger' | 'warning' | 'info';
  readonly step: RecordId | null;
  readonly person: RecordId | null;
  readonly document: RecordId | null;
  readonly appointment: RecordId | null;
  /** The other appointment, the stay, the refused step. */
  readonly other: RecordId | null;
  /** Document kind, the groups a consent is missing for with spaces between them, or a country. */
  readonly kind: string | null;
  /** The day it happens (expiry, stay's end, closed day…). */
  readonly day: Day | null;
  /** The day it has to reach. */
  readonly needed: Day | null;
  /** Key of the holiday. */
  readonly holiday: string | null;
}
