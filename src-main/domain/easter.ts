import { dayNumber } from './days.ts';

const numbered = (year: number, month: number, day: number): number =>
  dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? 0;

/** Easter Sunday of the western churches, by the "anonymous Gregorian" rule that Meeus gives. As the number of the day. */
export function westernEaster(year: number): number {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const early = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * early + 114;
  return numbered(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** Easter Sunday of the orthodox churches, by Meeus' rule for the Julian calendar, as the number of the Gregorian day. */
export function orthodoxEaster(year: number): number {
  const epact = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
  const sum = epact + toSunday + 114;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return numbered(year, Math.floor(sum / 31), (sum % 31) + 1) + behind;
}
