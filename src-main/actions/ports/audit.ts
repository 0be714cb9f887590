import type { IdentityDigest } from '../../domain/ids.ts';
import type { Certificate } from './pgp.ts';

/** Whom an auditor believes: without a pin, nobody. */
export interface AuditTrust {
  readonly pins: ReadonlySet<IdentityDigest>;
  /** Given by the auditor, before those that came along. */
  readonly certificates: readonly Certificate[];
}

/** Whoever heard of a journal's head while it was the last one. */
export interface AuditWitness {
  readonly identity: IdentityDigest;
  readonly name: string;
  /** The journal had this entry, with this very head, when the witness heard of it. */
  readonly number: number;
  /** The entry of the witness's own journal that says so; null: the recipient of a file that was given to the verifier. */
  readonly entry: number | null;
}

export interface AuditedJournal {
  readonly identity: IdentityDigest;
  readonly name: string;
  readonly entries: number;
  /** Head after the last entry, 64 hex digits. */
  readonly head: string;
  /** Changes of this author whose signatures were verified. */
  readonly changes: number;
  /** Never beyond the last head that somebody else has witnessed, nor beyond the first contradiction. 0: nothing is shown. */
  readonly completeUpTo: number;
  /** Those who agree, newest first, one line each. */
  readonly witnesses: readonly AuditWitness[];
}

/** What contradicts. `journal` is whose journal is at fault, as far as that can be told. */
export interface AuditFinding {
  readonly code:
    | 'entry-altered'
    | 'entry-malformed'
    | 'journal-of-another'
    | 'journal-end-differs'
    | 'journal-shorter'
    | 'journal-fork'
    | 'head-contradicted'
    | 'bundle-removed'
    | 'receipt-removed'
    | 'bundle-invented'
    | 'bundle-fork'
    | 'change-missing'
    | 'change-unjournalled';
  readonly journal: IdentityDigest;
  /** The first entry that is wrong or missing; null where no number can be named. */
  readonly entry: number | null;
  /** Who contradicts it. */
  readonly by: IdentityDigest | null;
  /** Numbers and digests only. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What the verifier can't say. */
export interface AuditCaveat {
  readonly code:
    | 'values'
    | 'times'
    | 'no-journal'
    | 'unwitnessed'
    | 'beyond-witness'
    | 'not-received'
    | 'partner-not-supplied'
    | 'authors-not-pinned'
    | 'changes-unverifiable';
  readonly journal: IdentityDigest | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Two journals against each other: bundles of one for the other. */
export interface AuditCrossCheck {
  readonly from: IdentityDigest;
  readonly to: IdentityDigest;
  readonly sent: number;
  readonly received: number;
  /** The same channel, number and manifest in both. */
  readonly agreed: number;
}

export interface AuditReport {
  readonly verdict: 'sound' | 'contradicted';
  readonly journals: readonly AuditedJournal[];
  readonly crossChecks: readonly AuditCrossCheck[];
  readonly findings: readonly AuditFinding[];
  readonly notChecked: readonly AuditCaveat[];
  /** Names of everyone in this report, as their certificates have them. */
  readonly names: Readonly<Record<string, string>>;
}
