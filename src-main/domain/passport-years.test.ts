import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from './days.ts';
import { birthsOf, nearDay, shortDate } from './passport-years.ts';

const today = '2026-11-20';
const births = (text: string, on = today) => birthsOf(text, on).map(({ day }) => day);

describe('two figures for a year of birth', () => {
  it('is in the past', () => {
    expect(births('740812')).toEqual(['1974-08-12']);
    expect(births('261120')).toEqual(['1926-11-20', '2026-11-20']);
    expect(births('261121')).toEqual(['1926-11-21']);
  });

  it('gives both where somebody may be 5 or 105', () => {
    expect(births('210301')).toEqual(['1921-03-01', '2021-03-01']);
    expect(births('110101')).toEqual(['1911-01-01', '2011-01-01']);
    expect(births('100101')).toEqual(['2010-01-01']);
  });

  it('keeps what is not known unknown', () => {
    expect(birthsOf('7408<<', today)).toEqual([{ day: '1974-08', precision: 'month' }]);
    expect(birthsOf('74<<<<', today)).toEqual([{ day: '1974', precision: 'about' }]);
    expect(shortDate('<<<<<<')).toBe('unknown');
    expect(birthsOf('74<<12', today)).toEqual([]);
  });

  it('knows leap days of the century: 29 February 1900 never was', () => {
    expect(births('000229', '2010-01-01')).toEqual(['2000-02-29']);
    expect(births('010229')).toEqual([]);
    expect(births('740431')).toEqual([]);
  });
});

describe('two figures for a year of expiry', () => {
  it('is the nearest', () => {
    expect(nearDay('120415', today)).toBe('2012-04-15');
    expect(nearDay('961210', today)).toBe('1996-12-10');
    expect(nearDay('341231', today)).toBe('2034-12-31');
    expect(nearDay('991231', '2095-01-01')).toBe('2099-12-31');
    expect(nearDay('<<<<<<', today)).toBeNull();
    expect(nearDay('341331', today)).toBeUndefined();
  });
});

it('gives days that were, and no others', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9<]{6}$/), (text) => {
      for (const { day, precision } of birthsOf(text, today)) {
        expect(day <= today).toBe(true);
        if (precision === 'exact') expect(isDay(day)).toBe(true);
      }
      const near = nearDay(text, today);
      if (typeof near === 'string') expect(isDay(near)).toBe(true);
    }),
  );
});
