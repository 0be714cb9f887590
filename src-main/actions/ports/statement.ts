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
