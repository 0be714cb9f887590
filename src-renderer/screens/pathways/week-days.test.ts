import { describe, expect, it } from 'vitest';
import { placeInWeek, weekStart } from './week-days.ts';

describe('a week of a calendar', () => {
  it('begins on Monday', () => {
    expect(weekStart('2027-03-12')).toBe('2027-03-08');
    expect(weekStart('2027-03-08')).toBe('2027-03-08');
    expect(weekStart('2027-03-14')).toBe('2027-03-08');
    expect(weekStart('2028-03-01')).toBe('2028-02-28');
    expect(weekStart('1969-12-31')).toBe('1969-12-29');
    expect(['2026-12-28', '2027-01-03'].map(placeInWeek)).toEqual([0, 6]);
  });
});
