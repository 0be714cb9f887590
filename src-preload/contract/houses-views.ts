import type { NeedAnswer } from '../../src-main/domain/suitability.ts';
import type { Unfit } from '../../src-main/domain/allocation.ts';
import type { RecordId } from '../../src-main/domain/ids.ts';
import type { RecordView, StayRow } from './views.ts';

export type { NeedAnswer };

/** Where a case could sleep, best first, and why the other houses are no place for it. */
export interface PlacesView {
  readonly suggestions: readonly {
    readonly house: RecordId;
    readonly codeName: string;
    /** False: the house says nothing of something they can't do without. Ask first. */
    readonly fits: boolean;
    readonly parts: readonly {
      readonly unit: RecordId;
      readonly unitName: string;
      readonly guests: number;
    }[];
    readonly answers: readonly NeedAnswer[];
  }[];
  readonly unfit: readonly {
    readonly house: RecordId;
    readonly codeName: string;
    readonly because: Unfit['because'];
    readonly answers: readonly NeedAnswer[];
  }[];
  /** Beds that the case has on any of these nights already. */
  readonly now: readonly StayRow[];
}

/** A bar of the timeline: one stay in one unit. */
export interface TimelineBar {
  readonly stay: RecordId;
  /** The guest name, or the alias of the case. Empty when there is neither. */
  readonly name: string;
  readonly guests: number;
  readonly from: string;
  /** Half-open; null: no end is known. */
  readonly until: string | null;
  /** They have come: these nights are no plan any more. */
  readonly actual: boolean;
  readonly mark: 'clash' | 'overridden' | null;
}

export interface TimelineNight {
  readonly day: string;
  readonly guests: number;
  /** Beds that can be used that night; null when they aren't known. */
  readonly beds: number | null;
  readonly blocked: boolean;
  readonly mark: 'clash' | 'overridden' | null;
}

export interface TimelineUnit {
  /** Null: those who have no unit of the house yet. */
  readonly id: RecordId | null;
  readonly name: string;
  readonly nights: readonly TimelineNight[];
  readonly bars: readonly TimelineBar[];
  /** Blocked nights as somebody wrote them that can't be read: they block nothing. */
  readonly unreadable: readonly string[];
}

export interface TimelineView {
  readonly from: string;
  readonly houses: readonly {
    readonly house: RecordView;
    readonly units: readonly TimelineUnit[];
  }[];
}

/** A host, driver or contact person, with what depends on them now. */
export interface HelperRow {
  readonly helper: RecordView;
  readonly houses: readonly { readonly id: RecordId; readonly codeName: string }[];
  /** Movements that they escort and that are not over. */
  readonly legs: readonly {
    readonly leg: RecordId;
    readonly caseId: RecordId | null;
    readonly caseAlias: string | null;
  }[];
}
