import type { WatchLevel } from '../../src-main/domain/check-ins.ts';
import type { RecordId } from '../../src-main/domain/ids.ts';
import type { RecordView } from './views.ts';

export type { WatchLevel };

/* Keeping contact, as the window gets it. All instants are RFC 3339 UTC. */

/** One rung of a ladder with its moment. */
export interface RungView {
  /** From 1. */
  readonly number: number;
  /** Null: what such a rung usually means. */
  readonly text: string | null;
  readonly alarm: boolean;
  readonly at: string;
  readonly state: 'reached' | 'next' | 'to come';
}

/** A watch with the state that is computed from its check-ins. */
export interface WatchRow {
  /** Null: no watch is kept over the case, but the danger word was said there and nothing has ended it. */
  readonly watch: RecordView | null;
  readonly caseId: RecordId;
  /** Empty when the case is not here. */
  readonly caseAlias: string;
  /** A contact's digest, or a name as typed; null: nobody is named. */
  readonly watcher: string | null;
  /** The watcher is the owner of this vault. */
  readonly mine: boolean;
  /** In which times are to be read: the zone of `start`. */
  readonly zone: string | null;
  readonly level: WatchLevel;
  /** The oldest due time without a contact, and from when on one counts for it. */
  readonly openDue: string | null;
  readonly countsFrom: string | null;
  readonly nextDue: string | null;
  /** What happens next by itself: a rung, or with null a due time. */
  readonly next: { readonly at: string; readonly rung: number | null } | null;
  readonly rung: number;
  readonly rungs: readonly RungView[];
  /** Something of the ladder could not be read. */
  readonly unreadable: boolean;
  readonly lastContact: string | null;
  readonly lastTry: { readonly at: string; readonly outcome: string | null } | null;
  /** When the danger word was said that nothing has ended. */
  readonly danger: string | null;
  /** How many check-ins are dated after now and don't count. */
  readonly future: number;
  /** Ways to reach the principal applicant; of all persons where nobody is said to be that. */
  readonly channels: readonly { readonly person: string; readonly channel: RecordView }[];
}

/** What came of handing over watches. */
export interface HandedOver {
  readonly records: readonly RecordId[];
  /** What undo takes back, on all of these records. */
  readonly action: string;
  /** True when this vault's role may only propose it. */
  readonly proposed: boolean;
}
