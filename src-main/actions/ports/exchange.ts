import type { Change, ChangeContent } from '../../domain/change.ts';
import type {
  ChangeId,
  ChannelId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
} from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { Result } from '../../domain/result.ts';
import type { Acknowledgement, LogEntry, WireChange } from './log.ts';
import type { Certificate, OpenLimits, OwnIdentity } from './pgp.ts';
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
}

export interface WrittenBundle {
  readonly bytes: Uint8Array;
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

export interface DecodedBundle {
  readonly manifest: Manifest;
  readonly digest: ManifestDigest;
  /** SHA-256 of the file as it arrived, 64 hex digits: ties a confirmed preview to its bytes. */
  readonly file: string;
  readonly aead: boolean;
  readonly verdict: ChannelVerdict;
  /** Every change: signature and digests verified against the author's certificate. */
  readonly changes: readonly SignedChange[];
  /** Certificates that came along, read and checked, the sender's included. */
  readonly certificates: readonly Certificate[];
}

/** What the reader must know of this vault. */
export interface ReaderSurroundings {
  readonly own: OwnIdentity;
  /** Known contacts (and self) by digest, with their pinned certificates; null when never seen. */
  contact(
    digest: IdentityDigest,
  ): { readonly certificate: Certificate; readonly rejected: boolean; readonly trusted: boolean } | null;
  seenFrom(from: IdentityDigest): readonly SeenManifest[];
  readonly limits: OpenLimits;
  readonly progress: Progress;
}

/** Signed exchange: changes, bundles, the journal chain. The only implementation is `src-main/exchange`. */
export interface Exchange {
  readonly openChange: OpenChange;
  /** Salts, hashes and signs; the id is the SHA-256 of the header. */
  signChange(content: ChangeContent, own: OwnIdentity): Promise<SignedChange>;
  /** The same signed change with only these disclosures. */
  withhold(wire: WireChange, leave: (key: string, digest: DisclosureDigest) => boolean): WireChange;
  /** Verifies one wire change on its own (released from quarantine, read from a journal). */
  verifyChange(wire: WireChange, by: Certificate): Promise<Result<SignedChange>>;
  writeBundle(bundle: BundleToWrite): Promise<WrittenBundle>;
  /**
   * Everything before the preview, in the order of the design: size, packets, decrypt, manifest signature, sender, `to`,
   * channel, members, every change. Refusals are named; nothing is written. Order 2 before 3: a good signature by an
   * unknown contact is `signer-unknown`, by a rejected one `signer-rejected`.
   */
  readBundle(bytes: Uint8Array, surroundings: ReaderSurroundings): Promise<Result<DecodedBundle>>;
  /** The next link of the journal. `event` is kept salted: the head reveals nothing of it. */
  nextJournalEntry(
    head: { readonly number: number; readonly head: string },
    event: { readonly [key: string]: Json },
  ): Extract<LogEntry, { kind: 'journal' }>;
  /** The head of an empty journal. */
  readonly journalStart: { readonly number: 0; readonly head: string };
}
