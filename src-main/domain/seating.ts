import type { RecordId } from './ids.ts';
import { isCarer, isMinor, type Party } from './suitability.ts';

/** How many of a party sleep in one unit. */
export interface Seats {
  readonly unit: RecordId;
  readonly guests: number;
}

export interface Room {
  readonly unit: RecordId;
  /** Beds free on all of the nights. */
  readonly free: number;
}

/**
 * Beds for all of a party in one house: the smallest unit that holds them all, otherwise as few units as can be, the
 * largest first. Wherever someone under age sleeps, a grown-up of the party sleeps too; where there are minors, a person of
 * unknown age counts as one. `minors alone`: there are beds, but not so that this holds.
 */
export function seatParty(
  party: Party,
  rooms: readonly Room[],
): readonly Seats[] | 'over capacity' | 'minors alone' {
  const free = rooms.filter((room) => room.free > 0);
  const minors = party.members.filter(isMinor).length;
  const carers = party.members.filter(isCarer).length;
  const guests = Math.max(party.guests, 1);
  if (free.reduce((sum, room) => sum + room.free, 0) < guests) return 'over capacity';
  if (minors > 0 && carers === 0) return 'minors alone';
  const [smallest] = free
    .filter((room) => room.free >= guests)
    .toSorted((one, other) => one.free - other.free || byId(one, other));
  if (smallest !== undefined) return [{ unit: smallest.unit, guests }];
  // Where children travel, whoever isn't known to be grown up may be one.
  const young = minors === 0 ? 0 : Math.max(0, guests - carers);
  return split(
    guests,
    young,
    carers,
    free.toSorted((one, other) => other.free - one.free || byId(one, other)),
  );
}

const byId = (one: Room, other: Room): number => (one.unit < other.unit ? -1 : 1);

/** Minors first, each unit's with one carer, in the largest units: so the fewest carers are needed. Then all others. */
function split(
  guests: number,
  minors: number,
  carers: number,
  rooms: readonly Room[],
): readonly Seats[] | 'minors alone' {
  const seated = rooms.map(({ unit, free }) => ({ unit, free, guests: 0 }));
  let [young, grown] = [minors, carers];
  for (const room of seated) {
    if (young === 0) break;
    if (grown === 0 || room.free < 2) return 'minors alone';
    const youngHere = Math.min(young, room.free - 1);
    room.guests = 1 + youngHere;
    young -= youngHere;
    grown -= 1;
  }
  let others = guests - seated.reduce((sum, room) => sum + room.guests, 0);
  for (const room of seated) {
    const more = Math.min(others, room.free - room.guests);
    room.guests += more;
    others -= more;
  }
  return seated.filter((room) => room.guests > 0).map(({ unit, guests: seats }) => ({ unit, guests: seats }));
}
