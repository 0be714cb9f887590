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
  return Number.isNaN(moment) ? null : { at: moment, day: localDay(moment, zone) };
}

/** In UTC where this system doesn't know the zone. */
function localDay(moment: number, zone: string): Day {
  const utc = new Date(moment).toISOString().slice(0, 10);
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(moment);
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    const day = `${part('year')}-${part('month')}-${part('day')}`;
    return dayNumber(day) === undefined ? utc : day;
  } catch {
    return utc;
  }
}
