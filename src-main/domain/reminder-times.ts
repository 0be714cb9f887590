import { dueTimes, watchState, type CheckInFacts, type WatchFacts } from './check-ins.ts';
import { legAlarm, type LegFacts } from './leg-alarm.ts';

/** A watch with the check-ins of its case. */
export interface WatchWithCheckIns {
  readonly watch: WatchFacts;
  readonly checkIns: readonly CheckInFacts[];
}

const ahead = 7 * 24 * 3_600_000;

/**
 * The moments of the next seven days at which a person should look: due times, rungs as they will be reached if nobody answers,
 * and the times of journeys. Ascending, each once, and nothing that says whose they are.
 */
export function reminderTimes(
  watches: readonly WatchWithCheckIns[],
  legs: readonly LegFacts[],
  now: number,
): readonly number[] {
  const until = now + ahead;
  const times = [
    ...watches.flatMap(({ watch, checkIns }) => {
      const { openDue, rungs } = watchState(watch, checkIns, now);
      // A due time that has been answered ahead of it is over.
      const from = Math.max(now, (openDue ?? now) - 1);
      return [...dueTimes(watch, from, until), ...rungs.map(({ at }) => at)];
    }),
    ...legs.flatMap((leg) =>
      legAlarm(leg, now).next === null ? [] : [leg.arrives, leg.confirmBy].filter((at) => at !== null),
    ),
  ];
  const coming = times.filter((at) => at > now && at <= until);
  return [...new Set(coming)].toSorted((one, other) => one - other);
}
