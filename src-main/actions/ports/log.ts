import type {
  ChangeId,
  ChannelId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
  RecordId,
  StatementId,
} from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { Role, TrustState } from '../../domain/trust.ts';
import type { StoredStatement } from './statement.ts';
import type { SeenFork } from './warnings.ts';

/**
 * A change exactly as it travels and as it is kept. `header` and `disclosures` are base64url (RFC 4648 section 5, no
 * padding) of the exact bytes that were signed and hashed; `signature` is base64url of one OpenPGP signature packet.
 */
export interface WireChange {
  readonly header: string;
  readonly signature: string;
  readonly disclosures: readonly string[];
}

/** What one bundle disclosed of one change: the delta unit of the share ledger. */
export interface SentUnit {
  readonly change: ChangeId;
  readonly disclosures: readonly DisclosureDigest[];
}

/** "Your manifests of this channel up to `upTo` are here, except…": cumulative, so a lost one does no harm. */
export interface Acknowledgement {
  readonly channel: ChannelId;
  readonly upTo: number;
  /** Digest of the manifest numbered `upTo`. */
  readonly manifest: ManifestDigest;
  /** Numbers below `upTo` that never arrived. */
  readonly missing: readonly number[];
  /** Changes that arrived but are in quarantine: not acknowledged. */
  readonly quarantined: readonly ChangeId[];
}

/** One arrival of a change: with which manifest it came. */
export interface Arrival {
  readonly change: ChangeId;
  readonly from: ManifestDigest;
}

/** What the log holds. One sealed segment holds the entries of one user action; they become durable together. */
export type LogEntry =
  | {
      readonly kind: 'identity';
      /** SHA-256 of the primary key packet: the index can't parse certificates. */
      readonly digest: IdentityDigest;
      /** Binary transferable secret key, base64url. */
      readonly secret: string;
      readonly certificate: string;
      readonly revocation: string;
      readonly role: Role;
      readonly at: string;
      /** Says something new of an identity that another one has replaced; left out: this is who the vault belongs to now. */
      readonly former?: true;
    }
  | {
      readonly kind: 'contact';
      readonly digest: IdentityDigest;
      /** Binary certificate, base64url. */
      readonly certificate: string;
      readonly state: TrustState;
      readonly role: Role;
      readonly at: string;
      /** How the digest was compared when `verified`. */
      readonly compared: 'voice' | 'in person' | null;
      /** True once this contact was seen to understand SEIPDv2: never lowered again. */
      readonly aead: boolean;
    }
  | {
      readonly kind: 'change';
      readonly id: ChangeId;
      readonly author: IdentityDigest;
      readonly wire: WireChange;
      /** The manifest it came with; null for own changes. */
      readonly from: ManifestDigest | null;
    }
  | {
      readonly kind: 'quarantined';
      readonly id: ChangeId;
      readonly author: IdentityDigest;
      readonly wire: WireChange;
      readonly from: ManifestDigest;
      /** i18n-able code, e.g. `author-unknown`, `author-rejected`, `rule-broken`. */
      readonly reason: string;
    }
  | {
      readonly kind: 'sent';
      readonly to: IdentityDigest;
      /** The former identity under which it was sent; left out: the one of then. */
      readonly as?: IdentityDigest;
      readonly channel: ChannelId;
      readonly number: number;
      readonly manifest: ManifestDigest;
      readonly preset: string;
      readonly cases: readonly RecordId[];
      readonly day: string;
      readonly units: readonly SentUnit[];
      /** What this bundle acknowledged, so that the journal can show it. */
      readonly acknowledged: readonly Acknowledgement[];
      /** Statements that went along; left out: none. */
      readonly statements?: readonly StatementId[];
    }
  | {
      readonly kind: 'received';
      readonly from: IdentityDigest;
      readonly channel: ChannelId;
      readonly number: number;
      readonly manifest: ManifestDigest;
      readonly previous: ManifestDigest | null;
      readonly day: string;
      readonly at: string;
      /** The sender's acknowledgements of our manifests. */
      readonly acknowledgements: readonly Acknowledgement[];
      /** The sender's journal head: number and digest. */
      readonly journal: { readonly number: number; readonly head: string };
      readonly quarantined: readonly ChangeId[];
      /** It began a series that does not follow from the one before it. A warning until the user settles it. */
      readonly unexpected?: true;
    }
  /** A refused fork that the user keeps as a warning: evidence, until settled and after. */
  | ({ readonly kind: 'warning' } & SeenFork)
  /** All warnings about this contact so far. */
  | { readonly kind: 'warning settled'; readonly contact: IdentityDigest; readonly at: string }
  | ({ readonly kind: 'statement' } & StoredStatement)
  | { readonly kind: 'draft'; readonly key: string; readonly value: Json | null; readonly at: string }
  | { readonly kind: 'setting'; readonly name: string; readonly value: Json }
  | {
      readonly kind: 'erased';
      readonly digests: readonly DisclosureDigest[];
      /** The change of each digest, in their order; left out by vaults of before. */
      readonly changes?: readonly ChangeId[];
      readonly at: string;
    }
  | { readonly kind: 'accepted'; readonly changes: readonly ChangeId[]; readonly at: string }
  /**
   * These arrivals are taken out of merging and wait in quarantine; the log keeps them where they are. `compromised` names
   * the contact whose key came into other hands: what stays of it counts on although it is rejected.
   */
  | {
      readonly kind: 'set aside';
      readonly arrivals: readonly Arrival[];
      readonly reason: 'set-aside' | 'author-compromised';
      readonly compromised: IdentityDigest | null;
      readonly at: string;
    }
  /** The reverse, for whole changes. `proposed`: those whose author is not trusted; they propose and no more. */
  | {
      readonly kind: 'brought back';
      readonly changes: readonly ChangeId[];
      readonly proposed: readonly ChangeId[];
      readonly at: string;
    }
  /** Looked at and left in quarantine, or no longer so. */
  | {
      readonly kind: 'left out';
      readonly changes: readonly ChangeId[];
      readonly out: boolean;
      readonly at: string;
    }
  | { readonly kind: 'restore point'; readonly reason: string; readonly at: string }
  /** The file was copied back or lost its tail: every channel begins anew. In one segment with the mark of `domain/restored-mark.ts`. */
  | { readonly kind: 'restored'; readonly at: string; readonly anchorSequence: number }
  | {
      readonly kind: 'journal';
      readonly number: number;
      /** 32 random bytes, base64url. */
      readonly salt: string;
      readonly event: { readonly [key: string]: Json };
      /** Head after this entry, 64 hex digits. */
      readonly head: string;
    };
