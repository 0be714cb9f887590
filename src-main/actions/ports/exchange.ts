import type { Change, ChangeContent } from '../../domain/change.ts';
import type { AuditReport, AuditTrust } from './audit.ts';
import type {
  ChangeId,
  ChannelId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
} from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Result } from '../../domain/result.ts';
import type { Statistics } from '../../domain/statistics.ts';
import type { Attachment, FileClaim, SealedFile } from './attachment.ts';
import type { Acknowledgement, LogEntry, WireChange } from './log.ts';
import type { Certificate, OpenLimits, OwnIdentity } from './pgp.ts';
import type { SignedStatement, Statement } from './statement.ts';
import type { OpenChange, SeenManifest } from './store.ts';
import type { Progress } from './surroundings.ts';

/** A change just signed by this vault's own identity, or verified on its way in. */
export interface SignedChange {
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly wire: WireChange;
  readonly change: Change;
}

/** What the file `manifest.json` of a bundle says, see docs/format.md. */
export interface Manifest {
  readonly format: 'corridor bundle 1';
  readonly from: IdentityDigest;
  readonly to: IdentityDigest;
  readonly channel: ChannelId;
  /** 1 for the first bundle of a channel. */
  readonly number: number;
  /** Digest of the manifest numbered one less; null for number 1. */
  readonly previous: ManifestDigest | null;
  /** On number 1 of a channel that replaces another: the last manifest of it that the recipient had acknowledged. */
  readonly follows: {
    readonly channel: ChannelId;
    readonly number: number;
    readonly manifest: ManifestDigest;
  } | null;
  /** The sender's claim, day only: YYYY-MM-DD. */
  readonly day: string;
  readonly preset: string;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly journal: { readonly number: number; readonly head: string };
  readonly members: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

/** A change that is to be sent, with the sealed bodies that go in the same bundle: whoever has the one has the other. */
export interface Parcel {
  readonly wire: WireChange;
  readonly files: readonly { readonly sha256: string; /** In bytes, at least. */ readonly size: number }[];
}

export type ManifestDraft = Omit<Manifest, 'format' | 'members' | 'from' | 'to'>;

export interface BundleToWrite {
  readonly manifest: ManifestDraft;
  readonly own: OwnIdentity;
  readonly to: Certificate;
  /** SEIPDv2 when true: pinned per contact. */
  readonly aead: boolean;
  /** Already reduced to the disclosures that leave. */
  readonly changes: readonly WireChange[];
  /** Certificates of the authors of these changes, the sender's own first. */
  readonly certificates: readonly Certificate[];
  /** Sealed under their own keys before they come here. */
  readonly attachments?: readonly Attachment[];
  /** The whole journal up to the head that the manifest names: for auditors. */
  readonly journal?: readonly Extract<LogEntry, { kind: 'journal' }>[];
  /** The sender's own, for this recipient. */
  readonly statements?: readonly SignedStatement[];
  /** With the preset `statistics` and no other; then there are no changes. */
  readonly statistics?: Statistics;
}

export interface WrittenBundle {
  readonly bytes: Uint8Array;
  /** SHA-256 of these bytes, 64 hex digits: the file is known again wherever it lies. */
  readonly file: string;
  readonly manifest: Manifest;
  readonly digest: ManifestDigest;
}

/** How a bundle stands in its channel. None of these refuses it; a fork does. */
export type ChannelVerdict =
  | { readonly kind: 'next' }
  /** The very same manifest was imported before. */
  | { readonly kind: 'again' }
  /** Numbers in between have not arrived. */
  | { readonly kind: 'gap'; readonly missing: readonly number[] }
  /** A missing number arrives after a later one. */
  | { readonly kind: 'late' }
  /** First of a new channel; `expected` false when it does not name what we last acknowledged of the old one. */
  | { readonly kind: 'new channel'; readonly expected: boolean };

/** A change in good form that nobody can verify yet: no usable certificate of its author came along or is known here. */
export interface UnverifiableChange {
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly wire: WireChange;
  /** What is wrong with the certificate that came along: `certificate-weak`, `certificate-foreign-form`… */
  readonly reason: RefusalCode;
}

export interface DecodedBundle {
  readonly manifest: Manifest;
  readonly digest: ManifestDigest;
  /** SHA-256 of the file as it arrived, 64 hex digits: ties a confirmed preview to its bytes. */
  readonly file: string;
  readonly aead: boolean;
  readonly verdict: ChannelVerdict;
  /** Every change: signature and digests verified against the author's certificate. */
  readonly changes: readonly SignedChange[];
  /**
   * Changes of authors whose certificate this version can't use. For quarantine only, never for merging: their signatures
   * are *not* checked. One such author doesn't block the others; {@link Exchange.verifyChange} decides when a better
   * certificate has come.
   */
  readonly unverifiable: readonly UnverifiableChange[];
  /** Certificates that came along, read and checked, the sender's included. */
  readonly certificates: readonly Certificate[];
  /** Every one has the SHA-256 that it is named after. */
  readonly attachments: readonly Attachment[];
  /** What the sender states to this recipient, every signature verified; kinds of later versions left out. */
  readonly statements: readonly SignedStatement[];
  /** Only with the preset `statistics`: for showing, nothing of it is kept. */
  readonly statistics: Statistics | null;
}

/** What the reader must know of this vault. */
export interface ReaderSurroundings {
  readonly own: OwnIdentity;
  /** Who the owner was before, as far as the secret halves are still here: what is on its way to them is opened, too. */
  readonly formers?: readonly OwnIdentity[];
  /** Known contacts (and self) by digest, with their pinned certificates; null when never seen. */
  contact(digest: IdentityDigest): {
    readonly certificate: Certificate;
    readonly rejected: boolean;
    readonly trusted: boolean;
    /** Another identity that is trusted has taken its place. */
    readonly replaced?: boolean;
  } | null;
  /** In order of receipt. */
  seenFrom(from: IdentityDigest): readonly SeenManifest[];
  readonly limits: OpenLimits;
  readonly progress: Progress;
  /** Stops the reading: `cancelled`. */
  readonly signal: AbortSignal;
}

/** Signed exchange: changes, bundles, the journal chain. The only implementation is `src-main/exchange`. */
export interface Exchange {
  readonly openChange: OpenChange;
  /** Every digest that a stored change's header names: of what was erased or withheld, too. */
  digestsOf(wire: Pick<WireChange, 'header'>): readonly DisclosureDigest[];
  /** Salts, hashes and signs; the id is the SHA-256 of the header. */
  signChange(content: ChangeContent, own: OwnIdentity): Promise<SignedChange>;
  /** The same signed change with only these disclosures. */
  withhold(wire: WireChange, leave: (key: string, digest: DisclosureDigest) => boolean): WireChange;
  /** Signs what is stated beside the records. `signers`: the author; with `identity replaced` the successor as well. */
  signStatement(said: Statement, signers: readonly OwnIdentity[]): Promise<SignedStatement>;
  /** Verifies one wire change on its own (released from quarantine, read from a journal). */
  verifyChange(wire: WireChange, by: Certificate): Promise<Result<SignedChange>>;
  /**
   * Cuts what is to be sent into parts, in order, each of which fits a bundle that readers open with default limits.
   * One part when it all fits; never none.
   */
  intoParts<P extends Parcel>(
    parcels: readonly P[],
    certificates: readonly Certificate[],
  ): readonly (readonly P[])[];
  /** The first of the statements that are owed to somebody, as many as go along in one bundle. */
  statementsThatFit<S extends Pick<SignedStatement, 'wire'>>(owed: readonly S[]): readonly S[];
  /** Seals a file under a new key of its own and says what its record has to say. */
  sealAttachment(plain: Uint8Array): Promise<SealedFile>;
  /** The plain bytes; null when they are not exactly what the record says: another body, key, digest or size. */
  openAttachment(sealed: Uint8Array, claim: FileClaim): Promise<Uint8Array | null>;
  /** Throws on what only a bug can ask for: an author without a certificate, a change twice, a manifest beyond the limits. */
  writeBundle(bundle: BundleToWrite): Promise<WrittenBundle>;
  /**
   * Everything before the preview, in the order of the design: size, packets, decrypt, manifest signature, sender, `to`,
   * channel, members, every change. Refusals are named; nothing is written. Order 2 before 3: a good signature by an
   * unknown contact is `signer-unknown`, by a rejected one `signer-rejected`. Structure is gone through in a worker first, with
   * limits: `bundle-too-costly`, `bundle-reader-failed`.
   */
  readBundle(bytes: Uint8Array, surroundings: ReaderSurroundings): Promise<Result<DecodedBundle>>;
  /** The next link of the journal. `event` is kept salted: the head reveals nothing of it. */
  nextJournalEntry(
    head: { readonly number: number; readonly head: string },
    event: { readonly [key: string]: Json },
  ): Extract<LogEntry, { kind: 'journal' }>;
  /**
   * Checks a run of journal entries after `start` (the empty journal when left out). Null when each follows from the one
   * before it; else the number at which an entry is missing, altered, added or out of order.
   */
  firstBrokenEntry(
    entries: readonly Extract<LogEntry, { kind: 'journal' }>[],
    start?: { readonly number: number; readonly head: string },
  ): number | null;
  /**
   * Checks the tars of audit bundles, and of any other bundles of the same people, with public keys alone: signatures,
   * chains, and journals against each other. What is found stands in the report. Refusals are for files that prove
   * nothing at all: of form, `bundle-signature-bad`, `signer-unknown` for a signer who is not pinned, `audit-unpinned`,
   * `journal-malformed`, `journal-signature-bad`, `journal-missing`.
   */
  verifyAudit(tars: readonly Uint8Array[], trust: AuditTrust): Promise<Result<AuditReport>>;
  /** What readers open unless a user raises it. */
  readonly defaultOpenLimits: OpenLimits;
  /** The head of an empty journal. */
  readonly journalStart: { readonly number: 0; readonly head: string };
}
