import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TooSlow, withinTime } from './within-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work that ends gives what it gives, and main is told that it is over', async () => {
  const watch = vi.fn<(seconds: number) => void>();
  expect(await withinTime(watch, Promise.resolve('page'))).toBe('page');
  expect(watch.mock.calls).toEqual([[40], [0]]);
});

test('work that does not end is given up, and main hears of the window until then', async () => {
  const watch = vi.fn<(seconds: number) => void>();
  const result = withinTime(watch, new Promise(() => {})).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await result).toBeInstanceOf(TooSlow);
  expect(watch.mock.calls.filter(([seconds]) => seconds === 40).length).toBeGreaterThan(3);
  expect(watch.mock.calls.at(-1)).toEqual([0]);
});
