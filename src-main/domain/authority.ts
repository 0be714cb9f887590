import type { Reach, ReachOf } from './heads.ts';
import type { IdentityDigest, RecordId } from './ids.ts';
import { isRecordId } from './ids.ts';
import type { PlaceClaim, PlaceLookup } from './places.ts';
import { maxHops } from './places.ts';
import type { RecordType } from './records/field.ts';
import type { Voice } from './voices.ts';

const stayFields: ReadonlySet<string> = new Set([
  'answer',
  'status',
  'actualFrom',
  'arrivedAt',
  'actualUntil',
]);
const shelterTypes: ReadonlySet<string> = new Set(['unit', 'headCount', 'note', 'incident', 'cost', 'file']);
const legalTypes: ReadonlySet<string> = new Set(['step', 'appointment', 'document']);

/**
 * Whether a record lies in a house that this contact keeps: `officially` by what coordinators say alone, otherwise where
 * they say nothing also by what the keeper says.
 */
export type LeadsTo = (record: RecordId, keeper: IdentityDigest, officially: boolean) => boolean;

/**
 * Follows claims up to a house. Where coordinators place a record, all that they say must lead to the keeper, and from
 * there on nothing but what coordinators say counts: nobody is put in charge of other people's records by claims of
 * their own somewhere on the way. Answers are remembered, for one merge.
 */
export function houseFinder(places: PlaceLookup): LeadsTo {
  const known = new Map<string, boolean>();
  const leads = (record: RecordId, keeper: IdentityDigest, officially: boolean, hops: number): boolean => {
    const key = `${record} ${keeper} ${officially} ${hops}`;
    const answer =
      known.get(key) ??
      lieInside(
        places(record),
        keeper,
        officially,
        (to, strictly) => hops > 0 && leads(to, keeper, strictly, hops - 1),
      );
    known.set(key, answer);
    return answer;
  };
  return (record, keeper, officially) => leads(record, keeper, officially, maxHops - 1);
}

/** Whether the claims that count for this keeper are there, and all lead to a house of theirs. */
function lieInside(
  claims: readonly PlaceClaim[],
  keeper: IdentityDigest,
  officially: boolean,
  follow: (to: RecordId, officially: boolean) => boolean,
): boolean {
  const official = claims.filter(({ byCoordinator }) => byCoordinator);
  const strictly = officially || official.length > 0;
  const counting = strictly ? official : claims.filter((claim) => isOwn(claim, keeper));
  return (
    counting.length > 0 &&
    counting.every(({ field, value }) =>
      field === 'keeper' ? value === keeper : isRecordId(value) && follow(value, strictly),
    )
  );
}

/** A shelter places its own units, headcounts, notes, incidents, costs and files; where someone stays, coordinators say. */
const isOwn = ({ author, type }: PlaceClaim, keeper: IdentityDigest): boolean =>
  author === keeper && shelterTypes.has(type);

/** Who may write what (8-records), for one record as one type. */
export function authority(
  record: RecordId,
  type: RecordType,
  places: PlaceLookup,
  leadsTo: LeadsTo,
): ReachOf {
  const claims = places(record).filter((claim) => claim.type === type.name);
  const official = claims.some(({ byCoordinator }) => byCoordinator);
  const standings = new Map<IdentityDigest, Reach>();
  const standing = (shelter: IdentityDigest): Reach => {
    const known = standings.get(shelter);
    if (known !== undefined) return known;
    const inside = lieInside(claims, shelter, false, (to, officially) => leadsTo(to, shelter, officially));
    const reach = !inside ? 'none' : official ? 'all' : 'own';
    standings.set(shelter, reach);
    return reach;
  };

  const shelterReach = ({ author, slot, values }: Voice): Reach => {
    if (type.name === 'stay' ? !stayFields.has(slot.field.name) : !shelterTypes.has(type.name)) return 'none';
    const reach = standing(author);
    if (reach === 'none' || !slot.field.parent) return reach;
    // Moving its records is for the shelter itself to propose: it never displaces what others said, nor leads elsewhere.
    return values.every(({ value }) => isRecordId(value) && leadsTo(value, author, false)) ? 'own' : 'none';
  };

  return (voice) => {
    switch (voice.role) {
      case 'coordinator':
        return 'all';
      case 'shelter':
        return shelterReach(voice);
      case 'legal':
        return !legalTypes.has(type.name) ? 'none' : voice.slot.field.parent ? 'own' : 'all';
      case 'auditor':
        return 'none';
    }
  };
}
