import type { ErasurePlan } from '../../src-preload/contract/views.ts';
import { done, type Result } from '../domain/result.ts';
import { askedViews, holderViewer } from './asked-view.ts';
import { erasableOf, holdersOfErasable, type ErasureWish } from './erasure-scope.ts';
import { withRecordsBelow } from './records-below.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * What erasing would take away here, who holds the same, and what was erased and asked for before. Writes nothing.
 * Refusals: `record-id-bad`, `no-such-record`, `field-unknown`.
 */
export async function planErasure(unlocked: Unlocked, wish: ErasureWish): Promise<Result<ErasurePlan>> {
  const erasable = await erasableOf(unlocked, wish);
  if (!erasable.ok) return erasable;
  const { rows, values, earlier } = erasable.value;
  const [row] = rows;
  const show = holderViewer(unlocked);
  const types = Map.groupBy(rows, ({ type }) => type);
  return done({
    values: values.length,
    fields: [
      ...new Set(
        values.flatMap(({ record, slot }) => (record === row?.id ? [slot.split('/', 1)[0] ?? slot] : [])),
      ),
    ],
    records: [...types].map(([type, some]) => ({ type, count: some.length })),
    below: row === undefined ? 0 : withRecordsBelow(unlocked, row).length - 1,
    erasedBefore: earlier.size,
    holders: show(await holdersOfErasable(unlocked, erasable.value, 'both')),
    holdersBefore: show(await holdersOfErasable(unlocked, erasable.value, 'earlier')),
    asked: earlier.size === 0 ? [] : await askedViews(unlocked, earlier),
  });
}
