import type { Day } from '../../src-main/domain/days.ts';
import type { RadarLine, RadarState } from '../../src-main/domain/expiry-radar.ts';
import type { Fee } from '../../src-main/domain/fees.ts';
import type { RecordId } from '../../src-main/domain/ids.ts';
import type { DayRange } from '../../src-main/domain/plan-facts.ts';
import type { StepStand } from '../../src-main/domain/step-list.ts';
import type { RecordView } from './views.ts';

/* What the window gets of the pathways of all cases, and of several of one case. */

export type { RadarState } from '../../src-main/domain/expiry-radar.ts';
export type { StepFilter, StepOrder, StepStand } from '../../src-main/domain/step-list.ts';

/** A step of any case. */
export interface StepLine {
  readonly step: RecordView;
  /** What people call the person whose step it is; null where it is everyone's. */
  readonly person: string | null;
  readonly pathway: RecordView;
  readonly caseId: RecordId;
  readonly caseAlias: string | null;
  readonly due: Day | null;
  readonly overdue: boolean;
  /** Null when it is finished. */
  readonly stand: Exclude<StepStand, 'overdue'> | null;
  /** Titles of the steps that come first. */
  readonly blockedBy: readonly string[];
}

/** So many of one country, or of one person responsible; `id` null: of none. */
export interface Tally {
  readonly id: string | null;
  readonly count: number;
}

export interface StepsView {
  readonly rows: readonly StepLine[];
  /** How many more there are than are shown. */
  readonly more: number;
  /** Open steps of all open cases, whatever the filter says. */
  readonly open: number;
  readonly stands: { readonly [S in StepStand]: number };
  readonly countries: readonly Tally[];
  readonly people: readonly Tally[];
}

/** One paper, or one that is missing. */
export interface PaperLine extends Omit<RadarLine, 'document' | 'person'> {
  /** One for each line, the same from time to time. */
  readonly id: string;
  readonly document: RecordView | null;
  readonly personName: string | null;
  readonly caseAlias: string | null;
  /** What asks for it: a step or a leg. */
  readonly asks: RecordView | null;
}

export interface PapersView {
  readonly lines: readonly PaperLine[];
  readonly more: number;
  readonly states: { readonly [S in RadarState]: number };
}

/** A public holiday, and where it is one. */
export interface HolidayMark {
  readonly country: string;
  readonly title: { readonly en: string; readonly ru: string };
}

/** A day of a calendar. */
export interface CalendarDay {
  readonly day: Day;
  readonly weekend: boolean;
  /** Holidays of the countries that the appointments of that span take place in. */
  readonly holidays: readonly HolidayMark[];
}

export interface AppointmentLine {
  readonly appointment: RecordView;
  readonly step: RecordView;
  readonly pathway: RecordView;
  readonly caseId: RecordId;
  readonly caseAlias: string | null;
  /** Where it takes place: as the appointment says, else where the pathway leads. */
  readonly country: string | null;
  readonly responsible: string | null;
  /** In the zone in which it was meant. */
  readonly day: Day;
  readonly time: string;
  readonly zone: string;
  readonly planned: boolean;
  /** Closed that day there. */
  readonly closed: 'weekend' | HolidayMark | null;
  /** Appointments that the same people can't keep as well. */
  readonly clashes: readonly {
    readonly appointment: RecordId;
    readonly apart: boolean;
    readonly what: string;
  }[];
}

export interface AppointmentsView {
  readonly days: readonly CalendarDay[];
  /** In the order of time. */
  readonly rows: readonly AppointmentLine[];
  readonly countries: readonly Tally[];
  readonly people: readonly Tally[];
  /** Planned ones whose moment nobody has written down. */
  readonly undated: number;
}

/** One way out for a case: a pathway that it has, or a template planned on its people and documents. Nothing is written. */
export interface ComparedPathway {
  /** Of a template: the record that copying would make, which isn't there. */
  readonly record: RecordView;
  readonly of: 'pathway' | 'template';
  /** Of a template; a pathway goes by its country and kind. */
  readonly title: string | null;
  readonly departure: DayRange | null;
  /** From today to the departure, in days. */
  readonly days: { readonly min: number; readonly max: number } | null;
  /** In order of time. */
  readonly critical: readonly { readonly title: string; readonly finish: DayRange | null }[];
  readonly steps: number;
  readonly done: number;
  /** Steps that nobody has said how long they take: taken as no time at all. */
  readonly untold: number;
  /** Of what is not finished. */
  readonly fees: readonly Fee[];
  /** Not there, or no good when they are needed; `person` null: one among them is enough. */
  readonly documents: readonly {
    readonly kind: string;
    readonly person: string | null;
    readonly state: RadarState;
  }[];
  readonly birthDates: readonly string[];
  readonly consents: readonly { readonly person: string; readonly group: string }[];
  /** Other warnings of the plan. */
  readonly dangers: number;
  /** The day on which the template was checked; null: unchecked, or there is none. */
  readonly checkedOn: Day | null;
  readonly template: boolean;
}

export interface ComparisonView {
  readonly ofCase: RecordView;
  /** The earliest departure first; those without one last. */
  readonly ways: readonly ComparedPathway[];
}
