import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber, type Day } from './days.ts';
import type { HolidayFile } from './holiday-file.ts';
import { holidaysFrom } from './holidays.ts';
import { addSpan, readDuration, readSpan, type Span } from './spans.ts';
import { addWorkingDays, weekdaysOnly, type WorkingDays } from './working-days.ts';

const folder = join(import.meta.dirname, '../../resources/holidays');
const holidays = holidaysFrom(
  ['de', 'ge'].map((name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as HolidayFile),
);
const add = (day: Day, count: number, unit: Span['unit'], working: WorkingDays = weekdaysOnly): Day =>
  dayFromNumber(addSpan(dayNumber(day) ?? 0, { count, unit }, working));

describe('months', () => {
  it('end on the last day of a shorter one, in leap years too', () => {
    expect(add('2027-01-31', 1, 'months')).toBe('2027-02-28');
    expect(add('2028-01-31', 1, 'months')).toBe('2028-02-29');
    expect(add('2028-02-29', 12, 'months')).toBe('2029-02-28');
    expect(add('2027-08-31', 6, 'months')).toBe('2028-02-29');
    expect(add('2027-12-15', 1, 'months')).toBe('2028-01-15');
    expect(add('2027-02-28', 1, 'months')).toBe('2027-03-28');
  });
  it('before a day', () => {
    expect(add('2027-03-31', -1, 'months')).toBe('2027-02-28');
    expect(add('2028-01-15', -13, 'months')).toBe('2026-12-15');
  });
});

describe('working days', () => {
  it('end on the n-th working day after', () => {
    // Friday 12 March 2027: Monday is the first.
    expect(add('2027-03-12', 1, 'workingDays')).toBe('2027-03-15');
    expect(add('2027-03-12', 5, 'workingDays')).toBe('2027-03-19');
    expect(add('2027-03-13', 1, 'workingDays')).toBe('2027-03-15');
    expect(add('2027-03-13', 0, 'workingDays')).toBe('2027-03-13');
    expect(add('2027-03-15', -1, 'workingDays')).toBe('2027-03-12');
  });
  it('leave out the holidays of the country', () => {
    // Germany, Easter 2027: Good Friday 26 March, Easter Monday 29 March. From Wednesday 24 March: Thursday 25 (1),
    // Tuesday 30 (2), Wednesday 31 (3), Thursday 1 April (4).
    expect(add('2027-03-24', 4, 'workingDays', holidays.of('DE'))).toBe('2027-04-01');
    // Georgia keeps the orthodox Easter: Thursday 25 (1), Friday 26 (2), Monday 29 (3), Tuesday 30 (4).
    expect(add('2027-03-24', 4, 'workingDays', holidays.of('GE'))).toBe('2027-03-30');
    // Over the New Year of 2028: from Thursday 23 December 2027: Friday 24 (1), Monday 27 (2; the 25th and 26th are a
    // weekend in Germany and moved nowhere), 28 (3), 29 (4), 30 (5), 31 (6), Monday 3 January (7).
    expect(add('2027-12-23', 7, 'workingDays', holidays.of('DE'))).toBe('2028-01-03');
    // Georgia, from Friday 31 December 2027: 1 and 2 January are a weekend; Monday 3 (1), 4, 5, 6 (4), Friday 7 is
    // Christmas, Monday 10 (5).
    expect(add('2027-12-31', 5, 'workingDays', holidays.of('GE'))).toBe('2028-01-10');
    // Over 29 February 2028, a Tuesday: Monday 28 (1), Tuesday 29 (2), Wednesday 1 March (3).
    expect(add('2028-02-25', 3, 'workingDays', holidays.of('DE'))).toBe('2028-03-01');
  });
  it('of a year', () => {
    // 2027 begins on a Friday and has 52 weeks and a day: 261 weekdays.
    expect(dayFromNumber(addWorkingDays(dayNumber('2026-12-31') ?? 0, 261, weekdaysOnly))).toBe('2027-12-31');
  });
});

it('years have an end', () => {
  expect(add('2199-12-01', 60, 'days')).toBe('2199-12-31');
  expect(add('1900-01-15', -60, 'days')).toBe('1900-01-01');
});

it('what is not said, or is said wrongly, is no span', () => {
  expect(readSpan({ months: 6, step: 'x' })).toEqual({ count: 6, unit: 'months' });
  expect(readSpan({ days: -30 })).toEqual({ count: -30, unit: 'days' });
  for (const wrong of [
    null,
    undefined,
    [],
    5,
    'x',
    {},
    { days: 1.5 },
    { days: '3' },
    { weeks: 2 },
    { days: 1e9 },
  ])
    expect(readSpan(wrong)).toBe(undefined);
  const span = (count: number) => ({ count, unit: 'workingDays' });
  expect(readDuration({ min: 14, max: 60, unit: 'workingDays' })).toEqual({ min: span(14), max: span(60) });
  expect(readDuration({ min: 60, max: 14, unit: 'workingDays' })).toEqual({ min: span(14), max: span(60) });
  expect(readDuration({ max: 14, unit: 'workingDays' })).toEqual({ min: span(14), max: span(14) });
  for (const wrong of [
    null,
    {},
    { min: 1, max: 2 },
    { unit: 'days' },
    { min: -1, unit: 'days' },
    { min: 1, unit: 'years' },
    // Of the two, one can't be read: the other alone would promise too much.
    { min: 3, max: 99_999, unit: 'days' },
    { min: 2.5, max: 4, unit: 'days' },
    { min: 3, max: -1, unit: 'days' },
  ])
    expect(readDuration(wrong)).toBe(undefined);
});
