import { describe, expect, it } from 'vitest';
import {
  membersOf,
  readAmount,
  readDayAbout,
  readInstant,
  setChange,
  showAmount,
  showDayAbout,
  showInstant,
} from './typed-values.ts';

describe('typed values', () => {
  it('reads a day, a month, a year and "about"', () => {
    expect(readDayAbout('1998')).toEqual({ day: '1998', precision: 'about' });
    expect(readDayAbout('1998-03')).toEqual({ day: '1998-03', precision: 'month' });
    expect(readDayAbout('~1998-03')).toEqual({ day: '1998-03', precision: 'about' });
    expect(readDayAbout('1998-03-12')).toEqual({ day: '1998-03-12', precision: 'exact' });
    expect(readDayAbout('1998-13')).toBeNull();
    expect(showDayAbout(readDayAbout('~1998-03'))).toBe('~1998-03');
  });

  it('keeps an instant in UTC to the second, and shows it as it was typed', () => {
    const instant = readInstant('2027-03-12 14:30', 'Europe/Berlin');
    expect(instant).toMatchObject({ zone: 'Europe/Berlin' });
    expect(showInstant(instant)).toBe('2027-03-12 14:30');
    expect(readInstant('2027-03-12 24:30', 'Europe/Berlin')).toBeNull();
  });

  it('takes a comma as the decimal point of an amount', () => {
    expect(readAmount('0120,50 eur')).toEqual({ amount: '120.50', currency: 'EUR' });
    expect(readAmount('120')).toBeNull();
    expect(showAmount({ amount: '120.50', currency: 'EUR' })).toBe('120.50 EUR');
  });

  it('says of a set only what changed', () => {
    expect(membersOf({ pets: true, quiet: false })).toEqual(['pets']);
    expect(setChange(['pets', 'quiet'], ['quiet', 'diet'])).toEqual({ diet: true, pets: false });
  });
});
