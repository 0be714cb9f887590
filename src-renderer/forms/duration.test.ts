import { describe, expect, it } from 'vitest';
import { durationOf, readSpan, showSpan } from './duration.ts';

describe('a duration', () => {
  it('is read from what is typed, with any dash', () => {
    expect(readSpan('14')).toEqual({ min: 14, max: 14 });
    expect(readSpan(' 14 – 60 ')).toEqual({ min: 14, max: 60 });
    expect(readSpan('14-60')).toEqual({ min: 14, max: 60 });
    for (const wrong of ['', 'x', '60-14', '-3', '1-2-3']) expect(readSpan(wrong)).toBeNull();
  });

  it('is shown as it is typed', () => {
    for (const typed of ['14', '14–60']) expect(showSpan(readSpan(typed) ?? { min: 0, max: 0 })).toBe(typed);
  });

  it('of a record is what can be read of it', () => {
    expect(durationOf({ min: 1, max: 2, unit: 'months' })).toEqual({ min: 1, max: 2, unit: 'months' });
    for (const wrong of [
      null,
      undefined,
      'x',
      [],
      { min: 1, max: 2, unit: 'years' },
      { min: 1, unit: 'days' },
    ])
      expect(durationOf(wrong)).toBeNull();
  });
});
