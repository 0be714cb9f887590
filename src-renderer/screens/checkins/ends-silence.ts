import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { numberOf, textOf } from '../../forms/typed-values.ts';

const silent: ReadonlySet<WatchRow['level']> = new Set(['due', 'rung', 'alarm']);

/**
 * Whether saving another schedule takes a missed check-in off all lists though nobody was reached: another first time or another
 * distance makes other due times.
 */
export function endsSilence(row: WatchRow | null, start: string | null, every: number | null): boolean {
  if (row === null || row.watch === null || !silent.has(row.level)) return false;
  const { start: was, every: before } = row.watch.values;
  const at = textOf((was as { readonly at?: string } | null | undefined)?.at);
  return start !== at || every !== numberOf(before);
}
