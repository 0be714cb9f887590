import type { Language } from './setup.ts';

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const msOfDay = 86_400_000;

/** `2027-03-12` from the local calendar of this computer. */
export function dayOf(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day's number since 1970, or null when there is no such day. */
export function dayNumber(text: string): number | null {
  if (!day.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / msOfDay;
}

export const isDay = (text: string): boolean => dayNumber(text) !== null;

export function addDays(text: string, days: number): string {
  const number = dayNumber(text);
  return number === null ? text : new Date((number + days) * msOfDay).toISOString().slice(0, 10);
}

const parts = (moment: Date, language: Language, options: Intl.DateTimeFormatOptions): Map<string, string> =>
  new Map(
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', options)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );

/** `12 мар 2027`, `12 Mar 2027`: never digits alone, whatever the system's habits. */
export function formatDay(text: string, language: Language): string {
  const number = dayNumber(text);
  if (number === null) return text;
  const found = parts(new Date(number * msOfDay), language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${found.get('day')} ${found.get('month')?.replace('.', '')} ${found.get('year')}`;
}

/** The day of an instant where this computer is: what came at midnight there came on no other day. */
export const formatDayOf = (instant: string, language: Language): string =>
  formatDay(dayOf(new Date(instant)), language);

/** `через 14 дн.`, `tomorrow`, `3 mo. ago`. */
export function formatDistance(text: string, today: string, language: Language): string {
  const [then, now] = [dayNumber(text), dayNumber(today)];
  if (then === null || now === null) return '';
  const days = then - now;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (Math.abs(days) < 90) return format.format(days, 'day');
  if (Math.abs(days) < 730) return format.format(Math.round(days / 30.44), 'month');
  return format.format(Math.round(days / 365.25), 'year');
}

export const formatDayAndDistance = (text: string, today: string, language: Language): string =>
  `${formatDay(text, language)}, ${formatDistance(text, today, language)}`;

/** `12 мар 2027, 14:30` in the given zone, or this computer's. */
export function formatInstant(instant: string, language: Language, zone?: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  try {
    const found = parts(moment, language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
    const month = found.get('month')?.replace('.', '');
    return `${found.get('day')} ${month} ${found.get('year')}, ${found.get('hour')}:${found.get('minute')}`;
  } catch {
    // A zone that this system doesn't know.
    return formatInstant(instant, language);
  }
}

/** `in 55 min.`, `через 5 ч`, `2 days ago`: how long until a moment, or since. `now`: epoch milliseconds. */
export function formatWait(instant: string, now: number, language: Language): string {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  if (Number.isNaN(minutes)) return '';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' });
  if (Math.abs(minutes) < 90) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 36 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}

const typedForms: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (f) => iso(f[1], f[2], f[3])],
  // With dots the day always comes first; with slashes nobody knows, so they are not taken.
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (f) => iso(f[3], f[2], f[1])],
];

const iso = (year = '', month = '', date = ''): string =>
  `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

/** Reads `2027-03-12`, `12.03.2027` and `+14` (in 14 days). Null when it is none of these or no such day. */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim();
  const [, sign, count] = /^([+-])(\d{1,4})$/.exec(text) ?? [];
  if (count !== undefined) return addDays(today, sign === '-' ? -Number(count) : Number(count));
  for (const [form, read] of typedForms) {
    const found = form.exec(text);
    if (found !== null) {
      const result = read(found);
      return isDay(result) ? result : null;
    }
  }
  return null;
}
