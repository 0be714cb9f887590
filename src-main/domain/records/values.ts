import { isDay } from '../days.ts';
import { isIdentityDigest, isRecordId } from '../ids.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Field, Kind } from './field.ts';
import { structureValue } from './structure-value.ts';
import { line, lines } from './text-value.ts';
import { dayAboutValue, instantValue } from './time-value.ts';

const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
const countryCode = /^[A-Z]{2}$/;
const currencyCode = /^[A-Z]{3}$/;
const decimal = /^(0|-?[1-9]\d{0,11}|-?0(?=\.\d*[1-9]))(\.\d{1,4})?$/;
const sha256 = /^[0-9a-f]{64}$/;
const fractionalKey = /^[0-9A-Za-z]{0,199}[1-9A-Za-z]$/;
const unknownWord = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** The only form in which a value is signed; undefined when the value isn't of that kind. Formats: {@link Kind}. */
export function normalise(field: Field, value: Json): Json | undefined {
  if (field.set) return typeof value === 'boolean' ? value : undefined;
  if (value === null) return null;
  return one(field, field.kind, value) ?? undefined;
}

/** A member of a set as it is written in a slot; undefined when it isn't of the field's kind. */
export function normaliseMember(field: Field, member: string): string | undefined {
  const value = field.kind === 'text' ? line(member, 100) : one(field, field.kind, member);
  return typeof value === 'string' ? value : undefined;
}

/** True for a choice that a later version may have: well formed, but not in the list. */
export const isUnknownChoice = (field: Field, value: Json): boolean =>
  field.kind === 'choice' &&
  typeof value === 'string' &&
  unknownWord.test(value) &&
  field.choices?.values.includes(value) === false;

function one(field: Field, kind: Kind, value: Json): Json | null {
  switch (kind) {
    case 'text':
      return line(value, 500);
    case 'longText':
      return lines(value, 20_000);
    case 'term':
      return line(value, 100);
    case 'who':
      return line(value, 500);
    case 'choice':
      return textWhere(value, (text) => field.choices?.values.includes(text) === true);
    case 'identity':
      return textWhere(value, isIdentityDigest);
    case 'ref':
      return textWhere(value, isRecordId);
    case 'hash':
      return textWhere(value, (text) => sha256.test(text));
    case 'language':
      return textWhere(value, (text) => languageTag.test(text));
    case 'country':
      return textWhere(value, (text) => countryCode.test(text));
    case 'day':
      return textWhere(value, isDay);
    case 'order':
      return textWhere(value, (text) => fractionalKey.test(text));
    case 'dayAbout':
      return dayAboutValue(value);
    case 'instant':
      return instantValue(value);
    case 'amount':
      return amountValue(value);
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e12
        ? value + 0
        : null;
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'structure':
      return structureValue(value);
  }
}

const textWhere = (value: Json, test: (text: string) => boolean): string | null =>
  typeof value === 'string' && test(value) ? value : null;

function amountValue(value: Json): Json | null {
  if (!isJsonObject(value) || Object.keys(value).length !== 2) return null;
  const { amount, currency } = value;
  if (typeof amount !== 'string' || typeof currency !== 'string') return null;
  return decimal.test(amount) && currencyCode.test(currency) ? { amount, currency } : null;
}
