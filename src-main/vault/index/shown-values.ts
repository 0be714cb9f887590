import type { Json } from '../../domain/json.ts';
import { isJsonObject } from '../../domain/json.ts';
import type { RecordState } from '../../domain/record-state.ts';
import type { Field, RecordType } from '../../domain/records/field.ts';
import { sortKey } from '../../domain/fold.ts';

/** Fields and sets (`{member: true}`) by name, as rows show them: what is cleared or false isn't there. */
export type ShownValues = { readonly [field: string]: Json };

export function shownValues(state: RecordState): ShownValues {
  const values: Record<string, Json> = {};
  const sets = new Map<string, Record<string, true>>();
  for (const { slot, shown } of state.slots.values()) {
    if (shown === undefined || shown === null) continue;
    const cut = slot.indexOf('/');
    if (cut === -1) values[slot] = shown;
    else if (shown === true) {
      const name = slot.slice(0, cut);
      const members = sets.get(name) ?? (Object.create(null) as Record<string, true>);
      members[slot.slice(cut + 1)] = true;
      sets.set(name, members);
    }
  }
  for (const [name, members] of sets) values[name] = members;
  return values;
}

/** What SQL sorts by, for each field that people sort by: texts folded, choices in the order of their list. */
export function sortValues(type: RecordType, values: ShownValues): { readonly [field: string]: Json } {
  const keys: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = type.fields.get(name);
    const key = field === undefined || field.set ? null : sortValue(field, value);
    if (key !== null) keys[name] = key;
  }
  return keys;
}

function sortValue(field: Field, value: Json): string | number | null {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'term':
    case 'who':
      return typeof value === 'string' ? sortKey(value) : null;
    case 'choice':
      return typeof value === 'string' ? (field.choices?.values.indexOf(value) ?? null) : null;
    case 'order':
    case 'day':
    case 'country':
    case 'language':
      return typeof value === 'string' ? value : null;
    case 'instant':
      return stringIn(value, 'at');
    case 'dayAbout':
      return stringIn(value, 'day');
    case 'amount':
      return Number(stringIn(value, 'amount'));
    case 'count':
      return typeof value === 'number' ? value : null;
    case 'flag':
      return value === true ? 1 : 0;
    case 'identity':
    case 'ref':
    case 'hash':
    case 'structure':
      return null;
  }
}

function stringIn(value: Json, name: string): string | null {
  const found = isJsonObject(value) ? value[name] : null;
  return typeof found === 'string' ? found : null;
}
