import type { ChoiceList } from './field.ts';
import { groups } from './field.ts';
import { recordTypes } from './table.ts';

/** The i18n key of a record type. */
const recordLabel = (type: string): string => `record.${type}`;
/** The i18n key of a field; `removed` is the same everywhere. */
const fieldLabel = (type: string, field: string): string =>
  field === 'removed' ? 'field.removed' : `field.${type}.${field}`;
/** The i18n key of a value in a list of choices. */
const choiceLabel = (list: string, value: string): string => `choice.${list}.${value}`;
/** The i18n key of an audience group. */
const groupLabel = (group: string): string => `choice.group.${group}`;

/** Every key that the record table asks texts for, sorted, each once. */
export function labelKeys(): readonly string[] {
  const keys = new Set<string>(groups.map(groupLabel));
  for (const type of recordTypes) {
    keys.add(recordLabel(type.name));
    for (const field of type.fields.values()) {
      keys.add(fieldLabel(type.name, field.name));
      if (field.choices !== null) for (const key of choiceKeys(field.choices)) keys.add(key);
    }
  }
  return [...keys].toSorted();
}

const choiceKeys = (list: ChoiceList): readonly string[] =>
  list.values.map((value) => choiceLabel(list.name, value));
