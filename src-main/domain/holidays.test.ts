import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber, isDay } from './days.ts';
import { orthodoxEaster, westernEaster } from './easter.ts';
import type { HolidayFile } from './holiday-file.ts';
import { holidaysFrom, holidaysOfYear } from './holidays.ts';
import { isWeekend, weekday } from './working-days.ts';

const folder = join(import.meta.dirname, '../../resources/holidays');
const names = readdirSync(folder).toSorted();
const files = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as HolidayFile);
const holidays = holidaysFrom(files);
const number = (day: string): number => dayNumber(day) ?? Number.NaN;
const on = (country: string, day: string): string | null => holidays.of(country).holidayOn(number(day));

it('weekdays', () => {
  expect(weekday(0)).toBe(4);
  // 1 January 2000 was a Saturday, 31 December 1899 a Sunday.
  expect([weekday(number('2000-01-01')), weekday(number('1899-12-31'))]).toEqual([6, 0]);
});

it('Easter, as the churches have published it', () => {
  const western = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25'];
  const orthodox = ['2024-05-05', '2025-04-20', '2026-04-12', '2027-05-02', '2028-04-16', '2029-04-08'];
  for (const day of western) expect(dayFromNumber(westernEaster(Number(day.slice(0, 4))))).toBe(day);
  for (const day of orthodox) expect(dayFromNumber(orthodoxEaster(Number(day.slice(0, 4))))).toBe(day);
  for (let year = 1900; year < 2100; year += 1) {
    expect(weekday(westernEaster(year))).toBe(0);
    expect(weekday(orthodoxEaster(year))).toBe(0);
  }
});

describe('the rules', () => {
  it('by a day of the year, by Easter, by the n-th weekday, by the last weekday before a day', () => {
    expect(on('DE', '2026-10-03')).toBe('germanUnity');
    expect(on('DE', '2027-05-06')).toBe('ascension');
    expect(on('GE', '2027-04-30')).toBe('orthodoxGoodFriday');
    expect(on('GB', '2027-05-03')).toBe('earlyMay');
    expect(on('GB', '2027-05-31')).toBe('springBank');
    // 24 May 2027 is a Monday itself; in 2026 the Monday before is the 18th.
    expect(on('CA', '2027-05-24')).toBe('victoriaDay');
    expect(on('CA', '2026-05-18')).toBe('victoriaDay');
  });
  it('Christmas on a Saturday makes Monday and Tuesday free in England', () => {
    // 25 December 2027 is a Saturday.
    expect(['25', '26', '27', '28', '29'].map((day) => on('GB', `2027-12-${day}`))).toEqual([
      'christmas',
      'boxingDay',
      'christmas',
      'boxingDay',
      null,
    ]);
    expect(on('DE', '2027-12-27')).toBe(null);
  });
  it('on a Sunday only in Serbia: Statehood Day 2026 makes Tuesday free', () => {
    // 15 February 2026 is a Sunday, the 16th a holiday itself.
    expect(on('RS', '2026-02-17')).toBe('statehoodSerbia');
    // 15 and 16 February 2025: a Saturday and a Sunday.
    expect([on('RS', '2025-02-17'), on('RS', '2025-02-18')]).toEqual(['statehoodSerbia', null]);
  });
  it('moved to another weekday instead', () => {
    // 27 April 2025 was a Sunday: the King's Day was the Saturday before.
    expect([on('NL', '2025-04-26'), on('NL', '2025-04-27')]).toEqual(['kingsDay', null]);
    // 17 June 2026 is a Wednesday, 12 October 2027 a Tuesday, 20 November 2026 a Friday, 17 August 2026 a Monday.
    expect([on('AR', '2026-06-15'), on('AR', '2026-06-17')]).toEqual(['guemes', null]);
    expect(on('AR', '2027-10-11')).toBe('diversity');
    expect(on('AR', '2026-11-23')).toBe('sovereignty');
    expect(on('AR', '2026-08-17')).toBe('sanMartin');
  });
  it('from a year on, and dates that are given year by year', () => {
    expect([on('PL', '2024-12-24'), on('PL', '2025-12-24')]).toEqual([null, 'christmasEve']);
    expect([on('TR', '2026-03-20'), on('TR', '2026-03-23'), on('TR', '2031-03-20')]).toEqual([
      'eidAlFitr',
      null,
      null,
    ]);
  });
  it('an unknown country has weekends alone', () => {
    expect(holidays.of('ZZ').isWorking(number('2027-12-24'))).toBe(true);
    expect(holidays.of(null).isWorking(number('2027-12-25'))).toBe(false);
    expect(holidays.titleOf('nothing')).toBe(null);
  });
});

it('all countries of templates and hosts are there', () => {
  expect(files.map(({ country }) => country)).toEqual(
    'AM AR BR CA DE ES FR GB GE IE KZ LT NL PL PT RS RU TR UA'.split(' '),
  );
});

describe.each(files.map((file) => [file.country, file] as const))(
  'resources/holidays: %s',
  (country, file) => {
    it('is whole', () => {
      expect(file.format).toBe('corridor holidays 1');
      expect(names).toContain(`${country.toLowerCase()}.json`);
      expect([file.sources.length > 0, file.unconfirmed.length > 0]).toEqual([true, true]);
      for (const { title, publisher, address, checkedOn } of file.sources) {
        expect([title, publisher, address].every((text) => text.length > 1)).toBe(true);
        expect(checkedOn === null || isDay(checkedOn)).toBe(true);
      }
      for (const { on: days } of file.holidays) {
        if (!('dates' in days)) continue;
        const years = new Set(days.dates.map((day) => Number(day.slice(0, 4))));
        expect([Math.min(...years), Math.max(...years)]).toEqual(days.years);
        expect(days.dates.every(isDay)).toBe(true);
      }
    });
    it('one key has one title, in all files', () => {
      for (const { key, title } of file.holidays) {
        expect(holidays.titleOf(key)).toEqual(title);
        expect(title.en.length * title.ru.length).toBeGreaterThan(0);
      }
    });
    it('gives days of its own year, each once, and a sensible number of them', () => {
      for (let year = 2024; year < 2040; year += 1) {
        const days = [...holidaysOfYear(file.holidays, year).keys()];
        expect(days.every((day) => dayFromNumber(day).startsWith(`${year}-`))).toBe(true);
        const working = days.filter((day) => !isWeekend(day)).length;
        expect(working).toBeGreaterThan(2);
        expect(working).toBeLessThan(24);
      }
    });
  },
);
