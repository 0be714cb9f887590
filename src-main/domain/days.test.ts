import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, daysBetween, isDay } from './days.ts';

it('counts days as the calendar does', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(daysBetween('2027-03-12', '2027-04-01')).toBe(20);
  expect([addDays('9999-12-31', 1), addDays('x', 1), addDays('2027-01-01', 0.5)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('knows which days there were', () => {
  expect(['2028-02-29', '2000-02-29', '2027-12-31'].every(isDay)).toBe(true);
  expect(
    ['2027-02-29', '1900-02-29', '2027-00-01', '2027-13-01', '2027-04-31', '2027-01-00', '27-01-01', ''].some(
      isDay,
    ),
  ).toBe(false);
});

it('goes to a number and back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -300_000, max: 2_900_000 }),
      (number) => dayNumber(dayFromNumber(number)) === number,
    ),
  );
});
