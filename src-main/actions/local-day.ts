import type { Day } from '../domain/days.ts';

/**
 * The calendar day of a moment where the clock shows this IANA zone. A shelter lives by its own calendar: at one in the
 * morning in Tbilisi it is still yesterday in Greenwich. A zone that this system doesn't know counts as UTC.
 */
export function dayIn(zone: string, moment: Date): Day {
  try {
    return inZone(zone, moment);
  } catch {
    return inZone('UTC', moment);
  }
}

/** Throws a RangeError for an unknown zone and for a moment that is none. */
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
