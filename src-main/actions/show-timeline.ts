import type { TimelineBar, TimelineUnit, TimelineView } from '../../src-preload/contract/houses-views.ts';
import { readPeriod } from '../domain/blocked-nights.ts';
import { addDays, type Day } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import { covers, guestsOn, nightsOf, peopleOf } from '../domain/occupancy.ts';
import type { Clash } from '../domain/occupancy.ts';
import { membersOf, recordOf, stayFacts, textOf, unitFacts } from './facts.ts';
import { clashesIn } from './house-clashes.ts';
import type { RecordRow } from './ports/store.ts';
import { grouped, today } from './rows.ts';
import { stayRow } from './show-case.ts';
import type { Unlocked } from './unlocked.ts';
import { isBlockedOn } from '../domain/units.ts';

/** Beds by day of all houses: one row for each unit, and one for those who have none. */
export function showTimeline(unlocked: Unlocked, from: Day, count: number): TimelineView {
  const units = grouped(unlocked, 'unit', 'safeHouse');
  const stays = grouped(unlocked, 'stay', 'safeHouse');
  const days = Array.from({ length: count }, (_, index) => addDays(from, index)).filter(
    (day) => day !== undefined,
  );
  return {
    from,
    houses: unlocked.vault.read.list({ type: 'safeHouse', sortBy: 'codeName' }).map((house) => {
      const own = units.get(house.id) ?? [];
      const here = stays.get(house.id) ?? [];
      const marks = marksOf(clashesIn(unlocked, house, own, here));
      const known = new Set(own.map(({ id }) => id));
      const unplaced = here.filter((stay) => {
        const unit = recordOf(stay, 'unit');
        return unit === null || !known.has(unit);
      });
      const line = (unit: RecordRow | null, inIt: readonly RecordRow[]): TimelineUnit =>
        unitLine(unlocked, unit, inIt, days, marks);
      const loose = line(null, unplaced);
      return {
        house,
        units: [
          ...own.map((unit) =>
            line(
              unit,
              here.filter((stay) => recordOf(stay, 'unit') === unit.id),
            ),
          ),
          ...(loose.bars.length > 0 ? [loose] : []),
        ],
      };
    }),
  };
}

type Mark = TimelineBar['mark'];

/** Of each stay the worst clash that it is in. */
function marksOf(clashes: readonly Clash[]): ReadonlyMap<RecordId, Mark> {
  const marks = new Map<RecordId, Mark>();
  for (const { records, overridden } of clashes.toSorted(
    (a, b) => Number(b.overridden) - Number(a.overridden),
  ))
    for (const record of records) marks.set(record, overridden ? 'overridden' : 'clash');
  return marks;
}

function unitLine(
  unlocked: Unlocked,
  row: RecordRow | null,
  stays: readonly RecordRow[],
  days: readonly Day[],
  marks: ReadonlyMap<RecordId, Mark>,
): TimelineUnit {
  const day = today(unlocked);
  const unit = row === null ? null : unitFacts(row);
  const facts = stays.map(stayFacts);
  const [first] = days;
  const last = days.at(-1);
  const bars = stays.flatMap((stay): readonly TimelineBar[] => {
    const nights = nightsOf(stayFacts(stay), day);
    const outside =
      nights === undefined ||
      first === undefined ||
      last === undefined ||
      nights.from > last ||
      (nights.until !== null && nights.until <= first);
    if (outside) return [];
    const status = textOf(stay, 'status');
    return [
      {
        stay: stay.id,
        name: textOf(stay, 'guestName') ?? stayRow(unlocked, stay).caseAlias ?? '',
        guests: peopleOf(stayFacts(stay).guests),
        from: nights.from,
        until: nights.until,
        actual: status === 'checkedIn' || status === 'checkedOut',
        mark: marks.get(stay.id) ?? null,
      },
    ];
  });
  return {
    id: row?.id ?? null,
    name: row === null ? '' : (textOf(row, 'name') ?? ''),
    nights: days.map((night) => {
      const blocked = unit !== null && isBlockedOn(unit, night);
      const guests = guestsOn(facts, night, day);
      const beds = blocked ? 0 : (unit?.beds ?? null);
      const over = night >= day && beds !== null && guests > beds;
      const there = facts.filter((stay) => covers(nightsOf(stay, day), night));
      const put = there.some(({ record }) => marks.get(record) === 'clash') ? 'clash' : 'overridden';
      return { day: night, guests, beds, blocked, mark: over ? put : null };
    }),
    bars: bars.toSorted((one, other) => (`${one.from} ${one.stay}` < `${other.from} ${other.stay}` ? -1 : 1)),
    unreadable:
      row === null ? [] : membersOf(row, 'blockedNights').filter((text) => readPeriod(text) === undefined),
  };
}
