import type { CaseFilter, SavedFilter } from '../../src-main/domain/case-filter.ts';
import type { RecordId } from '../../src-main/domain/ids.ts';
import type { TodayGroup, TodayKind } from '../../src-main/domain/today-facts.ts';
import type { TodayAct } from '../../src-main/domain/today.ts';
import type { Json, RecordView } from './views.ts';

export type { CaseFilter, SavedFilter, TodayAct, TodayGroup, TodayKind };

/** One thing to do. See `TodayRow` of the domain. */
export interface TodayLine {
  /** Names the row as long as it is about the same thing. */
  readonly id: string;
  readonly kind: TodayKind;
  readonly group: TodayGroup;
  readonly act: TodayAct;
  readonly overdue: boolean;
  readonly alarm: boolean;
  readonly danger: boolean;
  readonly day: string | null;
  readonly at: string | null;
  readonly count: number;
  readonly rung: number | null;
  readonly neededOn: string | null;
  readonly blocked: boolean;
  /** What it is about; null for what waits to be reviewed. */
  readonly record: RecordView | null;
  readonly caseId: RecordId | null;
  readonly caseAlias: string | null;
  readonly house: RecordId | null;
  readonly houseName: string | null;
  /** Of the case, or of the worst one concerned. */
  readonly level: string | null;
  readonly priority: string | null;
  /** Of an alarm: the person whose loss a drill would start from. */
  readonly missing: RecordId | null;
  /** Of a step or an appointment: the pathway it belongs to, and the step to look at there. */
  readonly pathway: { readonly id: RecordId; readonly step: RecordId } | null;
}

export interface TodayView {
  /** The most pressing first. */
  readonly rows: readonly TodayLine[];
  /** Rows that are there and not in {@link TodayView.rows}. */
  readonly more: number;
  /** Rows that are late, those that aren't shown included. */
  readonly overdue: number;
}

/** What one case would say after a change of several, or why it is left alone. */
export interface BulkLine {
  readonly record: RecordId;
  readonly alias: string;
  readonly before: Json | null;
  /**
   * `same`: says so already. `disputed`: two values contradict, somebody has to decide. `closed`: closing and opening again
   * take a reason, case by case. `gone`: not here, or removed.
   */
  readonly outcome: 'change' | 'propose' | 'same' | 'disputed' | 'closed' | 'gone';
}

export interface BulkPreview {
  readonly at: number;
  readonly lines: readonly BulkLine[];
}

/** A change of several cases that can be taken back as a whole. */
export interface BulkAct {
  readonly action: string;
  readonly at: string;
  readonly field: string;
  readonly value: Json;
  readonly cases: number;
  readonly undone: boolean;
}

export interface BulkDone {
  readonly changed: number;
  readonly proposed: boolean;
  readonly records: readonly RecordId[];
  readonly action: string;
}
