import type { PlacesView } from '../../src-preload/contract/houses-views.ts';
import { allocate, type HouseOffer } from '../domain/allocation.ts';
import type { Day } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import { doubleBookings } from '../domain/double-booking.ts';
import { done, type Result } from '../domain/result.ts';
import type { Member, Suits } from '../domain/suitability.ts';
import { freshRecordId } from './fresh-id.ts';
import { membersOf, recordOf, stayFacts, textOf } from './facts.ts';
import { factsToPlaceIn } from './house-clashes.ts';
import { byChild, rowOfType } from './look-up.ts';
import { plannedStay } from './place-case.ts';
import { membersOfCase } from './placing.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import { stayRow } from './show-case.ts';
import type { Unlocked } from './unlocked.ts';

export interface SuggestRequest {
  /** Null: of a stay whose case isn't known here. */
  readonly case: string | null;
  readonly guests?: number | undefined;
  readonly from: Day;
  readonly until: Day | null;
  /** A stay that is to move: its own nights count as free. */
  readonly instead?: string | undefined;
}

/** Ranked places for a case, with reasons, and why the other houses are none. Refusals: `record-id-bad`, `no-such-record`. */
export function suggestPlaces(unlocked: Unlocked, request: SuggestRequest): Result<PlacesView> {
  let caseId: RecordId | null = null;
  if (request.case !== null) {
    const found = rowOfType(unlocked, request.case, 'case');
    if (!found.ok) return found;
    caseId = found.value.id;
  }
  let moving: RecordRow | null = null;
  if (request.instead !== undefined) {
    const found = rowOfType(unlocked, request.instead, 'stay');
    if (!found.ok) return found;
    moving = found.value;
  }
  const members = membersToPlace(unlocked, caseId, moving);
  const guests = request.guests ?? Math.max(1, members.length);
  const record = moving?.id ?? freshRecordId(unlocked.randomness);
  const stay = plannedStay(record, null, caseId, request.from, request.until);
  const own = caseId === null ? [] : byChild(unlocked, caseId, 'stay');
  const offers = unlocked.vault.read.list({ type: 'safeHouse' }).map((house): HouseOffer => ({
    facts: factsToPlaceIn(unlocked, house, null).facts,
    codeName: textOf(house, 'codeName') ?? '',
    suits: suitsOf(unlocked, house),
  }));
  const found = allocate({ party: { guests, members }, stay }, offers, today(unlocked), own.map(stayFacts));
  const unitName = (id: RecordId): string => {
    const unit = unlocked.vault.read.row(id);
    return unit === null ? '' : (textOf(unit, 'name') ?? '');
  };
  return done({
    suggestions: found.suggestions.map(({ house, codeName, fits, answers, parts }) => ({
      house,
      codeName,
      fits,
      answers,
      parts: parts.map((part) => ({ ...part, unitName: unitName(part.unit) })),
    })),
    unfit: found.unfit.map(({ house, codeName, because, answers }) => ({
      house,
      codeName,
      because,
      answers,
    })),
    now: own
      .filter((row) => row.id !== moving?.id && sharesNight(unlocked, row, request))
      .map((row) => stayRow(unlocked, row)),
  });
}

/** The people of the case. Of a stay whose case isn't known here, what the stay itself says. */
function membersToPlace(
  unlocked: Unlocked,
  caseId: RecordId | null,
  moving: RecordRow | null,
): readonly Member[] {
  if (caseId !== null) return membersOfCase(unlocked, caseId);
  return moving === null
    ? []
    : [{ ageBand: null, needs: membersOf(moving, 'needs'), languages: membersOf(moving, 'languages') }];
}

/** As if it were another house's: then two stays of one case on one night are double booked. */
function sharesNight(unlocked: Unlocked, row: RecordRow, { from, until }: SuggestRequest): boolean {
  const caseId = recordOf(row, 'case');
  const [here, there] = ['0'.repeat(32), 'f'.repeat(32)] as RecordId[];
  if (here === undefined || there === undefined) return false;
  const wanted = plannedStay(here, here, caseId, from, until);
  return doubleBookings([{ ...stayFacts(row), house: there }, wanted], today(unlocked)).length > 0;
}

/** A set says yes, no or nothing of a need; rows only hold the yes. */
function suitsOf(unlocked: Unlocked, house: RecordRow): Suits {
  const suits = new Map<string, boolean>();
  for (const [slot, { shown }] of unlocked.vault.read.state(house.id)?.slots ?? []) {
    if (slot.startsWith('suits/') && typeof shown === 'boolean')
      suits.set(slot.slice('suits/'.length), shown);
  }
  return suits;
}
