/**
 * Audience groups (8-records): W work · G guest · I identity · C channels and words · L places and routes ·
 * T risk and testimony · M money · X internal. One change holds fields of one group only.
 */
export const groups = ['W', 'G', 'I', 'C', 'L', 'T', 'M', 'X'] as const;
export type Group = (typeof groups)[number];

/**
 * What a value is, and how JSON says it. `null` clears any field that is not a set. Lengths count Unicode code points.
 *
 * | kind | JSON |
 * |---|---|
 * | `text` | string, NFC, one line, 1 to 500 |
 * | `longText` | string, NFC, lines end with LF, 1 to 20,000 |
 * | `term` | string, NFC, one line, 1 to 100; `choices` are suggestions with labels, others are shown as typed |
 * | `choice` | one of `choices`; a value that this version doesn't know is kept, never applied |
 * | `who` | a contact's digest (64 lower-case hex), or a name as typed, 1 to 500 |
 * | `identity` | a contact's digest, 64 lower-case hex |
 * | `ref` | a record id, 32 lower-case hex |
 * | `hash` | SHA-256, 64 lower-case hex |
 * | `language` | BCP 47 tag, e.g. `"ru"`, `"sr-Latn"` |
 * | `country` | ISO 3166-1 alpha-2, upper case, e.g. `"DE"` |
 * | `day` | `"2027-03-12"`, a real day of the years 1000 to 9999 |
 * | `dayAbout` | `{"day":"1990-05-17","precision":"exact"}`, `{"day":"1990-05","precision":"month"}`, or `about` with a day, a month or a year |
 * | `instant` | `{"at":"2027-03-12T09:30:00Z","zone":"Europe/Berlin"}`, UTC to the second and the IANA zone it was meant in |
 * | `amount` | `{"amount":"120.50","currency":"EUR"}`, decimal with up to 12 digits before and 4 after the point, ISO 4217 |
 * | `count` | integer, 0 to 1,000,000,000,000 |
 * | `flag` | `true` or `false` |
 * | `order` | fractional key: 1 to 200 of `0-9A-Za-z`, not ending in `0`, compared by code unit |
 * | `structure` | object or array: depth ≤ 8, ≤ 2,000 values, strings ≤ 20,000, ≤ 100,000 characters in all |
 *
 * A set holds `true` or `false` for each member; a member is written as its kind says, `text` and `term` up to 100.
 */
export type Kind =
  | 'text'
  | 'longText'
  | 'term'
  | 'choice'
  | 'who'
  | 'identity'
  | 'ref'
  | 'hash'
  | 'language'
  | 'country'
  | 'day'
  | 'dayAbout'
  | 'instant'
  | 'amount'
  | 'count'
  | 'flag'
  | 'order'
  | 'structure';

/** A named list of values; their texts are `choice.<name>.<value>`. */
export interface ChoiceList {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * A safety field: a value replaced by another author stays a conflict until accepted. What is shown meanwhile is the
 * value that stands first in `caution`; with no such order, the value that was to be replaced.
 */
export interface Safety {
  readonly caution: readonly (string | boolean)[];
}

export interface Field {
  readonly name: string;
  readonly group: Group;
  readonly kind: Kind;
  /** True: a set of members of `kind`, each member a slot of its own. */
  readonly set: boolean;
  /** For `choice` all values, for `term` suggestions; otherwise null. */
  readonly choices: ChoiceList | null;
  /** For `ref`: the record types it may name, or `any`; otherwise null. */
  readonly refersTo: readonly string[] | 'any' | null;
  /** True for a pointer to the parent record. */
  readonly parent: boolean;
  readonly safety: Safety | null;
}

/**
 * Which records of a type a preset may send, and which groups of them: `shared` those below the chosen cases, `own`
 * those of the recipient's houses (shelter) or with the recipient as partner (legal), `addressed` notes to the
 * recipient, `consent` those that a person's consent covers, `withParent` those whose parent leaves.
 */
export interface Sight {
  readonly scope: 'none' | 'shared' | 'own' | 'addressed' | 'consent' | 'withParent';
  readonly groups: readonly Group[];
}

export interface RecordType {
  readonly name: string;
  /** The group of the type's first fields, of `removed`, and of pointers where the file of the type says nothing else. */
  readonly group: Group;
  /** In the order in which forms show them. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Names of the fields that point to parents. */
  readonly parents: readonly string[];
  readonly shelterSees: Sight;
  readonly legalSees: Sight;
}
