import type { DuplicateReason } from '../../src-main/domain/duplicates.ts';
import type { IdentityDigest, RecordId } from '../../src-main/domain/ids.ts';
import type { VettingCheck, VettingGap } from '../../src-main/domain/vetting.ts';

export type { DuplicateReason, VettingGap };

/** A call that was written down: the case, and everything that was made with it, for one undo. */
export interface CallTaken {
  readonly id: RecordId;
  readonly records: readonly RecordId[];
  readonly action: string;
  readonly proposed: boolean;
}

/** A case that may be of the same people, or a person of the same case who may have been taken down twice. */
export interface DuplicateView {
  readonly id: RecordId;
  readonly type: string;
  readonly name: string;
  readonly status: string | null;
  readonly priority: string | null;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  /** What "not the same person" is said of. */
  readonly pairs: readonly (readonly [RecordId, RecordId])[];
}

/** What a partner wrote back; shown with its author, who may be one that may only propose. */
export interface QuestionAnswer {
  readonly id: RecordId;
  readonly text: string;
  readonly author: IdentityDigest;
  readonly authorName: string;
  readonly own: boolean;
  readonly at: string | null;
}

/** A note that asks one partner. */
export interface QuestionAsked {
  readonly id: RecordId;
  readonly text: string;
  readonly to: IdentityDigest;
  readonly toName: string;
  readonly at: string | null;
  readonly answers: readonly QuestionAnswer[];
}

/** What a partner asks us, with what we have answered. */
export interface QuestionToUs {
  readonly id: RecordId;
  readonly text: string;
  readonly from: IdentityDigest;
  readonly fromName: string;
  readonly at: string | null;
  readonly answers: readonly QuestionAnswer[];
}

export interface VettingView {
  /** The case is at intake or in vetting: there is something to conclude. */
  readonly underWay: boolean;
  readonly checks: readonly (Omit<VettingCheck, 'said'> & {
    readonly said: readonly {
      readonly passed: boolean;
      readonly author: IdentityDigest;
      readonly authorName: string;
      readonly own: boolean;
      readonly at: string | null;
    }[];
  })[];
  /** Why it should not be accepted without a reason. */
  readonly gaps: readonly VettingGap[];
  readonly questions: readonly QuestionAsked[];
  /** A contact's digest, or a name as typed. */
  readonly vouchedBy: string | null;
}
