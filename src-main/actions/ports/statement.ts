import type { ErasureAnswer, ErasureReason } from '../../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest, ManifestDigest, StatementId } from '../../domain/ids.ts';

/** What people state over their own signatures beside the records, see "Statements" in docs/format.md. */
export type Statement =
  | {
      readonly what: 'identity replaced';
      readonly author: IdentityDigest;
      /** Signs as well: whoever has only the old key can't hand it to a key of somebody else. */
      readonly successor: IdentityDigest;
      /** RFC 3339, UTC: the author's claim. */
      readonly at: string;
    }
  | {
      readonly what: 'erase requested';
      readonly author: IdentityDigest;
      readonly to: IdentityDigest;
      /** Of what is to be erased: they say nothing to whoever doesn't have it. Ascending, none twice. */
      readonly digests: readonly DisclosureDigest[];
      readonly reason: ErasureReason;
      readonly at: string;
    }
  | {
      readonly what: 'erase answered';
      readonly author: IdentityDigest;
      readonly to: IdentityDigest;
      readonly request: StatementId;
      readonly answer: ErasureAnswer;
      readonly at: string;
    };

/** A statement exactly as it travels and is kept: base64url of the signed bytes, and of one signature packet a signer. */
export interface WireStatement {
  readonly statement: string;
  /** The author's first; with `identity replaced` the successor's second. */
  readonly signatures: readonly string[];
}

/** Just signed here, or verified on its way in. */
export interface SignedStatement {
  /** SHA-256 of the statement's bytes. */
  readonly id: StatementId;
  readonly wire: WireStatement;
  readonly said: Statement;
}

/** A statement that is kept. */
export interface StoredStatement extends SignedStatement {
  /** The manifest that it first came with; null for own ones. */
  readonly from: ManifestDigest | null;
}

/** As it is told to who doesn't send it: its bytes and signatures stay behind. */
export interface KeptStatement<What extends Statement['what']> {
  readonly id: StatementId;
  readonly said: Extract<Statement, { readonly what: What }>;
  readonly from: ManifestDigest | null;
}

type ByIdentity = ReadonlyMap<IdentityDigest, ReadonlySet<IdentityDigest>>;

/** Who says to have taken whose place, as others stated it, in order of receipt. Both keys of each signed it. */
export interface Replacements {
  readonly successors: ByIdentity;
  readonly predecessors: ByIdentity;
}

/** The first bundle that carried a statement; `acknowledged` when any that did is. */
export interface StatementTravel {
  readonly number: number;
  readonly day: string;
  readonly acknowledged: boolean;
}

/** What the index tells of statements. */
export interface StatementsHere {
  hasStatement(id: StatementId): boolean;
  /** Null when there is none that says this. */
  statement<What extends Statement['what']>(what: What, id: StatementId): KeptStatement<What> | null;
  /** All that say this, in order of signing or receipt. */
  statements<What extends Statement['what']>(
    what: What,
    whose: 'own' | 'others',
  ): readonly KeptStatement<What>[];
  /** Requests to erase that came, in order of receipt. Cheap. */
  requestsHeard(): readonly { readonly id: StatementId; readonly author: IdentityDigest }[];
  /** Cheap. */
  replacements(): Replacements;
  /**
   * Requests to erase, not of rejected contacts, that wait for a person: unanswered, or some of it came again. In order of
   * receipt. Cheap.
   */
  openRequests(): readonly { readonly id: StatementId; readonly author: IdentityDigest }[];
  /** Own statements for this contact that no bundle carried which the contact has acknowledged. */
  statementsOwedTo(contact: IdentityDigest): readonly StoredStatement[];
  /** How own statements went to this contact; those that never did are not in it. */
  statementsSentTo(contact: IdentityDigest): ReadonlyMap<StatementId, StatementTravel>;
}
