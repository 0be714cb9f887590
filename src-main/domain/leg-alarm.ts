import type { RecordId } from './ids.ts';

/** What a leg of a journey says. Moments are epoch milliseconds; null where nothing (usable) is said. */
export interface LegFacts {
  readonly record: RecordId;
  readonly departs: number | null;
  readonly arrives: number | null;
  /** When silence becomes an alarm. */
  readonly confirmBy: number | null;
  readonly status: string | null;
}

/** `late`: the planned arrival has passed and nobody has confirmed it; `alarm`: so has the time to confirm it by. */
export const legLevels = ['alarm', 'late', 'underway', 'planned', 'arrived', 'abandoned'] as const;
export type LegLevel = (typeof legLevels)[number];

export interface LegAlarm {
  readonly record: RecordId;
  readonly level: LegLevel;
  /** Since when it has been so, where a time of the leg decides that. */
  readonly since: number | null;
  /** When it becomes something else by itself, and what. */
  readonly next: { readonly level: LegLevel; readonly at: number } | null;
}

/** The state of a leg: as recorded where it is over, otherwise by its times. Whatever order merging left them in is tolerated. */
export function legAlarm(leg: LegFacts, now: number): LegAlarm {
  const { record, status } = leg;
  if (status === 'arrived' || status === 'abandoned')
    return { record, level: status, since: null, next: null };
  const turns = turnsOf(leg);
  const current = turns.find(({ at }) => at <= now);
  const level = current?.level ?? (status === 'underway' ? 'underway' : 'planned');
  const next = turns
    .filter((turn) => turn.at > now && legLevels.indexOf(turn.level) < legLevels.indexOf(level))
    .toSorted((one, other) => one.at - other.at)[0];
  return { record, level, since: current?.at ?? null, next: next ?? null };
}

/** The moments at which a leg changes by itself, the worst state first. */
function turnsOf({ departs, arrives, confirmBy }: LegFacts): readonly { level: LegLevel; at: number }[] {
  const turn = (level: LegLevel, at: number | null) => (at === null ? [] : [{ level, at }]);
  return [...turn('alarm', confirmBy), ...turn('late', arrives), ...turn('underway', departs)];
}
