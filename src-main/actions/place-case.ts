import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import type { Day } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { StayFacts } from '../domain/occupancy.ts';
import type { Result } from '../domain/result.ts';
import { factsToPlaceIn } from './house-clashes.ts';
import { rowOfType } from './look-up.ts';
import { guestNameFor, membersOfCase, reasonToPlace } from './placing.ts';
import type { GuestRequest, Part } from './placing.ts';
import { freshRecordId } from './fresh-id.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

export interface PlaceRequest extends GuestRequest {
  readonly case: string;
  readonly house: string;
  readonly parts: readonly Part[];
  readonly from: Day;
  readonly until: Day | null;
}

/**
 * Plans beds for a case in one house, one stay for each unit, as one action. What breaks a rule is refused by name unless the user
 * has seen that very refusal and gives a reason, which then stands in the stay and never leaves for the shelter.
 * Refusals: `record-id-bad`, `no-such-record`, `place-…`, and those of saving.
 */
export async function placeCase(
  unlocked: Unlocked,
  request: PlaceRequest,
): Promise<Result<readonly RecordsSaved[]>> {
  const found = rowOfType(unlocked, request.case, 'case');
  if (!found.ok) return found;
  const house = rowOfType(unlocked, request.house, 'safeHouse');
  if (!house.ok) return house;
  const { from, until, parts } = request;
  const caseId = found.value.id;
  const stay = plannedStay(freshRecordId(unlocked.randomness), house.value.id, caseId, from, until);
  const facts = factsToPlaceIn(unlocked, house.value, caseId);
  const reason = reasonToPlace(unlocked, { stay, parts, ...facts }, request.override);
  if (!reason.ok) return reason;
  const name = guestNameFor(unlocked, house.value.id, caseId, request);
  if (!name.ok) return name;
  return putRecords(
    unlocked,
    staysToPut({
      ids: parts.map((_, index) => (index === 0 ? stay.record : freshRecordId(unlocked.randomness))),
      parts,
      fields: {
        safeHouse: house.value.id,
        case: caseId,
        from,
        ...(until === null ? {} : { until }),
        guestName: name.value,
        status: 'planned',
        ...(reason.value === null ? {} : { overrideReason: reason.value }),
        ...cardOf(unlocked, caseId, parts, request),
      },
    }),
  );
}

/** A stay as the rules are asked about it, before there is a record. */
export const plannedStay = (
  record: RecordId,
  house: RecordId | null,
  caseId: RecordId | null,
  from: Day,
  until: Day | null,
): StayFacts => ({
  record,
  house,
  caseId,
  unit: null,
  guests: null,
  from,
  until,
  actualFrom: null,
  actualUntil: null,
  status: 'planned',
  answer: null,
  placedAt: null,
  plannedAt: null,
  override: null,
});

interface StaysToPut {
  readonly ids: readonly RecordId[];
  readonly parts: readonly Part[];
  readonly fields: { readonly [field: string]: Json };
}

/** One new stay for each part. */
export const staysToPut = ({ ids, parts, fields }: StaysToPut): readonly Json[] =>
  parts.map(({ unit, guests }, index) => ({
    type: 'stay',
    ...(ids[index] === undefined ? {} : { id: ids[index] }),
    fields: { ...fields, guests, ...(unit === null ? {} : { unit }) },
  }));

/**
 * What the shelter has to know of its guests: languages, needs and ages, when the whole case comes, and to one unit. Of
 * a part of it nobody has said who they are.
 */
export function cardOf(
  unlocked: Unlocked,
  caseId: RecordId,
  parts: readonly Part[],
  { ageBands }: GuestRequest,
): { readonly [field: string]: Json } {
  const members = membersOfCase(unlocked, caseId);
  const [only, ...more] = parts;
  if (members.length === 0 || only === undefined || more.length > 0 || only.guests < members.length)
    return {};
  return {
    languages: [...new Set(members.flatMap(({ languages }) => languages))],
    needs: [...new Set(members.flatMap(({ needs }) => needs))],
    ...(ageBands === undefined || ageBands === '' ? {} : { ageBands }),
  };
}
