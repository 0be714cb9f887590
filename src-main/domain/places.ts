import type { Change } from './change.ts';
import { headsOf } from './heads.ts';
import type { IdentityDigest, RecordId } from './ids.ts';
import { isIdentityDigest, isRecordId } from './ids.ts';
import type { TrustTable } from './trust.ts';
import { gatherVoices } from './voices.ts';

/**
 * What one author says about where a record belongs: a head of `keeper` (of a safe house), `safeHouse` (of a unit,
 * stay or headcount) or `parent` (of a note, incident, cost or file), computed from that record's own changes and the trust table
 * alone. Ownership rests on these and on nothing else, so that it never depends on itself.
 */
export interface PlaceClaim {
  readonly record: RecordId;
  readonly type: string;
  readonly field: PlaceField;
  readonly author: IdentityDigest;
  readonly byCoordinator: boolean;
  /** Null when it was cleared, or replaced by something that this vault lacks: it leads nowhere. */
  readonly value: RecordId | IdentityDigest | null;
}

export type PlaceField = 'keeper' | 'safeHouse' | 'parent';

/** The claims of one record, of all its types, in any order. The index answers this. */
export type PlaceLookup = (record: RecordId) => readonly PlaceClaim[];

const placeFields: ReadonlyMap<string, PlaceField> = new Map([
  ['safeHouse', 'keeper'],
  ['unit', 'safeHouse'],
  ['stay', 'safeHouse'],
  ['headCount', 'safeHouse'],
  ['note', 'parent'],
  ['incident', 'parent'],
  ['cost', 'parent'],
  ['file', 'parent'],
]);

/**
 * The claims that changes make. What a coordinator replaces counts for everyone's claims, what others replace only for
 * their own. A keeper is named by coordinators alone; claims of legal partners and auditors count for nothing.
 */
export function placeClaims(changes: readonly Change[], trust: TrustTable): readonly PlaceClaim[] {
  // Most records claim no place, and gathering what they say costs as much as merging them.
  if (!changes.some(namesPlaceType)) return [];
  const claims: PlaceClaim[] = [];
  for (const { record, type, slots } of gatherVoices(changes, trust)) {
    const field = placeFields.get(type.name);
    if (field === undefined) continue;
    const voices = (slots.get(field) ?? []).filter(
      ({ role }) => role === 'coordinator' || (role === 'shelter' && field !== 'keeper'),
    );
    const { heads } = headsOf(
      voices,
      ({ role }) => (role === 'coordinator' ? 'all' : 'own'),
      () => true,
    );
    for (const { author, role, values } of heads) {
      const byCoordinator = role === 'coordinator';
      const said = values.length === 0 ? [null] : values.map(({ value }) => value);
      for (const value of said) {
        const pointer = isRecordId(value) || isIdentityDigest(value) ? value : null;
        claims.push({ record, type: type.name, field, author, byCoordinator, value: pointer });
      }
    }
  }
  return claims;
}

const namesPlaceType = ({ disclosures }: Change): boolean =>
  disclosures.some(({ key, value }) => key === 'type' && typeof value === 'string' && placeFields.has(value));

/** A lookup over a fixed set of changes: for a rebuild of the index, and for tests. */
export function placeLookup(changes: readonly Change[], trust: TrustTable): PlaceLookup {
  const byRecord = Map.groupBy(placeClaims(changes, trust), ({ record }) => record);
  return (record) => byRecord.get(record) ?? [];
}

/** A file of an incident of a stay in a house is three pointers away from it. */
export const maxHops = 4;

/**
 * The records whose merge may come out differently when the claims of `changed` change: these themselves, and all that
 * point to them by a claim, through up to {@link maxHops} pointers. `pointingTo` gives the records that have a claim
 * with this value (of the claims before and after the change).
 */
export function affectedBy(
  changed: Iterable<RecordId>,
  pointingTo: (target: RecordId) => Iterable<RecordId>,
): ReadonlySet<RecordId> {
  const affected = new Set(changed);
  let edge: readonly RecordId[] = [...affected];
  for (let hop = 0; hop < maxHops && edge.length > 0; hop += 1) {
    const next: RecordId[] = [];
    for (const target of edge) {
      for (const record of pointingTo(target)) {
        if (affected.has(record)) continue;
        affected.add(record);
        next.push(record);
      }
    }
    edge = next;
  }
  return affected;
}
