import type { ChangeId, DisclosureDigest, IdentityDigest, RecordId } from './ids.ts';
import type { Json } from './json.ts';

/**
 * One opened disclosure of a change. Its exact bytes are the UTF-8 of JSON `[salt, key, value]`; `digest` is their
 * SHA-256. Keys: `type`, `record`, `at`, `action`, `field/<name>`, `set/<name>/<member>`, `over/<slot>`.
 */
export interface Disclosure {
  readonly digest: DisclosureDigest;
  readonly key: string;
  readonly value: Json;
}

/**
 * One signed change as merging sees it: already verified, by an author, with those disclosures that this vault has.
 * Any of them may be missing (withheld, or erased).
 */
export interface Change {
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly disclosures: readonly Disclosure[];
}

/**
 * The unit of conflict: a field (`alias`), or one member of a set (`needs/wheelchair`). In disclosures a slot is named
 * `field/alias` or `set/needs/wheelchair`, and what it replaces `over/alias` or `over/needs/wheelchair`.
 */
export type Slot = string;

/** What a change says of one slot. `at` is the author's claim (RFC 3339, UTC), never a reason to win. */
export interface Assertion {
  readonly change: ChangeId;
  readonly author: IdentityDigest;
  readonly record: RecordId;
  readonly type: string;
  readonly slot: Slot;
  readonly value: Json;
  readonly at: string | null;
  /** The disclosure that says `value`: every displayed value traces to one signed header and one disclosure. */
  readonly disclosure: DisclosureDigest;
  readonly over: readonly ChangeId[];
}

/** What a user means to write, before it is salted, hashed and signed: one record, one audience group. */
export interface ChangeContent {
  readonly type: string;
  readonly record: RecordId;
  readonly at: string;
  readonly action: string;
  readonly slots: readonly {
    readonly slot: Slot;
    readonly value: Json;
    readonly over: readonly ChangeId[];
  }[];
}
