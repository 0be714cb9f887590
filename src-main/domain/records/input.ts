import type { Slot } from '../change.ts';
import type { RecordId } from '../ids.ts';
import { isRecordId } from '../ids.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Result } from '../result.ts';
import { done, refused } from '../result.ts';
import type { Field } from './field.ts';
import { checkValue, memberSlot } from './slot.ts';
import { recordType } from './table.ts';

/** What someone wants a record to say: only the slots named, values normalised. */
export interface RecordInput {
  readonly type: string;
  /** Null for a new record. */
  readonly id: RecordId | null;
  readonly slots: ReadonlyMap<Slot, Json>;
}

/**
 * Reads `{"type": "case", "id": "optional", "fields": {"alias": "…"}}`. An empty text clears a field, as `null` does. A
 * set is given as `{"wheelchair": true, "pets": false}`, or as a list of members that become true; members not named
 * stay as they are. Refuses with `input-malformed`, `type-unknown`, `record-id-bad`, `field-unknown`,
 * `field-value-bad`.
 */
export function checkRecordInput(input: Json): Result<RecordInput> {
  if (!isJsonObject(input)) return refused('input-malformed');
  for (const name of Object.keys(input)) {
    if (name !== 'type' && name !== 'id' && name !== 'fields') return refused('input-malformed');
  }
  const { type: typeName, id, fields } = input;
  if (typeof typeName !== 'string' || !isJsonObject(fields)) return refused('input-malformed');
  const type = recordType(typeName);
  if (type === undefined) return refused('type-unknown');
  if (id !== undefined && !isRecordId(id)) return refused('record-id-bad');

  const slots = new Map<Slot, Json>();
  for (const [name, value] of Object.entries(fields)) {
    const field = type.fields.get(name);
    if (field === undefined) return refused('field-unknown');
    const entries = field.set
      ? memberEntries(field, value)
      : done([[name, value === '' ? null : value] as const]);
    if (!entries.ok) return entries;
    for (const [slot, wanted] of entries.value) {
      const checked = checkValue(typeName, slot, wanted);
      if (!checked.ok) return checked;
      slots.set(slot, checked.value);
    }
  }
  return done({ type: typeName, id: id ?? null, slots });
}

function memberEntries(field: Field, value: Json): Result<readonly (readonly [Slot, Json])[]> {
  const bad = refused('field-value-bad', { field: field.name });
  const wanted: (readonly [string, Json])[] = [];
  if (Array.isArray(value)) {
    for (const member of value as readonly Json[]) {
      if (typeof member !== 'string') return bad;
      wanted.push([member, true]);
    }
  } else if (isJsonObject(value)) wanted.push(...Object.entries(value));
  else return bad;

  const entries: (readonly [Slot, Json])[] = [];
  for (const [member, flag] of wanted) {
    const slot = memberSlot(field, member);
    if (!slot.ok) return slot;
    entries.push([slot.value, flag]);
  }
  return done(entries);
}
