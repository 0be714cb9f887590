import { dayNumber, type Day } from '../domain/days.ts';
import type { LocalMoment } from '../domain/journey.ts';
import { isJsonObject } from '../domain/json.ts';
import type { RecordRow } from './ports/store.ts';

/** What a field of the kind `instant` says: the moment, and the day that its zone has then. */
export function momentOf(row: RecordRow, field: string): LocalMoment | null {
  const value = row.values[field];
  if (value === undefined || !isJsonObject(value)) return null;
  const { at, zone } = value;
  if (typeof at !== 'string' || typeof zone !== 'string') return null;
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? null : { at: moment, day: dayIn(zone, new Date(moment)) };
}

/**
 * The calendar day of a moment where the clock shows this IANA zone. A shelter lives by its own calendar: at one in the
 * morning in Tbilisi it is still yesterday in Greenwich. A zone that this system doesn't know counts as UTC.
 */
export function dayIn(zone: string, moment: Date): Day {
  const utc = moment.toISOString().slice(0, 10);
  try {
    const day = inZone(zone, moment);
    return dayNumber(day) === undefined ? utc : day;
  } catch {
    return utc;
  }
}

/** Throws a RangeError for an unknown zone. */
function inZone(timeZone: string, moment: Date): Day {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
