import { useTranslation } from 'react-i18next';
import type { Json, SchemaField } from '../../../src-preload/contract/views.ts';
import { showAmount, showDayAbout, textOf } from '../../forms/typed-values.ts';
import { formatDay, formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNames } from '../../stores/names.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { recordName } from './record-name.ts';

export interface ShowValue {
  /** The value of a slot in words; a set's slot is shown as true or false. */
  value(type: string, slot: string, value: Json | null): string;
  /** `Status`, `Specific needs: Wheelchair`. */
  slot(type: string, slot: string): string;
  /** A whole field: a set by its members. */
  field(type: string, name: string, value: Json | null): string;
  /** A contact's name, `you`, or the start of an unknown digest. */
  person(digest: string): string;
}

/** Splits `needs/wheelchair`; the prefixes of disclosures may still stand before it. */
function partsOf(slot: string): readonly [string, string | null] {
  const plain = slot.replace(/^(field|set)\//, '');
  const at = plain.indexOf('/');
  return at < 0 ? [plain, null] : [plain.slice(0, at), plain.slice(at + 1)];
}

/** What records in a list are called, by id: pointers among them are shown by name before any of them is here. */
export const namesIn = (
  records: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> =>
  new Map(records.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const])));

const noNames: ReadonlyMap<string, string> = new Map();

/** `names`: of records that may not be here yet. */
export function useShowValue(names = noNames): ShowValue {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const contacts = useContacts((state) => state.contacts.value);
  const own = useIdentity((state) => state.own);
  const records = useNames((state) => state.records);

  const person = (digest: string): string => {
    if (digest === own?.digest) return `${own.name} (${t('common.you')})`;
    const contact = contacts?.find((one) => one.digest === digest);
    return contact?.name ?? (/^[0-9a-f]{64}$/.test(digest) ? `${digest.slice(0, 8)}…` : digest);
  };
  const word = (field: SchemaField | undefined, text: string): string => {
    switch (field?.kind) {
      case 'choice':
      case 'term':
        return field.choices === null ? text : words.choice(field.choices.name, text);
      case 'who':
      case 'identity':
        return person(text);
      case 'country':
        return words.country(text);
      case 'language':
        return words.languageName(text);
      case 'day':
        return formatDay(text, words.language);
      case 'ref': {
        const record = records.get(text);
        const name = record === undefined ? names.get(text) : recordName(record, words);
        if (name !== undefined) return name;
        const [only] = Array.isArray(field.refTo) ? (field.refTo as readonly string[]) : [];
        return only === undefined ? t('common.unnamed') : words.record(only);
      }
      default:
        return text;
    }
  };
  const one = (field: SchemaField | undefined, value: Json | null): string => {
    if (value === null || value === '') return t('common.cleared');
    if (typeof value === 'string') return word(field, value);
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    if (typeof value === 'number') return String(value);
    switch (field?.kind) {
      case 'instant': {
        const { at, zone } = value as { at?: Json; zone?: Json };
        return `${formatInstant(textOf(at), words.language, textOf(zone))} (${textOf(zone)})`;
      }
      case 'dayAbout':
        return aboutDay(value);
      case 'amount':
        return showAmount(value);
      default:
        return plainStructure(value);
    }
  };
  const aboutDay = (value: Json): string => {
    const day = showDayAbout(value).replace('~', '');
    const shown = formatDay(day, words.language);
    const exact = (value as { precision?: Json }).precision !== 'about';
    return exact ? shown : t('records.about', { day: shown });
  };
  return {
    person,
    value: (type, slot, value) => one(fieldOf(types, type, partsOf(slot)[0]), value),
    slot: (type, slot) => {
      const [name, member] = partsOf(slot);
      const label = words.field(type, name);
      return member === null ? label : `${label}: ${word(fieldOf(types, type, name), member)}`;
    },
    field: (type, name, value) => {
      const field = fieldOf(types, type, name);
      // Never set is not the same as cleared by someone.
      if (value === null) return '';
      if (field?.set !== true || typeof value !== 'object') return one(field, value);
      return Object.entries(value)
        .filter(([, inside]) => inside === true)
        .map(([member]) => word(field, member))
        .join(', ');
    },
  };
}

/** `departure: 2027-05-26; …`: enough to read; nobody edits it here. */
function plainStructure(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(plainStructure).join('; ');
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${plainStructure(inner)}`)
    .join(', ');
}
