import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForHang } from './hang-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a window that is not heard of in time hangs', () => {
  const hung = vi.fn<() => void>();
  const watch = watchForHang(hung);
  watch.expect(10);
  vi.advanceTimersByTime(9_000);
  watch.expect(10);
  vi.advanceTimersByTime(9_999);
  expect(hung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(hung).toHaveBeenCalledTimes(1);
});

test('one that is done is not waited for', () => {
  const hung = vi.fn<() => void>();
  const watch = watchForHang(hung);
  watch.expect(10);
  watch.expect(0);
  vi.advanceTimersByTime(60_000);
  expect(hung).not.toHaveBeenCalled();
});
