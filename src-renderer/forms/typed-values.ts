import { parseAbsolute, parseDateTime, toZoned } from '@internationalized/date';
import type { Json } from '../../src-preload/contract/views.ts';
import { isDay } from '../i18n/dates.ts';

/* Values that are typed as one line of text and kept as an object: how each is read and written. */

const object = (value: Json | null): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};

/** `1998`, `1998-03` or `1998-03-12`; with `~` before it when it is only about then. */
export function readDayAbout(typed: string): Json | null {
  const [, about, day = ''] = /^(~?)\s*(\d{4}(?:-\d{2}){0,2})$/.exec(typed.trim()) ?? [];
  if (/^[1-9]\d{3}$/.test(day)) return { day, precision: 'about' };
  if (/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(day)) return { day, precision: about === '~' ? 'about' : 'month' };
  return isDay(day) ? { day, precision: about === '~' ? 'about' : 'exact' } : null;
}

export function showDayAbout(value: Json | null): string {
  const { day, precision } = object(value);
  if (typeof day !== 'string') return '';
  return precision === 'about' && day.length > 4 ? `~${day}` : day;
}

/**
 * `2027-03-12 14:30` on the clocks of a zone, which is kept with it. Null for an hour that they skip; of one that they have
 * twice, the first.
 */
export function readInstant(typed: string, zone: string): Json | null {
  const [, day = '', hours = '', minutes = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}):(\d{2})$/.exec(typed.trim()) ?? [];
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59) return null;
  const wall = `${day}T${hours.padStart(2, '0')}:${minutes}:00`;
  try {
    const moment = toZoned(parseDateTime(wall), zone, 'earlier');
    // Clocks that skip this hour show another one.
    if (!moment.toString().startsWith(wall)) return null;
    return { at: `${moment.toAbsoluteString().slice(0, 19)}Z`, zone };
  } catch {
    // A zone that this system doesn't know.
    return null;
  }
}

/** As the clocks of its zone show it, the way it is typed. */
export function showInstant(value: Json | null): string {
  const { at, zone } = object(value);
  if (typeof at !== 'string' || typeof zone !== 'string' || Number.isNaN(Date.parse(at))) return '';
  try {
    const [day = '', time = ''] = parseAbsolute(at, zone).toString().split('T');
    return `${day} ${time.slice(0, 5)}`;
  } catch {
    return at.slice(0, 16).replace('T', ' ');
  }
}

/** The zone of an instant; empty when there is none. */
export const zoneOf = (value: Json | null): string => textOf(object(value)['zone']);

/** `120.50 EUR`, `1200 rub`; a comma is taken as the decimal point. */
export function readAmount(typed: string): Json | null {
  const [, whole = '', fraction, currency = ''] =
    /^(\d{1,12})(?:[.,](\d{1,4}))?\s*([A-Za-z]{3})$/.exec(typed.trim()) ?? [];
  if (currency === '') return null;
  const plain = whole.replace(/^0+(?=\d)/, '');
  return {
    amount: fraction === undefined ? plain : `${plain}.${fraction}`,
    currency: currency.toUpperCase(),
  };
}

export function showAmount(value: Json | null): string {
  const { amount, currency } = object(value);
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : '';
}

/** Members of a set that are in it. */
export const membersOf = (value: Json | null | undefined): readonly string[] =>
  Object.entries(object(value ?? null))
    .filter(([, inside]) => inside === true)
    .map(([member]) => member);

/** What to say of each member that went in or out; members not named stay as they are. */
export function setChange(
  before: readonly string[],
  after: readonly string[],
): { [member: string]: boolean } {
  const change: { [member: string]: boolean } = {};
  for (const member of after) if (!before.includes(member)) change[member] = true;
  for (const member of before) if (!after.includes(member)) change[member] = false;
  return change;
}

export const textOf = (value: Json | null | undefined): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: Json | null | undefined): number | null =>
  typeof value === 'number' ? value : null;
