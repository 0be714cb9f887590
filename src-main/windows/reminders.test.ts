import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReminders } from './reminders.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function make() {
  const remind = vi.fn<() => void>();
  const at = { window: false };
  const reminders = createReminders({ now: () => Date.now(), isWatched: () => at.window, remind });
  return { reminders, remind, at };
}

test('each moment is reminded of once, when it comes', () => {
  const { reminders, remind } = make();
  reminders.keep([100_000, 200_000]);
  vi.advanceTimersByTime(99_999);
  expect(remind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(99_999);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000_000);
  expect(remind).toHaveBeenCalledTimes(2);
});

test('several that came while the computer slept are one reminder', () => {
  const { reminders, remind } = make();
  reminders.keep([100_000, 200_000, 300_000]);
  vi.setSystemTime(250_000);
  vi.advanceTimersByTime(30_000);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20_000);
  expect(remind).toHaveBeenCalledTimes(2);
});

test('nobody is reminded who is at the open window, then or later', () => {
  const { reminders, remind, at } = make();
  at.window = true;
  reminders.keep([100_000]);
  vi.advanceTimersByTime(100_000);
  at.window = false;
  vi.advanceTimersByTime(100_000);
  expect(remind).not.toHaveBeenCalled();
});

test('what is kept anew stands in the place of what was; nothing past comes back', () => {
  const { reminders, remind } = make();
  reminders.keep([100_000]);
  reminders.keep([]);
  vi.advanceTimersByTime(200_000);
  reminders.keep([150_000]);
  vi.advanceTimersByTime(200_000);
  expect(remind).not.toHaveBeenCalled();
});
