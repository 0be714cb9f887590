import { dayNumber, type Day } from './days.ts';
import { orthodoxEaster, westernEaster } from './easter.ts';
import type { HolidayFile, HolidayRule } from './holiday-file.ts';
import { isWeekend, weekday, weekdaysOnly, type WorkingDays } from './working-days.ts';

/** What a holiday is called. */
export interface HolidayTitle {
  readonly en: string;
  readonly ru: string;
}

/** The public holidays of one country; everything by numbers of days. */
export interface Calendar extends WorkingDays {
  /** Key of the holiday on that day, null for none. A weekend is no holiday. */
  readonly holidayOn: (day: number) => string | null;
}

/** The holidays of all countries that are known. */
export interface Holidays {
  /** Weekdays alone where nothing is known of a country. */
  readonly of: (country: string | null) => Calendar;
  readonly titleOf: (key: string) => HolidayTitle | null;
  readonly knows: (country: string) => boolean;
}

const msOfDay = 86_400_000;
const unknown: Calendar = { ...weekdaysOnly, holidayOn: () => null };

/** Ready for use; each country's years are reckoned when they are first asked for. */
export function holidaysFrom(files: readonly HolidayFile[]): Holidays {
  const calendars = new Map(files.map((file) => [file.country, calendarOf(file.holidays)]));
  const titles = new Map(files.flatMap(({ holidays }) => holidays.map(({ key, title }) => [key, title])));
  return {
    of: (country) => calendars.get(country ?? '') ?? unknown,
    titleOf: (key) => titles.get(key) ?? null,
    knows: (country) => calendars.has(country),
  };
}

function calendarOf(rules: readonly HolidayRule[]): Calendar {
  const years = new Map<number, ReadonlyMap<number, string>>();
  const asked = new Map<number, string | null>();
  const holidayOn = (day: number): string | null => {
    const known = asked.get(day);
    if (known !== undefined) return known;
    const year = new Date(day * msOfDay).getUTCFullYear();
    const days = years.get(year) ?? holidaysOfYear(rules, year);
    years.set(year, days);
    const found = days.get(day) ?? null;
    asked.set(day, found);
    return found;
  };
  return { holidayOn, isWorking: (day) => !isWeekend(day) && holidayOn(day) === null };
}

/** By the number of the day. Of two holidays on one day the first of the file counts. */
export function holidaysOfYear(rules: readonly HolidayRule[], year: number): ReadonlyMap<number, string> {
  const found = rules.flatMap((rule) =>
    (rule.since ?? year) <= year && (rule.until ?? year) >= year
      ? daysOf(rule, year).map((day) => ({ day: day + (rule.shift?.[weekday(day)] ?? 0), rule }))
      : [],
  );
  const days = new Map<number, string>();
  for (const { day, rule } of found) if (!days.has(day)) days.set(day, rule.key);
  const moved = found.filter(({ day, rule }) =>
    rule.substitute === 'weekend' ? isWeekend(day) : rule.substitute === 'sunday' && weekday(day) === 0,
  );
  // In order of time: of Christmas and the day after on a weekend, one makes Monday free and the other Tuesday.
  for (const { day, rule } of moved.toSorted((one, other) => one.day - other.day)) {
    let free = day + 1;
    while (isWeekend(free) || days.has(free)) free += 1;
    days.set(free, rule.key);
  }
  return days;
}

function daysOf({ on }: HolidayRule, year: number): readonly number[] {
  if ('date' in on) return present(dayNumber(`${year}-${on.date}`));
  if ('easter' in on) return [westernEaster(year) + on.easter];
  if ('orthodoxEaster' in on) return [orthodoxEaster(year) + on.orthodoxEaster];
  if ('dates' in on) return on.dates.filter(inYear(year)).flatMap((day) => present(dayNumber(day)));
  if ('onOrBefore' in on)
    return present(dayNumber(`${year}-${on.onOrBefore}`)).map(
      (last) => last - ((weekday(last) - on.weekday + 7) % 7),
    );
  return present(nth(year, on));
}

const present = (day: number | undefined): readonly number[] => (day === undefined ? [] : [day]);
const inYear = (year: number) => (day: Day) => day.startsWith(`${year}-`);

/** The n-th such weekday of the month, counted from its end when negative. */
function nth(
  year: number,
  on: { readonly month: number; readonly weekday: number; readonly nth: number },
): number | undefined {
  const month = String(on.month).padStart(2, '0');
  const first = dayNumber(`${year}-${month}-01`);
  if (first === undefined) return undefined;
  if (on.nth > 0) return first + ((on.weekday - weekday(first) + 7) % 7) + 7 * (on.nth - 1);
  const next = dayNumber(
    on.month === 12 ? `${year + 1}-01-01` : `${year}-${String(on.month + 1).padStart(2, '0')}-01`,
  );
  if (next === undefined) return undefined;
  return next - 1 - ((weekday(next - 1) - on.weekday + 7) % 7) + 7 * (on.nth + 1);
}
