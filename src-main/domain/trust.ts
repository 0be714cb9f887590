import type { ChangeId, IdentityDigest } from './ids.ts';

/** Set by the user alone, in this order of trust. Only `accepted` and `verified` authors are merged. */
export const trustStates = ['rejected', 'unknown', 'accepted', 'verified'] as const;
export type TrustState = (typeof trustStates)[number];

/** What a contact may write (8-records) and which preset fits it. Set by the user alone. */
export const roles = ['coordinator', 'shelter', 'legal', 'auditor'] as const;
export type Role = (typeof roles)[number];

export interface TrustEntry {
  readonly state: TrustState;
  readonly role: Role;
  /**
   * Rejected because the key came into other hands: what was merged before that counts on. Never with another state.
   */
  readonly stands?: true;
}

/**
 * Everything local that merging may depend on: two vaults with equal tables and equal disclosures show equal states.
 * `accepted` lists changes by others whose replacing of a safety value this user has confirmed; `released` those that the
 * user took out of quarantine one by one, without trusting their author: they propose, and nothing more.
 */
export interface TrustTable {
  readonly self: IdentityDigest | null;
  /** Who the owner of this vault was before: what they said stays the owner's own word. */
  readonly formerSelves?: ReadonlySet<IdentityDigest>;
  readonly entries: ReadonlyMap<IdentityDigest, TrustEntry>;
  readonly accepted: ReadonlySet<ChangeId>;
  readonly released: ReadonlySet<ChangeId>;
}

/** Only these authors' words are merged as they come. */
export const isTrusted = (entry: TrustEntry | undefined): boolean =>
  entry?.state === 'accepted' || entry?.state === 'verified';

/** True for the owner's own words, those of before a replaced identity included. */
export const isSelf = ({ self, formerSelves }: TrustTable, author: IdentityDigest): boolean =>
  author === self || formerSelves?.has(author) === true;
