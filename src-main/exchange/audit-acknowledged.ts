import type { ChannelId } from '../domain/ids.ts';

/** What somebody says to have of a channel: everything up to a number, except what is missing. */
export interface SaidToHave {
  readonly channel: ChannelId;
  readonly upTo: number;
  readonly missing: readonly number[];
}

interface Said {
  /** Ascending. */
  readonly upTo: readonly number[];
  /** By how many of them a number is named missing that they reach. */
  readonly missing: ReadonlyMap<number, number>;
}

/**
 * Whether any of these says to have a bundle. Each is gone through once, however many bundles are asked about: a journal may hold
 * tens of thousands of both, and whoever wrote it may mean it to take days.
 */
export function acknowledgedBy(
  all: readonly SaidToHave[],
): (bundle: { readonly channel: ChannelId; readonly number: number }) => boolean {
  const channels = new Map<ChannelId, Said>();
  for (const [channel, some] of Map.groupBy(all, ({ channel: one }) => one)) {
    const missing = new Map<number, number>();
    for (const { upTo, missing: named } of some)
      for (const number of new Set(named))
        if (number <= upTo) missing.set(number, (missing.get(number) ?? 0) + 1);
    channels.set(channel, { upTo: some.map(({ upTo }) => upTo).toSorted((a, b) => a - b), missing });
  }
  return ({ channel, number }) => {
    const said = channels.get(channel);
    return said !== undefined && reaching(said.upTo, number) > (said.missing.get(number) ?? 0);
  };
}

/** How many of these numbers, ascending, are at least so high. */
function reaching(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
