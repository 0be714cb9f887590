import type { Undecided } from '../../src-main/domain/choose-value.ts';
import type {
  AskerDoubt,
  ErasureAnswer,
  ErasureReach,
  ErasureReason,
  ErasureWarning,
} from '../../src-main/domain/erasure.ts';
import type { IdentityDigest, RecordId, StatementId } from '../../src-main/domain/ids.ts';
import type { Json } from '../../src-main/domain/json.ts';
import type { ChoiceList, Group, Kind } from '../../src-main/domain/records/field.ts';
import type { RefusalCode } from '../../src-main/domain/refusals.ts';
import type { Statistics } from '../../src-main/domain/statistics.ts';
import type { Texts } from '../../src-main/domain/template.ts';
import type { Role, TrustState } from '../../src-main/domain/trust.ts';

/* The words of the domain that a window needs. */
export type {
  ErasureAnswer,
  ErasureReason,
  IdentityDigest,
  Json,
  RecordId,
  RefusalCode,
  Role,
  Statistics,
  TrustState,
};

/* What the window gets: ready to show, nothing to compute but dates and words. All instants are RFC 3339 UTC. */

/**
 * What became of erasing that was still to be done when the vault was opened. Of a vault that was copied back, what the one it
 * replaced had erased: `done` again; `owed`, tried at each opening; `impossible`, since that vault isn't there; both said until
 * the user leaves it at that. `unfinished`: an erasure was cut off and values still lie in the file.
 */
export type ErasedAgain = 'done' | 'owed' | 'impossible' | 'unfinished';

export interface SessionView {
  readonly state: 'no vault' | 'locked' | 'unlocked';
  readonly language: 'en' | 'ru';
  readonly lockMinutes: number;
  /** Until the call mode ends by itself; 0 when it is off. */
  readonly callSeconds: number;
  /** Due times are reminded of while locked or in the background. */
  readonly reminders: boolean;
  /** True when the app runs on the evaluation stand-in instead of Electron. */
  readonly standIn: boolean;
  /** The passphrase of the sample vault, where the app was started with it: everyone may know it. */
  readonly sample: string | null;
  /** The clock of this computer; the unlock screen shows it. */
  readonly now: string;
  /** True once after opening when the newest change is later than the clock. */
  readonly clockBehind: boolean;
  /** True when this vault was copied back or cut: channels began anew. */
  readonly restored: boolean;
  /** Null when no erasing was still to be done at opening. */
  readonly erasedAgain: ErasedAgain | null;
  /** True when the window before this one hung or died and was ended: a file it showed may be why. */
  readonly windowEnded: boolean;
}

/** How often something was refused by the app itself, or went wrong, since it started. */
export interface EventCount {
  readonly code: string;
  readonly count: number;
}

export interface IdentityView {
  readonly name: string;
  readonly role: Role;
  readonly digest: IdentityDigest;
  /** The digest as groups of five decimal digits (≥ 128 bits), the way it is read aloud. */
  readonly digits: readonly string[];
  readonly fingerprint: string;
  readonly revoked: boolean;
  /** Why, as its owner said; null when it is not revoked. */
  readonly revokedBecause: RevocationReason | null;
}

export type RevocationReason = 'compromised' | 'superseded' | 'retired';

/** The own keys, and what hangs on the old ones. */
export interface KeysView {
  /** Encryption keys whose secret halves are here, the oldest first. */
  readonly keys: readonly {
    readonly fingerprint: string;
    readonly since: string;
    readonly current: boolean;
  }[];
  /** Own identities that another one has replaced; `held`: what is made for them can still be opened. */
  readonly formers: readonly { readonly digest: string; readonly name: string; readonly held: boolean }[];
  /** Contacts of whom nothing shows yet that they have the newest key. */
  readonly behind: readonly { readonly digest: string; readonly name: string }[];
  readonly revokedBecause: RevocationReason | null;
}

export interface ContactView extends IdentityView {
  readonly state: TrustState;
  readonly compared: 'voice' | 'in person' | null;
  readonly since: string;
  /** Another contact has the same name: shown wherever this one is. */
  readonly sameName: boolean;
  /** Number and day of the last bundle each way, and what they have confirmed; null where there was none. */
  readonly lastSent: { readonly number: number; readonly day: string } | null;
  readonly lastReceived: { readonly number: number; readonly day: string } | null;
  readonly lastConfirmed: { readonly number: number; readonly day: string } | null;
  /** Numbers of their files that never arrived, of the series in use: shown until they do. */
  readonly missing: readonly number[];
  /** What stands about them until the user has settled it, oldest first. */
  readonly warnings: readonly WarningView[];
  /** The identities that it says to have replaced; several: one after another. */
  readonly replaces: readonly KnownIdentity[];
  /** The identities that say to have replaced it; two: somebody else has the old key. */
  readonly replacedBy: readonly KnownIdentity[];
  /** One of these is trusted: nothing new is taken from this one, and nothing goes there. */
  readonly replaced: boolean;
  /** How many houses are still said to be kept by who it was before. */
  readonly housesOfFormer: number;
}

export interface KnownIdentity {
  readonly digest: IdentityDigest;
  readonly name: string;
  /** Null when nothing of it is kept here. */
  readonly state: TrustState | null;
}

/**
 * Something that only a call can clear up. `fork`: two versions under one number, the second refused. `new series`: one
 * that does not follow from the one before it, taken in.
 */
export interface WarningView {
  readonly kind: 'fork' | 'new series';
  readonly number: number;
  readonly manifest: string;
  /** When it was refused or taken in here. */
  readonly at: string;
}

/** What came of keeping a fork as a warning. `too many`: enough stand about this contact to call them. */
export interface WarningKept {
  readonly warning: 'kept' | 'kept before' | 'settled before' | 'too many';
}

/** A certificate that was dropped, before it is added. */
export interface CertificatePreview {
  readonly identity: Omit<IdentityView, 'role'>;
  readonly known: TrustState | null;
  /** Of a known contact; null of a new one. */
  readonly role: Role | null;
  readonly sameName: boolean;
  /** True for a file that holds a revocation alone: of a contact that is known. */
  readonly revocation: boolean;
}

/** The record table as data: generic forms and lists are driven by it. Fields in the order in which forms show them. */
export interface SchemaView {
  readonly types: readonly SchemaType[];
}

export interface SchemaType {
  readonly name: string;
  readonly group: Group;
  readonly fields: readonly SchemaField[];
}

export interface SchemaField {
  readonly name: string;
  readonly group: Group;
  readonly kind: Kind;
  /** True: a set of members of `kind`. */
  readonly set: boolean;
  /** For `choice` all values, for `term` suggestions. */
  readonly choices: ChoiceList | null;
  /** For `ref`: the record types it may name. */
  readonly refTo: readonly string[] | 'any' | null;
  /** True for a pointer to the parent record. */
  readonly parent: boolean;
}

export interface RecordView {
  readonly id: RecordId;
  readonly type: string;
  /** Shown values by field; a set is `{member: true}`. */
  readonly values: { readonly [field: string]: Json };
  /** Slots with more than one value among their heads, or with an open safety question. */
  readonly conflicts: readonly string[];
  readonly proposals: readonly string[];
  /** Slots whose newest value was not shared with this vault. */
  readonly notShared: readonly string[];
  readonly changedAt: string | null;
}

/** One line of a record's history: what one signed change said of one slot. */
export interface HistoryLine {
  readonly change: string;
  readonly author: IdentityDigest;
  readonly authorName: string;
  readonly own: boolean;
  readonly at: string | null;
  readonly action: string | null;
  readonly slot: string;
  readonly value: Json | null;
  readonly standing: 'current' | 'replaced' | 'proposed' | 'not counted' | 'erased or withheld';
}

export interface CaseRow {
  readonly record: RecordView;
  readonly persons: number;
  /** Alias of the house where someone of this case is now or next; null when nobody has a bed. */
  readonly house: string | null;
  readonly nextStep: StepRow | null;
  readonly openConflicts: number;
}

export interface StepRow {
  readonly step: RecordView;
  readonly pathway: RecordView | null;
  readonly caseId: RecordId | null;
  readonly caseAlias: string | null;
  readonly due: string | null;
  /** Steps that must be done first and are not. */
  readonly blockedBy: readonly RecordId[];
  readonly overdue: boolean;
}

export interface PathwayView {
  readonly pathway: RecordView;
  readonly steps: readonly StepRow[];
}

export interface CasePage {
  readonly record: RecordView;
  readonly persons: readonly RecordView[];
  readonly stays: readonly StayRow[];
  readonly pathways: readonly PathwayView[];
  readonly notes: readonly RecordView[];
  /** Every other child (channels, consents, watches, …) for the generic section. */
  readonly others: readonly RecordView[];
  readonly sharedWith: readonly {
    readonly contact: IdentityDigest;
    readonly name: string;
    readonly day: string;
  }[];
}

/** What one contact holds of one record, field by field. */
export interface ShareLine {
  readonly contact: IdentityDigest;
  readonly contactName: string;
  readonly role: Role;
  readonly record: RecordId;
  readonly type: string;
  readonly name: string;
  readonly fields: readonly {
    readonly field: string;
    /** The newest bundle that told any of it: sent, confirmed by them, or received from them. */
    readonly day: string;
    readonly number: number;
    readonly way: 'sent' | 'confirmed' | 'received';
    /** They hold what counts now; else only what was said before. */
    readonly current: boolean;
  }[];
}

export interface StayRow {
  readonly stay: RecordView;
  readonly houseName: string | null;
  readonly unitName: string | null;
  readonly caseAlias: string | null;
}

/** A rule that the merge of two truths has broken: for people to solve. */
export interface ClashView {
  readonly kind:
    | 'over capacity'
    | 'stay in compromised house'
    | 'unit blocked'
    | 'declined'
    | 'double booked'
    | 'step cycle';
  readonly records: readonly RecordId[];
  readonly day: string | null;
  /** Somebody has put up with it, knowing it: shown with the reasons, not as an alarm. */
  readonly overridden: boolean;
  readonly reasons: readonly {
    readonly stay: RecordId;
    readonly reason: string;
    readonly author: IdentityDigest | null;
  }[];
  /** Every stay in it, those in other houses too. */
  readonly stays: readonly StayRow[];
}

export interface HouseRow {
  readonly record: RecordView;
  readonly beds: number;
  readonly occupiedTonight: number;
  readonly clashes: readonly ClashView[];
}

export interface HousePage {
  readonly record: RecordView;
  readonly units: readonly { readonly unit: RecordView; readonly stays: readonly StayRow[] }[];
  /** Stays in the house without a unit. */
  readonly unplaced: readonly StayRow[];
  readonly notes: readonly RecordView[];
  readonly clashes: readonly ClashView[];
}

export interface ConflictView {
  readonly record: RecordId;
  readonly type: string;
  /** What people call this record: alias, code name, title. */
  readonly recordName: string;
  readonly slot: string;
  readonly kind: 'conflict' | 'safety' | 'proposal' | 'equivocation';
  readonly shown: Json | null;
  /** What people call the records that values point to. */
  readonly names: readonly { readonly id: RecordId; readonly name: string }[];
  readonly values: readonly {
    readonly change: string;
    readonly value: Json;
    readonly author: IdentityDigest;
    readonly authorName: string;
    readonly own: boolean;
    readonly at: string | null;
    readonly proposed: boolean;
  }[];
}

/** Several conflicts with one choice: what each would say, or why it has to be looked at by itself. */
export interface SeveralPreview {
  readonly at: number;
  readonly lines: readonly {
    readonly record: RecordId;
    readonly type: string;
    readonly recordName: string;
    readonly slot: string;
    readonly shown: Json | null;
    readonly value: Json | null;
    readonly undecided: Undecided | null;
  }[];
}

export interface SeveralResolved {
  readonly resolved: number;
  readonly records: readonly RecordId[];
  /** What undo takes back, on all of these records. */
  readonly action: string;
}

/** Exactly what leaves. Nothing that is not in here is in the bundle. */
/** What somebody states over a signature of their own, beside the records. `at` is their claim: RFC 3339, UTC. */
export type StatementView = { readonly id: StatementId; readonly at: string } & (
  | { readonly what: 'identity replaced'; readonly successor: IdentityDigest }
  | { readonly what: 'erase requested'; readonly values: number; readonly reason: ErasureReason }
  | { readonly what: 'erase answered'; readonly request: StatementId; readonly answer: ErasureAnswer }
);

export interface ExportPlan {
  readonly token: string;
  readonly to: ContactView;
  /** `reply`: from a shelter or partner to a coordinator, own changes only. */
  readonly preset: 'coordinator' | 'shelter' | 'legal' | 'reply' | 'statistics';
  readonly records: readonly {
    readonly id: RecordId;
    readonly type: string;
    readonly name: string;
    /** Every assertion in the bundle: old ones of the history too. */
    readonly values: readonly { readonly slot: string; readonly value: Json }[];
  }[];
  /** What would leave too if it were not kept back this time, with what follows from that. */
  readonly withheld: ExportPlan['records'];
  /** Persons of whom something of a group would leave without their consent: saving is refused unless told to. */
  readonly needsConsent: readonly {
    readonly person: RecordId;
    readonly name: string;
    readonly group: Group;
  }[];
  /** Groups of which something leaves only because it was added this time. */
  readonly added: readonly Group[];
  /** Fields that the preset leaves out and that may be added, by name. */
  readonly addable: readonly {
    readonly id: RecordId;
    readonly type: string;
    readonly name: string;
    readonly fields: readonly string[];
  }[];
  /** Templates of pathways that may be added although no pathway takes them along. */
  readonly templates: readonly {
    readonly id: RecordId;
    readonly title: Texts;
    readonly version: string;
  }[];
  readonly changes: number;
  /** With the preset `statistics`: then this is all that leaves. */
  readonly statistics: Statistics | null;
  /** Identities that the recipient learns of from this bundle. */
  readonly reveals: readonly { readonly digest: IdentityDigest; readonly name: string }[];
  /** Sealed bodies of files that go along, each with its record. */
  readonly files: { readonly count: number; readonly bytes: number };
  /** Go along until the contact is known to have them. */
  readonly statements: readonly StatementView[];
  /** True when the contact has everything already: the bundle carries only acknowledgements. */
  readonly nothingNew: boolean;
}

export interface ExportResult {
  /** File name only, never a path. */
  readonly file: string;
  readonly to: IdentityDigest;
  readonly changes: number;
  readonly bytes: number;
  /** More than one where it was too much for one bundle: `-2`, `-3`… beside the first. */
  readonly files: number;
}

/** The folder that another program syncs. */
export interface FolderView {
  /** Last part of its path; null when none is chosen. */
  readonly name: string | null;
}

/** A bundle that was found in the exchange folder. */
export type FolderFileView =
  | {
      readonly state: 'ready';
      readonly name: string;
      /** SHA-256 of the file: what `folder.open` asks for. */
      readonly file: string;
      readonly sender: ContactView;
      readonly number: number;
      readonly day: string;
      /** As it will be once those before it have been taken in. */
      readonly verdict: ImportPreview['verdict'];
      readonly missing: readonly number[];
    }
  /** Still being written by whatever brings it. */
  | { readonly state: 'arriving'; readonly name: string }
  | {
      readonly state: 'refused';
      readonly name: string;
      readonly refusal: RefusalCode;
      /** For `bundle-fork`: by whom, and the SHA-256 by which `folder.keepWarning` keeps it. */
      readonly fork: { readonly sender: ContactView; readonly number: number; readonly file: string } | null;
    };

/** What lies in the exchange folder. Counts are of files that need nothing from the user. */
export interface FolderScan {
  /**
   * First those that can be taken in, in the order to do so; then forks, what still arrives, and what is refused for other
   * reasons: of these the first, and how many more.
   */
  readonly files: readonly FolderFileView[];
  readonly more: number;
  /** Put there by this vault. */
  readonly own: number;
  /** Taken in before, or copies of one another. */
  readonly known: number;
  /** Sealed for somebody else. */
  readonly notForMe: number;
  /** Of other names: left alone. */
  readonly others: number;
  /** Bundles not looked at this time, because there are so many. */
  readonly left: number;
}

/** The own journal, recomputed. */
export interface AuditView {
  readonly entries: number;
  /** After the last entry, 64 hex digits. */
  readonly head: string;
  /** The first entry that does not follow from the one before it; null: all do. */
  readonly broken: number | null;
  /** Who confirmed a bundle, and thus knows the journal up to this entry; when that was heard here. Furthest first. */
  readonly witnesses: readonly { readonly name: string; readonly number: number; readonly at: string }[];
  /** To whom the journal may be given. */
  readonly auditors: readonly { readonly digest: IdentityDigest; readonly name: string }[];
}

/** What the journals of others say of each other, in words of the language that was asked for. */
export interface AuditReportView {
  /** For saving this very report. */
  readonly token: string;
  readonly verdict: 'sound' | 'contradicted';
  readonly journals: readonly {
    readonly digest: IdentityDigest;
    readonly name: string;
    /** How far it is complete, and who says so. */
    readonly sentence: string;
    readonly entries: number;
    /** Signatures of its owner that were verified. */
    readonly changes: number;
    readonly head: string;
    /** The first entry at which anything contradicts; null when nothing does, or no number can be named. */
    readonly firstBroken: number | null;
    /** One sentence each, the first of them; none: nothing contradicts. */
    readonly findings: readonly string[];
    readonly moreFindings: number;
    readonly witnesses: readonly {
      readonly digest: IdentityDigest;
      readonly name: string;
      readonly number: number;
    }[];
  }[];
  /** By name: bundles of one for the other, in both journals. */
  readonly crossChecks: readonly {
    readonly from: string;
    readonly to: string;
    readonly sent: number;
    readonly received: number;
    readonly agreed: number;
  }[];
  /** One sentence each. */
  readonly notChecked: readonly string[];
}

export interface ImportCounts {
  readonly from: IdentityDigest | null;
  readonly number: number | null;
  readonly new: number;
  readonly changed: number;
  readonly conflicts: number;
  readonly proposals: number;
  readonly quarantined: number;
  readonly refusal: RefusalCode | null;
}

export interface ImportPreview {
  readonly token: string;
  readonly counts: ImportCounts;
  readonly sender: ContactView;
  readonly day: string;
  readonly verdict: 'next' | 'again' | 'gap' | 'late' | 'new channel' | 'new channel, unexpected';
  readonly missing: readonly number[];
  readonly records: readonly {
    readonly id: RecordId;
    readonly type: string;
    readonly name: string;
    readonly isNew: boolean;
    readonly changes: readonly {
      readonly slot: string;
      readonly before: Json | null;
      readonly after: Json | null;
      /** `gone`: nothing is shown there any more. */
      readonly standing: 'new' | 'changed' | 'conflict' | 'proposal' | 'not shared' | 'gone';
    }[];
  }[];
  readonly quarantined: readonly {
    readonly change: string;
    readonly author: string;
    readonly reason: string;
  }[];
  /** Heard for the first time. */
  readonly statements: readonly StatementView[];
  /** Changes of it that wait in quarantine already: they stay there. */
  readonly waiting: number;
  /** What enclosed certificates say anew of contacts, whoever brought them. */
  readonly renewals: readonly {
    readonly digest: IdentityDigest;
    readonly name: string;
    readonly news: 'revoked' | 'new key';
  }[];
  /** Counts that came, to be looked at now: nothing of them is kept. */
  readonly statistics: Statistics | null;
  /** Identities seen here for the first time. */
  readonly strangers: readonly { readonly digest: IdentityDigest; readonly name: string }[];
}

/** One bundle that was applied. Before it stands a restore point. */
export interface ImportLine {
  readonly from: IdentityDigest;
  readonly fromName: string;
  readonly number: number;
  readonly manifest: string;
  /** What the sender says, and when it was applied here. */
  readonly day: string;
  readonly at: string;
  /** Changes by others that came with it and count, and that were set aside since. */
  readonly changes: number;
  readonly aside: number;
}

/** What setting aside would do. `at` goes back with the confirmation: what was written since makes it stale. */
export interface AsidePreview {
  readonly at: number;
  /** The bundles that brought it, oldest first. */
  readonly imports: readonly ImportLine[];
  readonly changes: number;
  /** In quarantine now, and then for this reason. */
  readonly waiting: number;
  readonly records: ImportPreview['records'];
  /** What the user wrote since: it stays. */
  readonly own: readonly { readonly id: RecordId; readonly type: string; readonly name: string }[];
  /** Of the author, what came before: it stays and counts. */
  readonly staying: number;
}

export interface QuarantineLine {
  readonly change: string;
  /** `author-unknown`, `set-aside`… */
  readonly reason: string;
  readonly leftOut: boolean;
  /** Null where it can't be read. */
  readonly record: RecordId | null;
  readonly type: string | null;
  readonly recordName: string;
  readonly values: readonly { readonly slot: string; readonly value: Json }[];
  /** The author's claim. */
  readonly at: string | null;
  /** The bundle that brought it first. */
  readonly by: ImportLine | null;
  /** Then it can't be released. */
  readonly breaksRule: boolean;
}

export interface QuarantineView {
  readonly count: number;
  /** Without what was left out. */
  readonly unseen: number;
  readonly groups: readonly {
    readonly author: IdentityDigest;
    /** Empty when nobody of this key was ever met. */
    readonly name: string;
    readonly state: TrustState | null;
    readonly revoked: boolean;
    readonly lines: readonly QuarantineLine[];
    /** Beyond these lines. */
    readonly more: number;
  }[];
}

export interface ReleaseCounts {
  readonly released: number;
  /** Of these, how many only propose. */
  readonly proposed: number;
  /** What goes on waiting: it breaks a rule, can't be verified, or its author is not accepted. */
  readonly left: number;
}

export interface ReleasePreview extends ReleaseCounts {
  readonly records: ImportPreview['records'];
}

export interface RecordsSaved {
  readonly id: RecordId;
  readonly changes: readonly string[];
  /** True when this vault's role may only propose it. */
  readonly proposed: boolean;
  /** What undo takes back. */
  readonly action: string;
}

export interface VaultReport {
  readonly segments: number;
  readonly changes: number;
  readonly records: number;
  readonly slots: number;
  readonly bytes: number;
}

export interface ErasedAndAsked {
  /** Values that are gone from here. */
  readonly erased: number;
  /** Contacts who are asked with the next bundle to each. */
  readonly asked: number;
}

/** A contact who has, or had, some of what is erased. */
export interface ErasureHolder extends Pick<ContactView, 'name' | 'role' | 'state' | 'compared' | 'revoked'> {
  readonly contact: IdentityDigest;
  readonly values: number;
  /** Of these, how many they were asked to erase before. */
  readonly asked: number;
  /** `bundle`: can be asked; else why they have to be called. */
  readonly reach: ErasureReach;
}

/** A request made here, and what became of it. */
export interface ErasureAsked {
  readonly request: StatementId;
  readonly contact: IdentityDigest;
  readonly name: string;
  readonly at: string;
  readonly reason: ErasureReason;
  readonly values: number;
  /** The first bundle that carried it; null: it goes with the next. */
  readonly sent: { readonly number: number; readonly day: string } | null;
  /** They are known to have it. */
  readonly received: boolean;
  /** The last answer, and when it came here. */
  readonly answer: { readonly answer: ErasureAnswer; readonly at: string } | null;
}

/** What erasing would take away here, and who else has it. */
export interface ErasurePlan {
  /** That are here now, in the scope that was asked about. */
  readonly values: number;
  /** Of the record itself that have any: each can be erased alone. */
  readonly fields: readonly string[];
  readonly records: readonly { readonly type: string; readonly count: number }[];
  /** Records below this one, in the scope or not. */
  readonly below: number;
  /** Of this record, and whatever was erased in the same act. */
  readonly erasedBefore: number;
  /** Of what is here now or was erased before. */
  readonly holders: readonly ErasureHolder[];
  /** Of what was erased before. */
  readonly holdersBefore: readonly ErasureHolder[];
  /** Requests for what was erased before. */
  readonly asked: readonly ErasureAsked[];
}

/** Somebody asks this vault to erase something. */
export interface ErasureRequestView extends Pick<
  ContactView,
  'name' | 'role' | 'state' | 'compared' | 'revoked'
> {
  readonly request: StatementId;
  /** Who asks. */
  readonly contact: IdentityDigest;
  /** Why it may not be theirs; then anything but declining takes an explicit word. */
  readonly doubt: AskerDoubt | null;
  /** Their claim. */
  readonly at: string;
  readonly received: { readonly number: number; readonly at: string } | null;
  readonly reason: ErasureReason;
  /** How many they ask about; how many of these are here, and were erased here before. */
  readonly values: number;
  readonly here: number;
  readonly erasedBefore: number;
  /** What it is about here, the first of them. */
  readonly held: readonly {
    /** Null where what waits doesn't say of which record it is. */
    readonly record: RecordId | null;
    readonly type: string;
    readonly name: string;
    readonly slot: string;
    readonly value: Json;
    readonly authorName: string;
    /** It is what the record shows now. */
    readonly shown: boolean;
    /** It waits for its author to be trusted. */
    readonly quarantined: boolean;
  }[];
  readonly warnings: readonly ErasureWarning[];
  /** Who else has it, as far as this vault knows. */
  readonly others: readonly ErasureHolder[];
  /** The last answer, and whether it has arrived. */
  readonly answer: {
    readonly answer: ErasureAnswer;
    readonly at: string;
    readonly sent: { readonly number: number; readonly day: string } | null;
    readonly received: boolean;
  } | null;
  /** It waits for a person: unanswered, or some of it is here again. */
  readonly open: boolean;
}

/** What was erased here at one time. */
export interface ErasureAct {
  readonly at: string;
  readonly values: number;
  readonly asked: readonly ErasureAsked[];
}

export interface ErasureList {
  /** Newest first. */
  readonly acts: readonly ErasureAct[];
  /** Newest first, like those that go out. */
  readonly incoming: readonly ErasureRequestView[];
  /** Further requests that wait for an answer, by contact: shown once others of theirs are answered. */
  readonly more: readonly {
    readonly contact: IdentityDigest;
    readonly name: string;
    readonly requests: number;
  }[];
  readonly outgoing: readonly ErasureAsked[];
  /**
   * Answers that count for nothing: to a request that is not known here, or (`known`) was made to somebody else. Of each contact
   * the last, and how many there are.
   */
  readonly strays: readonly {
    readonly contact: IdentityDigest;
    readonly name: string;
    readonly at: string;
    readonly known: boolean;
    readonly answers: number;
  }[];
}

/** A file attached to a record. */
export interface FileRow {
  readonly record: RecordView;
  /** As its author wrote it: may hold characters that can't be seen. */
  readonly name: string;
  /** In bytes, as its author says. */
  readonly size: number | null;
  /** `not shared`: its key was withheld or erased. `not arrived`: named, and its body is not here. */
  readonly standing: 'here' | 'not shared' | 'not arrived';
}

/** What can be shown of a file inside the window, told by what is in it, never by its name. */
export type FileContent =
  | {
      readonly kind: 'image';
      readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
      readonly width: number;
      readonly height: number;
      readonly bytes: Uint8Array;
    }
  /** Text of any kind, program text and markup included; `cut` when there is more of it. */
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  /** A picture that says to be larger than is decoded. */
  | { readonly kind: 'too large'; readonly width: number; readonly height: number }
  /** By its first bytes; drawn page by page, nothing in it is run. */
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'other' };

export interface DraftView {
  readonly key: string;
  readonly value: Json;
  readonly at: string;
}
