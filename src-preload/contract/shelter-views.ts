import type { RecordId } from '../../src-main/domain/ids.ts';
import type { Json } from '../../src-main/domain/json.ts';
import type { ShelterDay, ShelterGroups } from '../../src-main/domain/shelter-view.ts';
import type { IdentityDigest, RecordsSaved } from './views.ts';

export type { ShelterGroups };

/** Something said, by whom and when as they claim. */
export interface Said {
  readonly record: RecordId;
  readonly type: 'note' | 'incident';
  /** What it is for (`need`, `neverDo`, `houseUnsafe`, …); null for a remark. */
  readonly kind: string | null;
  readonly text: string;
  readonly by: string;
  readonly own: boolean;
  readonly at: string | null;
}

/** All that a keeper knows of one guest party, and nothing that it doesn't. */
export interface GuestCard {
  readonly id: RecordId;
  readonly guestName: string;
  readonly guests: number | null;
  readonly ageBands: string;
  readonly languages: readonly string[];
  readonly needs: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  readonly arrival: string;
  readonly bringer: string;
  readonly doorWord: string;
  readonly unitName: string;
  readonly status: string | null;
  readonly answer: string | null;
  readonly actualFrom: string | null;
  /** An instant with its zone, as records hold it. */
  readonly arrivedAt: Json | null;
  /** Who has placed them here. */
  readonly placedBy: string;
  readonly neverDo: readonly Said[];
  readonly whomToReach: readonly Said[];
  /** What else was said to this house about them. */
  readonly told: readonly Said[];
  /** What this house has answered in words. */
  readonly answered: readonly Said[];
}

export interface ShelterHouseView extends Omit<ShelterDay, 'record' | 'groups'> {
  readonly id: RecordId;
  readonly codeName: string;
  /** This house has said that it isn't safe, and no coordinator has decided yet. */
  readonly saidUnsafe: boolean;
  readonly units: readonly {
    readonly id: RecordId;
    readonly name: string;
    readonly beds: number | null;
    readonly blocked: boolean;
  }[];
  readonly groups: ShelterGroups;
  readonly guests: readonly GuestCard[];
  readonly told: readonly Said[];
}

export interface ShelterView {
  /** By the calendar of the zone that was asked for. */
  readonly today: string;
  readonly houses: readonly ShelterHouseView[];
}

/** Answers that a coordinator has not been sent. */
export interface UnsentReplies {
  readonly to: IdentityDigest;
  readonly name: string;
  readonly count: number;
}

export interface ReplySaved extends RecordsSaved {
  /** Other records of the same act: undo takes them back together. */
  readonly more: readonly RecordId[];
}

/** What the keeper has said of a stay. */
export interface StaySaid {
  readonly stay: RecordId;
  /** Why they can't take them, whether they have come, what they need: newest first. */
  readonly said: readonly Said[];
  /** What this vault's owner has told the keeper of them. */
  readonly told: readonly Said[];
}

/** A proposal to give up a house: its keeper says that it isn't safe. */
export interface UnsafeSaid {
  readonly change: string;
  readonly slot: string;
  readonly by: string;
  readonly at: string | null;
}

export interface ShelterSaid {
  readonly stays: readonly StaySaid[];
  /** Null where no house was asked for. */
  readonly house: {
    readonly expected: number;
    readonly counted: number | null;
    readonly unsafe: readonly UnsafeSaid[];
    /** What happened, what is needed: newest first. */
    readonly said: readonly Said[];
  } | null;
}
