import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { firstNight, nightsOf, type Clash, type StayFacts } from './occupancy.ts';
import { isOverridden, reasonsOf } from './overrides.ts';

/** The first night from today on that two stays share; undefined when they share none. */
function sharedNight(one: StayFacts, other: StayFacts, today: Day): Day | undefined {
  const [mine, theirs] = [nightsOf(one, today), nightsOf(other, today)];
  if (mine === undefined || theirs === undefined) return undefined;
  const night = [mine.from, theirs.from, today].toSorted().at(-1) ?? today;
  const ends = [mine.until, theirs.until].filter((until) => until !== null);
  return ends.every((until) => night < until) ? night : undefined;
}

/**
 * Nights on which one case has a bed in two houses: each house waits for people who are elsewhere, and a bed is lost to
 * others. A family split over two houses on purpose carries a reason. Several units of one house are one place.
 */
export function doubleBookings(stays: readonly StayFacts[], today: Day): readonly Clash[] {
  const byCase = new Map<RecordId, StayFacts[]>();
  for (const stay of stays) {
    if (stay.caseId === null || stay.house === null || firstNight(stay, today) === undefined) continue;
    const group = byCase.get(stay.caseId);
    if (group === undefined) byCase.set(stay.caseId, [stay]);
    else group.push(stay);
  }
  return [...byCase].flatMap(([caseId, group]) => {
    const nights = sharedBy(group, today);
    const [day] = nights.map(({ night }) => night).toSorted();
    if (day === undefined) return [];
    const involved = group.filter((stay) => nights.some(({ pair }) => pair.includes(stay)));
    return [
      {
        kind: 'double booked' as const,
        records: [caseId, ...involved.map(({ record }) => record)],
        day,
        overridden: isOverridden(involved, (plain) => {
          const kept = new Set(plain.map(({ record }) => record));
          return (
            sharedBy(
              involved.filter(({ record }) => kept.has(record)),
              today,
            ).length > 0
          );
        }),
        reasons: reasonsOf(involved),
      },
    ];
  });
}

interface Shared {
  readonly pair: readonly StayFacts[];
  readonly night: Day;
}

function sharedBy(stays: readonly StayFacts[], today: Day): readonly Shared[] {
  return stays.flatMap((one, index) =>
    stays.slice(index + 1).flatMap((other) => {
      const night = one.house === other.house ? undefined : sharedNight(one, other, today);
      return night === undefined ? [] : [{ pair: [one, other], night }];
    }),
  );
}
