import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import type { Day } from '../domain/days.ts';
import type { Json } from '../domain/json.ts';
import type { StayFacts } from '../domain/occupancy.ts';
import { refused, type Result } from '../domain/result.ts';
import { recordOf, stayFacts, textOf } from './facts.ts';
import { factsToPlaceIn } from './house-clashes.ts';
import { rowOfType } from './look-up.ts';
import { cardOf, plannedStay, staysToPut } from './place-case.ts';
import { guestNameFor, reasonToPlace } from './placing.ts';
import type { GuestRequest, Part } from './placing.ts';
import { freshRecordId } from './fresh-id.ts';
import { putRecords } from './put-record.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

export interface MoveRequest extends GuestRequest {
  readonly stay: string;
  readonly house: string;
  readonly parts: readonly Part[];
  /** The first night in the new place. */
  readonly from: Day;
  readonly until: Day | null;
}

/**
 * Moves a stay as one action. To another unit of its house before it has begun, the stay itself changes; otherwise it
 * ends on that day (or is called off, when it hasn't begun) and a new one begins, under a new guest name in another
 * house. Refused as placing is; and with `place-dates` when the stay is over before that day.
 */
export async function moveStay(
  unlocked: Unlocked,
  request: MoveRequest,
): Promise<Result<readonly RecordsSaved[]>> {
  const found = rowOfType(unlocked, request.stay, 'stay');
  if (!found.ok) return found;
  const house = rowOfType(unlocked, request.house, 'safeHouse');
  if (!house.ok) return house;
  const old = stayFacts(found.value);
  const { from, until, parts } = request;
  const [only, ...more] = parts;
  const started = hasStarted(old, from);
  const same = old.house === house.value.id && !started && more.length === 0 && only !== undefined;
  const end = started ? ending(old, from, today(unlocked)) : { status: 'cancelled' };
  if (old.status === 'cancelled' || isOver(old, from)) return refused('place-dates');

  const id = same ? old.record : freshRecordId(unlocked.randomness);
  const stay = plannedStay(id, house.value.id, old.caseId, from, until);
  const { facts, elsewhere } = factsToPlaceIn(unlocked, house.value, old.caseId);
  const ended = (one: StayFacts): StayFacts => (one.record === old.record ? { ...one, ...end } : one);
  const after = same ? facts : { ...facts, stays: facts.stays.map(ended) };
  const placement = { stay, parts, facts: after, elsewhere: elsewhere.map(ended) };
  const reason = reasonToPlace(unlocked, placement, request.override);
  if (!reason.ok) return reason;
  const because = { overrideReason: reason.value };
  if (same) {
    const fields: Json = { unit: only.unit, guests: only.guests, from, until, ...because };
    return putRecords(unlocked, [{ type: 'stay', id: old.record, fields }]);
  }

  const name =
    old.house === house.value.id
      ? ({ ok: true, value: textOf(found.value, 'guestName') } as const)
      : guestNameFor(unlocked, house.value.id, old.caseId, request);
  if (!name.ok) return name;
  const card = old.caseId === null ? {} : cardOf(unlocked, old.caseId, parts, request);
  const caseId = recordOf(found.value, 'case');
  return putRecords(unlocked, [
    { type: 'stay', id: old.record, fields: end },
    ...staysToPut({
      ids: [id],
      parts,
      fields: {
        safeHouse: house.value.id,
        ...(caseId === null ? {} : { case: caseId }),
        from,
        ...(until === null ? {} : { until }),
        ...(name.value === null ? {} : { guestName: name.value }),
        status: 'planned',
        ...(reason.value === null ? {} : because),
        ...card,
      },
    }),
  ]);
}

/** They have been there for a night before that day, by what was planned or by what is known. */
const hasStarted = ({ actualFrom, from, status, answer }: StayFacts, day: Day): boolean => {
  const first = actualFrom ?? from;
  if (status === 'checkedIn') return true;
  // What the house can't take never begins.
  return answer !== 'cannotTake' && first !== null && first < day;
};

const isOver = ({ actualUntil, until, status }: StayFacts, day: Day): boolean =>
  actualUntil !== null ||
  status === 'checkedOut' ||
  (status !== 'checkedIn' && until !== null && until < day);

/** Who is there and leaves by today has left; who leaves later will leave then. */
const ending = ({ status }: StayFacts, from: Day, day: Day): { readonly [field: string]: string } =>
  status === 'checkedIn' && from <= day ? { status: 'checkedOut', actualUntil: from } : { until: from };
