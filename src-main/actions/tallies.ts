import type { Tally } from '../../src-preload/contract/pathway-lists-views.ts';

/** How many there are of each, the most first. */
export function tallied(values: readonly (string | null)[]): readonly Tally[] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((one, other) => other.count - one.count || ((one.id ?? '~') < (other.id ?? '~') ? -1 : 1));
}
