import type { Day } from './days.ts';
import { addDays } from './days.ts';
import type { RecordId } from './ids.ts';
import { doubleBookings } from './double-booking.ts';
import { clashesOf, peopleOf, type HouseFacts, type StayFacts } from './occupancy.ts';
import { plainRow, type TodayRow } from './today-facts.ts';

/** Who is in danger, who comes and who goes in one house; `caseOf` names the case of a stay where it is known. */
export function houseRows(
  house: HouseFacts,
  caseOf: (stay: RecordId) => RecordId | null,
  today: Day,
): readonly TodayRow[] {
  return [...wrongIn(house, today), ...house.stays.flatMap((stay) => guestRow(house, stay, caseOf, today))];
}

/** A compromised house is one row with all who are still there or on their way; other clashes are one row each. */
function wrongIn(house: HouseFacts, today: Day): readonly TodayRow[] {
  return clashesOf(house, today).flatMap((clash) => {
    // Somebody has put up with it and said why: the house's page shows that.
    if (clash.overridden) return [];
    const [place = null, ...stays] = clash.records;
    const about = { house: house.record, day: clash.day, count: Math.max(stays.length, 1) };
    if (clash.kind === 'stay in compromised house') {
      return [
        plainRow('houseCompromised', {
          ...about,
          // Since when nobody knows; it goes on until they are out.
          day: null,
          record: house.record,
          group: 'now',
          overdue: true,
          alarm: true,
        }),
      ];
    }
    // In a compromised house nobody counts beds.
    if (house.state === 'compromised') return [];
    const tonight = clash.day <= today;
    return [
      plainRow('clash', {
        ...about,
        record: place,
        overdue: tonight,
        group: tonight ? 'now' : groupOfDay(clash.day, today),
      }),
    ];
  });
}

/** One case with beds in two houses on one night. Who is on the way out of a compromised house may have two. */
export function doubleBookedRows(houses: readonly HouseFacts[], today: Day): readonly TodayRow[] {
  const stays = houses.filter(({ state }) => state !== 'compromised').flatMap((house) => house.stays);
  return doubleBookings(stays, today).flatMap(
    ({ records: [caseId = null, first = null], day, overridden }) => {
      if (overridden) return [];
      const tonight = day <= today;
      return [
        plainRow('clash', {
          record: first,
          caseId,
          house: stays.find(({ record }) => record === first)?.house ?? null,
          day,
          overdue: tonight,
          group: tonight ? 'now' : groupOfDay(day, today),
        }),
      ];
    },
  );
}

/** Today or tomorrow; an arrival or a departure that nobody has confirmed stays until somebody does. */
function guestRow(
  house: HouseFacts,
  stay: StayFacts,
  caseOf: (stay: RecordId) => RecordId | null,
  today: Day,
): readonly TodayRow[] {
  const tomorrow = addDays(today, 1) ?? today;
  const row = (kind: 'arrival' | 'departure', day: Day): readonly TodayRow[] =>
    day > tomorrow
      ? []
      : [
          plainRow(kind, {
            record: stay.record,
            caseId: caseOf(stay.record),
            house: house.record,
            day,
            overdue: day < today,
            group: day < today ? 'now' : groupOfDay(day, today),
            count: peopleOf(stay.guests),
          }),
        ];
  if (stay.status === 'cancelled' || stay.status === 'checkedOut') return [];
  const here = stay.status === 'checkedIn' || stay.actualFrom !== null;
  // Nights that are over don't answer whether somebody ever came.
  if (!here) return stay.from === null ? [] : row('arrival', stay.from);
  return stay.actualUntil !== null || stay.until === null ? [] : row('departure', stay.until);
}

/** For what is not late. */
export const groupOfDay = (day: Day, today: Day): 'today' | 'week' | 'coming' =>
  day <= today ? 'today' : day <= (addDays(today, 6) ?? today) ? 'week' : 'coming';
