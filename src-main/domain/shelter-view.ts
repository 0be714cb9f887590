import type { Day } from './days.ts';
import { addDays } from './days.ts';
import type { RecordId } from './ids.ts';
import type { StayFacts } from './occupancy.ts';
import { guestsOn, peopleOf } from './occupancy.ts';
import { bedsOn, isBlockedOn, type UnitFacts } from './units.ts';

/** A stay as the keeper of its house knows it. */
export interface ShelterStay extends StayFacts {
  /** The last day on which the house said that they had not come. */
  readonly notArrivedOn: Day | null;
  /** Withdrawn: removed, or sent elsewhere, which a keeper learns only as "changed, not shared with you". */
  readonly withdrawn: boolean;
}

export interface HeadCount {
  readonly record: RecordId;
  readonly day: Day | null;
  readonly count: number | null;
  /** RFC 3339, as its author claimed: of two counts of one night the later one holds. */
  readonly at: string | null;
}

export interface ShelterHouse {
  readonly record: RecordId;
  readonly state: string | null;
  readonly units: readonly UnitFacts[];
  readonly stays: readonly ShelterStay[];
  readonly counts: readonly HeadCount[];
}

/** Something that a coordinator waits to hear. */
export interface OpenQuestion {
  readonly kind: 'answer' | 'arrival' | 'departure' | 'headcount';
  readonly record: RecordId;
}

/** Every stay of a house is in exactly one of these lists, but for those who have left or whose going was seen. */
export interface ShelterGroups {
  /** They should have come before today. */
  readonly overdue: readonly RecordId[];
  readonly today: readonly RecordId[];
  readonly tomorrow: readonly RecordId[];
  /** Later, or on a day that nobody has said. */
  readonly later: readonly RecordId[];
  readonly leavingOverdue: readonly RecordId[];
  readonly leavingToday: readonly RecordId[];
  /** Within three days. */
  readonly leavingSoon: readonly RecordId[];
  /** Here for longer. */
  readonly here: readonly RecordId[];
  /** The house has said that it can't take them; the coordinator has not moved them yet. */
  readonly declined: readonly RecordId[];
  /** Cancelled or withdrawn, and nobody here has seen that yet. */
  readonly gone: readonly RecordId[];
}

export interface ShelterDay {
  readonly record: RecordId;
  readonly state: 'move out now' | 'paused' | 'open';
  /** People who should be there tonight, by what coordinators and the house have said. */
  readonly expected: number;
  /** People who have come and have not left. */
  readonly present: number;
  /** What the house has counted tonight; null: nothing yet. */
  readonly counted: number | null;
  /** Null where a unit's beds aren't known; never below zero. */
  readonly bedsFree: number | null;
  readonly bedsBlocked: number;
  readonly groups: ShelterGroups;
  readonly open: readonly OpenQuestion[];
}

const soonDays = 3;

/** What the keeper of a house has to know and to answer today. `seen`: stays whose cancelling was seen here. */
export function shelterDay(house: ShelterHouse, seen: ReadonlySet<RecordId>, today: Day): ShelterDay {
  const stays = house.stays.toSorted(byComing);
  const groups = groupsOf(stays, seen, today);
  const expected = expectedTonight(stays, today);
  const beds = bedsOn(house.units, today);
  const blocked = house.units.filter((unit) => isBlockedOn(unit, today));
  const counted = countOn(house.counts, today);
  const open = stays.flatMap((stay) => questionsOf(stay, today));
  const present = stays.filter(isHere).reduce((sum, { guests }) => sum + peopleOf(guests), 0);
  // Nobody counts an empty house.
  if (counted === null && Math.max(expected, present) > 0)
    open.push({ kind: 'headcount', record: house.record });
  return {
    record: house.record,
    state: house.state === 'compromised' ? 'move out now' : house.state === 'paused' ? 'paused' : 'open',
    expected,
    present,
    counted,
    bedsFree: beds === null ? null : Math.max(0, beds - expected),
    bedsBlocked: blocked.reduce((sum, unit) => sum + (unit.beds ?? 0), 0),
    groups,
    open,
  };
}

/** People who should be there on this night: whom the house can't take, or who is not coming any more, is not. */
export const expectedTonight = (stays: readonly ShelterStay[], today: Day): number =>
  guestsOn(
    stays.filter((stay) => !stay.withdrawn && !isDeclined(stay)),
    today,
    today,
  );

/** The headcount that holds for a night; null when there is none. */
export function countOn(counts: readonly HeadCount[], night: Day): number | null {
  const [newest] = counts
    .filter(({ day, count }) => day === night && count !== null)
    .toSorted((one, other) => compare(other.at ?? '', one.at ?? '') || compare(other.record, one.record));
  return newest?.count ?? null;
}

function groupsOf(stays: readonly ShelterStay[], seen: ReadonlySet<RecordId>, today: Day): ShelterGroups {
  const found: Record<keyof ShelterGroups, RecordId[]> = {
    overdue: [],
    today: [],
    tomorrow: [],
    later: [],
    leavingOverdue: [],
    leavingToday: [],
    leavingSoon: [],
    here: [],
    declined: [],
    gone: [],
  };
  for (const stay of stays) {
    const group = groupOf(stay, seen, today);
    if (group !== null) found[group].push(stay.record);
  }
  return found;
}

function groupOf(stay: ShelterStay, seen: ReadonlySet<RecordId>, today: Day): keyof ShelterGroups | null {
  if (isGone(stay)) return seen.has(stay.record) || hasLeft(stay) ? null : 'gone';
  if (hasLeft(stay)) return null;
  if (isHere(stay)) return leavingGroup(stay.until, today);
  if (isDeclined(stay)) return 'declined';
  const { from } = stay;
  if (from === null) return 'later';
  if (from < today) return 'overdue';
  if (from === today) return 'today';
  return from === addDays(today, 1) ? 'tomorrow' : 'later';
}

function leavingGroup(until: Day | null, today: Day): keyof ShelterGroups {
  if (until === null || until > (addDays(today, soonDays) ?? today)) return 'here';
  if (until < today) return 'leavingOverdue';
  return until === today ? 'leavingToday' : 'leavingSoon';
}

function questionsOf(stay: ShelterStay, today: Day): OpenQuestion[] {
  const { record, from, until, answer } = stay;
  if (isGone(stay) || hasLeft(stay)) return [];
  if (isHere(stay)) return until !== null && until <= today ? [{ kind: 'departure', record }] : [];
  if (isDeclined(stay)) return [];
  // From the day of arrival on, whether they are there answers whether they can be taken.
  if (from !== null && from <= today) return stay.notArrivedOn === today ? [] : [{ kind: 'arrival', record }];
  return answer === null ? [{ kind: 'answer', record }] : [];
}

const isGone = ({ withdrawn, status }: ShelterStay): boolean => withdrawn || status === 'cancelled';
const isHere = (stay: ShelterStay): boolean => !isGone(stay) && stay.status === 'checkedIn';
const hasLeft = ({ status }: ShelterStay): boolean => status === 'checkedOut';
const isDeclined = ({ status, answer }: ShelterStay): boolean =>
  answer === 'cannotTake' && status !== 'checkedIn' && status !== 'checkedOut' && status !== 'cancelled';

/** The sooner first, those without a day last. */
const byComing = (one: ShelterStay, other: ShelterStay): number =>
  compare(one.from ?? '9999', other.from ?? '9999') || compare(one.record, other.record);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
