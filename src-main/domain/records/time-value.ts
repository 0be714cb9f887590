import { isDay } from '../days.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';

const utcSecond = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9][A-Za-z0-9_+-]*){0,3}$/;
const monthForm = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const yearForm = /^[1-9]\d{3}$/;

/** RFC 3339 in UTC, to the second: `2027-03-12T09:30:00Z`. */
function isUtcSecond(text: string): boolean {
  const [, day] = utcSecond.exec(text) ?? [];
  return day !== undefined && isDay(day);
}

/**
 * The zone is checked for its form only: which zones exist depends on the system, and a value must not be good on one
 * machine and bad on another.
 */
export function instantValue(value: Json): Json | null {
  if (!isJsonObject(value) || Object.keys(value).length !== 2) return null;
  const { at, zone } = value;
  if (typeof at !== 'string' || typeof zone !== 'string') return null;
  return isUtcSecond(at) && zone.length <= 64 && zoneName.test(zone) ? { at, zone } : null;
}

export function dayAboutValue(value: Json): Json | null {
  if (!isJsonObject(value) || Object.keys(value).length !== 2) return null;
  const { day, precision } = value;
  if (typeof day !== 'string') return null;
  const good =
    (precision === 'exact' && isDay(day)) ||
    (precision === 'month' && monthForm.test(day)) ||
    (precision === 'about' && (isDay(day) || monthForm.test(day) || yearForm.test(day)));
  return good ? { day, precision } : null;
}
