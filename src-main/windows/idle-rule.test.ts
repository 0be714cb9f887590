import { expect, test } from 'vitest';
import { isIdle as decide, type IdleReading } from './idle-rule.ts';

const minute = 60_000;

const isIdle = (reading: Omit<IdleReading, 'sinceCall'>, minutes: number, sinceCall = Infinity): boolean =>
  decide({ ...reading, sinceCall }, minutes);

test('nobody has touched the window for the whole time', () => {
  expect(isIdle({ steady: 5 * minute - 1, wall: 5 * minute - 1, systemSeconds: 0 }, 5)).toBe(false);
  expect(isIdle({ steady: 5 * minute, wall: 5 * minute, systemSeconds: 0 }, 5)).toBe(true);
});

test('a computer that slept counts the time it slept', () => {
  expect(isIdle({ steady: minute, wall: 60 * minute, systemSeconds: 0 }, 5)).toBe(true);
});

test('a clock set back does not delay it', () => {
  expect(isIdle({ steady: 5 * minute, wall: -60 * minute, systemSeconds: 0 }, 5)).toBe(true);
});

test('the system may know that nobody is there', () => {
  expect(isIdle({ steady: 0, wall: 0, systemSeconds: 300 }, 5)).toBe(true);
});

test('a call puts it off, and the waiting begins when it has ended', () => {
  const nobody = { steady: 20 * minute, wall: 20 * minute, systemSeconds: 20 * 60 };
  expect(isIdle(nobody, 5, 0)).toBe(false);
  expect(isIdle(nobody, 5, 5 * minute - 1)).toBe(false);
  expect(isIdle(nobody, 5, 5 * minute)).toBe(true);
});
