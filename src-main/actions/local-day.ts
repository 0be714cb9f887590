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

/** A moment as a clock in the zone in which it was meant shows it. */
export interface WallTime extends LocalMoment {
  /** `14:30`. */
  readonly time: string;
  readonly zone: string;
}

/** The same with the time of day and the zone; a zone that this system doesn't know counts as UTC, and is said to be that. */
export function wallTimeOf(row: RecordRow, field: string): WallTime | null {
  const moment = momentOf(row, field);
  const value = row.values[field];
  const zone = isJsonObject(value) ? value['zone'] : null;
  if (moment === null || typeof zone !== 'string') return null;
  try {
    return { ...moment, zone, time: clockOf(zone).format(moment.at) };
  } catch {
    return { ...moment, zone: 'UTC', time: new Date(moment.at).toISOString().slice(11, 16) };
  }
}

/** Throws a RangeError for an unknown zone. */
const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

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
