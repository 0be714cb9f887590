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

  it('reads a time on the clocks of a zone, whatever the computer is set to', () => {
    const at = (typed: string, zone: string) => readInstant(typed, zone);
    expect(at('2027-03-27 22:30', 'Asia/Tbilisi')).toEqual({
      at: '2027-03-27T18:30:00Z',
      zone: 'Asia/Tbilisi',
    });
    expect(at('2027-03-28 03:15', 'Europe/Berlin')).toEqual({
      at: '2027-03-28T01:15:00Z',
      zone: 'Europe/Berlin',
    });
    expect(showInstant(at('2027-03-28 03:15', 'Europe/Berlin'))).toBe('2027-03-28 03:15');
    expect(showInstant({ at: '2027-03-28T01:15:00Z', zone: 'Asia/Tbilisi' })).toBe('2027-03-28 05:15');
  });

  it('refuses an hour that clocks skip, and takes the first of one that they have twice', () => {
    expect(readInstant('2027-03-28 02:30', 'Europe/Berlin')).toBeNull();
    expect(readInstant('2027-03-28 02:30', 'Asia/Tbilisi')).not.toBeNull();
    expect(readInstant('2027-10-31 02:30', 'Europe/Berlin')).toMatchObject({ at: '2027-10-31T00:30:00Z' });
    expect(readInstant('2027-10-31 02:30', 'Mars/Olympus')).toBeNull();
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
