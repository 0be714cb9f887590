import type { Change } from '../../domain/change.ts';
import type {
  ChangeId,
  ChannelId,
  DisclosureDigest,
  IdentityDigest,
  ManifestDigest,
  RecordId,
} from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { PlaceClaim } from '../../domain/places.ts';
import type { RecordState } from '../../domain/record-state.ts';
import type { RecordsView } from '../../domain/records-view.ts';
import type { LogPoint } from '../../domain/restored-mark.ts';
import type { Result } from '../../domain/result.ts';
import type { Role, TrustState, TrustTable } from '../../domain/trust.ts';
import type { Attachment } from './attachment.ts';
import type { QuarantinedChange, ReceivedBundle, StoredChange } from './arrivals.ts';
import type { Acknowledgement, Arrival, LogEntry, SentUnit, WireChange } from './log.ts';
import type { Argon2Cost } from './pgp.ts';
import type { StatementsHere } from './statement.ts';
import type { Progress } from './surroundings.ts';
import type { StoredWarning } from './warnings.ts';

/** Turns a stored, already verified change into what merging reads, disclosures in their order. Implemented by `exchange`, given to the vault. */
export type OpenChange = (id: ChangeId, author: IdentityDigest, wire: WireChange) => Change;

export interface StoredIdentity {
  readonly digest: IdentityDigest;
  /** Empty when it was destroyed: of a former identity only. */
  readonly secret: Uint8Array;
  readonly certificate: Uint8Array;
  readonly revocation: string;
  readonly role: Role;
}

export interface StoredContact {
  readonly digest: IdentityDigest;
  readonly certificate: Uint8Array;
  readonly state: TrustState;
  readonly role: Role;
  readonly compared: 'voice' | 'in person' | null;
  readonly aead: boolean;
  /** RFC 3339, UTC: when first seen. */
  readonly since: string;
}

/** One row of a list: shown values only, no history. `values` holds fields and sets (`{member: true}`) by name. */
export interface RecordRow {
  readonly id: RecordId;
  readonly type: string;
  readonly values: { readonly [field: string]: Json };
  /** Slots with more than one value among their heads, with unanswered proposals, with a newest value kept from us. */
  readonly conflicts: readonly string[];
  readonly proposals: readonly string[];
  readonly notShared: readonly string[];
  /** RFC 3339 of the newest assertion, as its author claimed. */
  readonly changedAt: string | null;
}

/** Where a channel stands. `number` 0 means nothing yet. */
export interface ChannelState {
  readonly channel: ChannelId;
  readonly number: number;
  readonly manifest: ManifestDigest | null;
}

export interface SeenManifest {
  readonly channel: ChannelId;
  readonly number: number;
  readonly manifest: ManifestDigest;
  /** The manifest that this one says came before it: what a late one is checked against. */
  readonly previous: ManifestDigest | null;
  readonly day: string;
  readonly at: string;
  readonly quarantined: readonly ChangeId[];
}

export interface SentManifest {
  readonly to: IdentityDigest;
  readonly channel: ChannelId;
  readonly number: number;
  readonly manifest: ManifestDigest;
  readonly preset: string;
  readonly cases: readonly RecordId[];
  readonly day: string;
  readonly units: readonly SentUnit[];
  readonly acknowledged: boolean;
}

export interface Conflict {
  readonly record: RecordId;
  readonly type: string;
  readonly slot: string;
}

/** A case file by field; used by lists. Names of fields are checked against the record table before they come here. */
export interface ListRequest {
  readonly type: string;
  /** Only records that show this value in this field, or this member in this set; null: nothing. */
  readonly where?: { readonly field: string; readonly value: Json };
  readonly sortBy?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
  /** True: only removed ones. Otherwise only those that are not. */
  readonly removed?: boolean;
}

/** A tombstone, with the change that said the value, where the log has that, and its author, where it is merged. */
export interface ErasedValue {
  readonly digest: DisclosureDigest;
  readonly change: ChangeId | null;
  readonly author: IdentityDigest | null;
}

/** Reads the in-memory index. Nothing here touches the disk but {@link IndexReader.history}. */
export interface IndexReader extends StatementsHere {
  identity(): StoredIdentity | null;
  /** Own identities that another one has replaced, in no order. */
  formerIdentities(): readonly StoredIdentity[];
  trust(): TrustTable;
  contacts(): readonly StoredContact[];
  contact(digest: IdentityDigest): StoredContact | null;
  setting(name: string): Json | undefined;
  drafts(): readonly { readonly key: string; readonly value: Json; readonly at: string }[];
  list(request: ListRequest): readonly RecordRow[];
  count(type: string): number;
  /** Newest first, at most `limit`; Cyrillic folded, transliterated names found by Latin letters. */
  search(text: string, limit: number): readonly RecordRow[];
  /** Null when nothing is known of it. When several types claim one id: the one a coordinator wrote, then by name. */
  row(id: RecordId): RecordRow | null;
  state(id: RecordId): RecordState | null;
  /** Records whose pointer to a parent shows this one, removed ones too; not those that are only proposed. */
  children(id: RecordId): readonly RecordRow[];
  claims(id: RecordId): readonly PlaceClaim[];
  conflicts(): readonly Conflict[];
  proposals(): readonly Conflict[];
  /** Every change of a record, opened from the log, in order of receipt, disclosures united, erased ones gone. */
  history(id: RecordId): Promise<readonly StoredChange[]>;
  /** RFC 3339: the newest claim of any change here; null when there is none. Shows a clock that runs behind. */
  newestAt(): string | null;
  hasChange(id: ChangeId): boolean;
  /** The records that a change is about, as far as that is known here: one, unless it contradicts itself. */
  recordsOf(change: ChangeId): readonly RecordId[];
  /** Disclosures of a change that are here. */
  disclosuresHere(id: ChangeId): ReadonlySet<DisclosureDigest>;
  /** In this change; in any when none is named. */
  isErased(digest: DisclosureDigest, change?: ChangeId): boolean;
  /** Those of the digests that were erased, in whatever change. */
  erasedAmong(digests: ReadonlySet<DisclosureDigest>): ReadonlySet<DisclosureDigest>;
  /** RFC 3339: when it was erased here first, the same for all that one act erased; null when it was not. */
  erasedAt(digest: DisclosureDigest): string | null;
  /** Everything that one act erased, by its {@link IndexReader.erasedAt}. */
  erasedTogether(at: string): readonly ErasedValue[];
  /** Acts of erasing, the newest first. */
  erasureActs(): readonly { readonly at: string; readonly values: number }[];
  /** Records of which a disclosure with one of these digests is here. One pass over every change. */
  recordsHolding(digests: ReadonlySet<DisclosureDigest>): readonly RecordId[];
  /** Every manifest that this change came with; none for what was only written here. */
  manifestsWith(change: ChangeId): readonly ManifestDigest[];
  quarantined(): Promise<readonly QuarantinedChange[]>;
  /** How many of them nobody has looked at and left where they are. Cheap. */
  unseenInQuarantine(): number;
  isQuarantined(id: ChangeId): boolean;
  /** Every bundle that was applied, oldest first. With `author`: those with anything of or from it, its changes counted. */
  received(author?: IdentityDigest): readonly ReceivedBundle[];
  /** Merged arrivals with these manifests, in order of receipt. */
  arrivalsWith(
    manifests: readonly ManifestDigest[],
  ): readonly (Arrival & { readonly author: IdentityDigest })[];
  /** Every merged arrival of these changes apart, without what was erased. */
  arrivalsOf(changes: readonly ChangeId[]): Promise<readonly StoredChange[]>;
  /** Records of which this vault's owner wrote anything after that segment. */
  ownRecordsSince(sequence: number): readonly RecordId[];
  /** The channel to a contact in this vault's current life, under this own identity (the current one when left out); null when none was begun since the last restore. */
  channelTo(to: IdentityDigest, as?: IdentityDigest): ChannelState | null;
  seenFrom(from: IdentityDigest): readonly SeenManifest[];
  /** What stands or stood about a contact, in the order in which it was kept; settled ones too. */
  warnings(about: IdentityDigest): readonly StoredWarning[];
  sentTo(to: IdentityDigest): readonly SentManifest[];
  /** Records of which anything came in the contact's bundles, in any order. */
  recordsFrom(contact: IdentityDigest): readonly { readonly type: string; readonly record: RecordId }[];
  /** Records of which anything was ever sent to the contact, in any order. */
  recordsSentTo(contact: IdentityDigest): readonly { readonly type: string; readonly record: RecordId }[];
  /** Delta units the contact has acknowledged: change → digests. */
  acknowledgedBy(contact: IdentityDigest): ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>;
  /** Delta units ever sent, acknowledged or not. */
  everSentTo(contact: IdentityDigest): ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>;
  /** What this vault owes the contact: cumulative acknowledgement of the contact's channels. */
  acknowledgementsFor(contact: IdentityDigest): readonly Acknowledgement[];
  /** What choosing records for a bundle reads. */
  recordsView(): RecordsView;
  /** Null while the journal is empty: it starts at `Exchange.journalStart`. */
  journalHead(): { readonly number: number; readonly head: string } | null;
  journal(): Promise<readonly Extract<LogEntry, { kind: 'journal' }>[]>;
  allChanges(): Promise<readonly StoredChange[]>;
}

export interface CheckReport {
  readonly segments: number;
  readonly sequence: number;
  readonly changes: number;
  readonly records: number;
  readonly slots: number;
  readonly bytes: number;
}

/** An unlocked vault. One opener at a time, held by an exclusive lock until {@link OpenVault.close}. */
export interface OpenVault {
  readonly path: string;
  readonly read: IndexReader;
  /** True when the anchor shows that the file was copied back or cut: a `restored` entry was appended at opening, and the mark of `domain/restored-mark.ts` set. */
  readonly restored: boolean;
  /** True when the log contains everything that was known of it at that point. */
  reaches(point: LogPoint): boolean;
  /**
   * Seals the entries as one segment, commits it durably, then updates the index. Resolves only after both.
   * Bodies of files become durable in the same transaction as the entries that name them: neither is ever there alone.
   * Refusals: `disk-full`, `file-unwritable`. After a refusal neither file nor index has changed.
   */
  append(entries: readonly LogEntry[], files?: readonly Attachment[]): Promise<Result<number>>;
  /** The sealed body with this SHA-256; null when it is not here. Refusal: `vault-damaged`. */
  file(sha256: string): Promise<Result<Uint8Array | null>>;
  /** About how many bytes that body has, never less; null when it is not here. Reads no body. */
  fileSize(sha256: string): number | null;
  /** Writes a snapshot of the index when `changes` since the last one pass the threshold, or always with `force`. */
  snapshot(force?: boolean): Promise<void>;
  /**
   * New session key, everything re-sealed, erased values dropped, old bodies overwritten. Bodies of files that no change
   * with their key names any more are destroyed.
   */
  rekey(progress: Progress): Promise<Result<void>>;
  /** Checks the old passphrase, then new slot and rekey in one go. */
  changePassphrase(old: string, next: string, progress: Progress): Promise<Result<void>>;
  /** Adds or replaces the recovery slot; the code is shown once. */
  setRecoveryCode(code: string): Promise<Result<void>>;
  removeRecoveryCode(): Promise<Result<void>>;
  /** Reads and verifies every row, sequence and hash. */
  check(progress: Progress): Promise<Result<CheckReport>>;
  /** Copies the vault by SQLite's backup API to a new file and opens the copy to prove it. `file-exists` if taken. */
  backup(path: string, passphrase: string): Promise<Result<CheckReport>>;
  close(): Promise<void>;
}

export interface VaultOptions {
  readonly path: string;
  readonly passphrase: string;
  /** Outside the vault file (the profile folder); null: no anchor is kept. */
  readonly anchor: string | null;
  readonly cost: Argon2Cost;
  readonly progress: Progress;
}

/** How vault files come into being and are opened. The only implementation is `src-main/vault`. */
export interface Vaults {
  /**
   * Makes the file with `first` in it, in one transaction: cut off in the middle there is no vault, and it can be made
   * again. Refusals: `vault-exists`, `disk-full`, `file-unwritable`; `passphrase-weak` is the caller's.
   */
  create(options: VaultOptions, first?: readonly LogEntry[]): Promise<Result<OpenVault>>;
  /**
   * Refusals: `vault-missing`, `vault-not-a-vault`, `vault-newer`, `vault-open-elsewhere`, `unlock-failed` (wrong
   * passphrase and damaged header alike), `vault-damaged` (passphrase right), `vault-read-only`, `file-unreadable`.
   */
  open(options: VaultOptions): Promise<Result<OpenVault>>;
}
