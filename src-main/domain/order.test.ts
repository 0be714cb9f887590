import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderBetween } from './order.ts';
import { checkValue } from './records/slot.ts';

it('comes between, always as a key that can be stored', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect(keys).toEqual(keys.toSorted());
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(checkValue('step', 'order', key).ok).toBe(true);
    }),
  );
});

it('grows slowly at either end, and comes after the first when both are the same', () => {
  let [low, high] = [orderBetween(null, null), orderBetween(null, null)];
  for (let count = 0; count < 100; count += 1)
    [low, high] = [orderBetween(null, low), orderBetween(high, null)];
  expect([low.length, high.length].every((length) => length < 30)).toBe(true);
  expect(orderBetween('V', 'V') > 'V').toBe(true);
});

it('finds room between two neighbours again and again, from either side', () => {
  let [low, high] = [orderBetween(null, null), orderBetween(orderBetween(null, null), null)];
  for (let count = 0; count < 60; count += 1) {
    const between = orderBetween(low, high);
    expect(low < between && between < high).toBe(true);
    if (count % 20 < 10) high = between;
    else low = between;
  }
});

it('is as short as the room allows, and keys that nobody should have end it, too', () => {
  expect(orderBetween(null, '11')).toBe('0V');
  expect(orderBetween('V', 'V')).toBe('k');
  expect(orderBetween('V', 'F')).toBe('k');
  expect(orderBetween('-', '0')).toBe('0V');
});
