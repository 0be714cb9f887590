import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChannelId } from '../domain/ids.ts';
import { acknowledgedBy } from './audit-acknowledged.ts';

const channel = 'c0'.repeat(16) as ChannelId;
const other = 'd0'.repeat(16) as ChannelId;
const number = fc.integer({ min: 1, max: 12 });

test('a bundle is acknowledged when any reaches it and doesn’t miss it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          channel: fc.constantFrom(channel, other),
          upTo: number,
          missing: fc.array(number, { maxLength: 8 }),
        }),
        { maxLength: 8 },
      ),
      number,
      (all, asked) => {
        const wanted = all.some(
          (one) => one.channel === channel && one.upTo >= asked && !one.missing.includes(asked),
        );
        expect(acknowledgedBy(all)({ channel, number: asked })).toBe(wanted);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a journal that says it ten thousand times, missing ten thousand each, keeps nobody busy for days', () => {
  const missing = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const all = Array.from({ length: 500 }, () => ({ channel, upTo: 50_000, missing }));
  const isAcknowledged = acknowledgedBy(all);
  let acknowledged = 0;
  for (let asked = 1; asked <= 50_000; asked += 1)
    if (isAcknowledged({ channel, number: asked })) acknowledged += 1;
  expect(acknowledged).toBe(40_000);
});
