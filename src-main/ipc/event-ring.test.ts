import { expect, test } from 'vitest';
import { createEventRing } from './event-ring.ts';

test('keeps the last events and counts them by code', () => {
  const { note, counts } = createEventRing(3);
  for (const code of ['a', 'b', 'b', 'c', 'c', 'd', 'b', 'b']) note(code);
  expect(counts()).toEqual([
    { code: 'b', count: 2 },
    { code: 'c', count: 2 },
    { code: 'd', count: 1 },
  ]);
});
