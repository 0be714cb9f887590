import { describe, expect, it } from 'vitest';
import { barOf, monthsOf, shareOf, weeksOf } from './timeline-weeks.ts';

describe('the weeks of a drawing', () => {
  it('begin on a Monday and have today in them', () => {
    // 12 March 2027 is a Friday.
    expect(weeksOf([], [], '2027-03-12')).toEqual({ from: '2027-03-08', count: 4 });
    expect(weeksOf([], [], '2027-03-08').from).toBe('2027-03-08');
    expect(weeksOf([], ['2027-05-02'], '2027-03-12')).toEqual({ from: '2027-03-08', count: 8 });
    expect(weeksOf([], ['2027-05-03'], '2027-03-12').count).toBe(9);
  });

  it('end somewhere, whatever somebody has typed', () => {
    expect(weeksOf([], ['9999-12-31'], '2027-03-12').count).toBe(130);
    expect(weeksOf([], ['1969-12-30'], '1969-12-31').from).toBe('1969-12-29');
  });

  it('say where a day is, never outside', () => {
    const weeks = { from: '2027-03-08', count: 4 };
    expect(shareOf(weeks, '2027-03-08')).toBe(0);
    expect(shareOf(weeks, '2027-03-22')).toBe(0.5);
    expect(shareOf(weeks, '2026-01-01')).toBe(0);
    expect(shareOf(weeks, '2030-01-01')).toBe(1);
  });

  it('have bars that include their last day, and end in the order of their cases', () => {
    const weeks = { from: '2027-03-08', count: 4 };
    const range = (earliest: string, latest = earliest) => ({ earliest, latest });
    const bar = barOf(weeks, range('2027-03-08'), range('2027-03-14', '2027-03-21'), 7);
    expect(bar).toEqual({ start: 0, sure: 0.25, slow: 0.5, slack: 0.75 });
    expect(barOf(weeks, null, range('2027-03-14'), 0)).toBeNull();
    expect(barOf(weeks, range('2027-03-08'), range('2027-03-08'), null)?.slack).toBeCloseTo(1 / 28);
  });

  it('are counted by months', () => {
    expect(monthsOf({ from: '2027-03-22', count: 4 })).toEqual([
      { day: '2027-03-22', weeks: 2 },
      { day: '2027-04-05', weeks: 2 },
    ]);
  });
});
