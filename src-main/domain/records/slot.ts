import type { Slot } from '../change.ts';
import type { Json } from '../json.ts';
import type { Result } from '../result.ts';
import { done, refused } from '../result.ts';
import type { Field, RecordType } from './field.ts';
import { recordType } from './table.ts';
import { normalise, normaliseMember } from './values.ts';

/** A slot taken apart. `member` is null unless the field is a set. */
export interface ParsedSlot {
  readonly slot: Slot;
  readonly field: Field;
  readonly member: string | null;
}

/** Undefined when the type has no such field, or the slot isn't written in its only form (`needs/wheelchair`). */
export function parseSlot(type: RecordType, slot: Slot): ParsedSlot | undefined {
  const cut = slot.indexOf('/');
  const field = type.fields.get(cut === -1 ? slot : slot.slice(0, cut));
  if (field === undefined) return undefined;
  if (!field.set) return cut === -1 ? { slot, field, member: null } : undefined;
  if (cut === -1) return undefined;
  const member = slot.slice(cut + 1);
  return normaliseMember(field, member) === member ? { slot, field, member } : undefined;
}

/** The slot of a set's member. Refuses with `field-value-bad`. */
export function memberSlot(field: Field, member: string): Result<Slot> {
  const normal = normaliseMember(field, member);
  return normal === undefined
    ? refused('field-value-bad', { field: field.name })
    : done(`${field.name}/${normal}`);
}

/** The disclosure key that states a slot's value: `field/alias`, `set/needs/wheelchair`. */
export const valueKey = (parsed: ParsedSlot): string =>
  `${parsed.field.set ? 'set' : 'field'}/${parsed.slot}`;

/** The disclosure key that names what is replaced: `over/alias`, `over/needs/wheelchair`. */
export const overKey = (slot: Slot): string => `over/${slot}`;

/**
 * The value as it will be signed. Refuses with `type-unknown`, `field-unknown`, `field-value-bad`; the detail holds the
 * field's name only.
 */
export function checkValue(typeName: string, slot: Slot, value: Json): Result<Json> {
  const type = recordType(typeName);
  if (type === undefined) return refused('type-unknown');
  const name = slot.split('/', 1)[0] ?? '';
  const field = type.fields.get(name);
  // What nobody knows may be anything that a person typed: not repeated in the refusal.
  if (field === undefined) return refused('field-unknown');
  const normal = parseSlot(type, slot) === undefined ? undefined : normalise(field, value);
  return normal === undefined ? refused('field-value-bad', { field: name }) : done(normal);
}
