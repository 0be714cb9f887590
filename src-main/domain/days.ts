/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const form = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number): number =>
  month === 2 && leap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** Days since 1970-01-01, or undefined when the text isn't a day that existed. */
export function dayNumber(day: Day): number | undefined {
  const [, y, m, d] = form.exec(day) ?? [];
  const [year, month, date] = [Number(y), Number(m), Number(d)];
  // Undefined parts give NaN, which fails the comparison.
  if (!(date >= 1 && date <= monthLength(year, month))) return undefined;
  // Howard Hinnant's days_from_civil: years that begin in March, so that leap days come last.
  const marchYear = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    365 * marchYear +
    Math.floor(marchYear / 4) -
    Math.floor(marchYear / 100) +
    Math.floor(marchYear / 400) +
    dayOfYear -
    719468
  );
}

/** True for a real day of the years 1000 to 9999. */
export const isDay = (text: string): boolean => dayNumber(text) !== undefined;

/** The day with that number; the opposite of {@link dayNumber}. */
export function dayFromNumber(number: number): Day {
  // Hinnant's civil_from_days. A Date would take ten times as long, and a plan writes tens of thousands of days.
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/** The day `days` later (earlier when negative), or undefined when the text isn't a day or the years run out. */
export function addDays(day: Day, days: number): Day | undefined {
  const number = dayNumber(day);
  if (number === undefined || !Number.isSafeInteger(days) || Math.abs(days) > 1_000_000) return undefined;
  const later = dayFromNumber(number + days);
  return isDay(later) ? later : undefined;
}

/** Nights from one day to the other, negative when it comes earlier; undefined when either isn't a day. */
export function daysBetween(from: Day, until: Day): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(until)];
  return start === undefined || end === undefined ? undefined : end - start;
}
