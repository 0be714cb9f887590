import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addDays,
  dayNumber,
  formatDay,
  formatDayAndDistance,
  formatDayOf,
  formatWait,
  readDay,
} from './dates.ts';

afterEach(() => vi.unstubAllEnvs());

describe('days', () => {
  it('names the month in every language', () => {
    expect(formatDay('2027-03-12', 'ru')).toBe('12 мар 2027');
    expect(formatDay('2027-03-12', 'en')).toBe('12 Mar 2027');
  });

  it.each([
    ['Asia/Tokyo', '2027-03-11T15:00:00Z'],
    ['America/Los_Angeles', '2027-03-13T07:59:59Z'],
    ['UTC', '2027-03-12T12:00:00Z'],
  ])('gives the day of an instant as the calendar on the wall has it: %s', (zone, instant) => {
    vi.stubEnv('TZ', zone);
    expect(formatDayOf(instant, 'en')).toBe('12 Mar 2027');
  });

  it('says how far a day is', () => {
    expect(formatDayAndDistance('2027-03-12', '2027-02-26', 'ru')).toBe('12 мар 2027, через 14 дн.');
    expect(formatDayAndDistance('2027-03-12', '2027-03-11', 'en')).toBe('12 Mar 2027, tomorrow');
  });

  it('reads what people type, and refuses what may mean two days', () => {
    expect(readDay('2027-03-12', '2027-01-01')).toBe('2027-03-12');
    expect(readDay(' 12.3.2027 ', '2027-01-01')).toBe('2027-03-12');
    expect(readDay('+14', '2027-02-26')).toBe('2027-03-12');
    expect(readDay('03/04/27', '2027-01-01')).toBeNull();
    expect(readDay('2027-02-30', '2027-01-01')).toBeNull();
  });

  it('knows only days that exist', () => {
    expect(dayNumber('2028-02-29')).not.toBeNull();
    expect(dayNumber('2027-02-29')).toBeNull();
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  });
});

it('says how long until a moment, in the unit that matters', () => {
  const now = Date.parse('2027-03-12T18:00:00Z');
  const said = (instant: string) => formatWait(instant, now, 'en');
  expect(said('2027-03-12T18:55:00Z')).toBe('in 55 min.');
  expect(said('2027-03-12T23:00:00Z')).toBe('in 5 hr.');
  expect(said('2027-03-10T18:00:00Z')).toBe('2 days ago');
  expect(formatWait('2027-03-12T18:55:00Z', now, 'ru')).toBe('через 55 мин.');
  expect(formatWait('soon', now, 'en')).toBe('');
});
