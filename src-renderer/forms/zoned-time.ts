import { parseAbsolute, parseDateTime, toZoned } from '@internationalized/date';
import { isDay } from '../i18n/dates.ts';

/* An instant as a day and a time on the wall of a named place. */

const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** `21:00`, `9.05`; null when it is no time of day. */
export function readTime(typed: string): string | null {
  const [, hours = '', minutes = ''] = time.exec(typed.trim()) ?? [];
  return hours === '' ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * UTC to the second. A time that comes twice when clocks go back is the first one, one that clocks skip is as much later. Null when
 * there is no such day or time, or this system doesn't know the zone.
 */
export function instantIn(zone: string, day: string, typed: string): string | null {
  const read = readTime(typed);
  if (read === null || !isDay(day)) return null;
  try {
    return `${toZoned(parseDateTime(`${day}T${read}`), zone)
      .toDate()
      .toISOString()
      .slice(0, 19)}Z`;
  } catch {
    return null;
  }
}

/** The day and time that a clock there shows; null when this system doesn't know the zone. */
export function wallClock(
  zone: string,
  instant: string,
): { readonly day: string; readonly time: string } | null {
  try {
    const wall = parseAbsolute(instant, zone).toString();
    return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
  } catch {
    return null;
  }
}

export const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
