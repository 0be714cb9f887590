import type { IdentityDigest, RecordId } from './ids.ts';

/**
 * What one author says about where a record belongs: a head of `keeper` (of a safe house), `safeHouse` (of a unit or
 * stay) or `parent` (of a note, incident, cost or file), computed from that record's own changes and the trust table
 * alone. Ownership rests on these and on nothing else, so that it never depends on itself.
 */
export interface PlaceClaim {
  readonly record: RecordId;
  readonly type: string;
  readonly field: 'keeper' | 'safeHouse' | 'parent';
  readonly author: IdentityDigest;
  readonly byCoordinator: boolean;
  readonly value: RecordId | IdentityDigest;
}

/** The claims of one record, of all its types, in any order. The index answers this. */
export type PlaceLookup = (record: RecordId) => readonly PlaceClaim[];
