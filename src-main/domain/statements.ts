import type { Disclosure } from './change.ts';
import type { ChangeId, DisclosureDigest } from './ids.ts';
import type { Json } from './json.ts';
import { jsonEqual } from './json.ts';
import type { Field, Group, RecordType } from './records/field.ts';
import type { ParsedSlot } from './records/slot.ts';
import { parseSlot } from './records/slot.ts';
import { isUnknownChoice, normalise } from './records/values.ts';

/** What one change says about one slot, under one of the types it claims. */
export interface Statement {
  readonly type: string;
  readonly slot: ParsedSlot;
  /** Empty when only what it replaces is known: the value is withheld, erased, or of a later version. */
  readonly values: readonly { readonly value: Json; readonly digest: DisclosureDigest }[];
  /** Sorted, each once. */
  readonly over: readonly ChangeId[];
  /** Said twice: the value, what it replaces, the type or the record. Such a statement replaces nothing. */
  readonly equivocal: boolean;
}

export interface Unapplied {
  readonly digest: DisclosureDigest;
  readonly reason: 'field-unknown' | 'key-unknown' | 'value-unknown';
}

interface Read {
  readonly statements: readonly Statement[];
  readonly notApplied: readonly Unapplied[];
}

/** `byKey`: disclosures by key, `over/…` already checked. `twice`: the author said two types or records. */
export function readStatements(
  type: RecordType,
  byKey: ReadonlyMap<string, readonly Disclosure[]>,
  twice: boolean,
): Read | 'groups-mixed' | 'value-bad' {
  const groups = new Set<Group>();
  const notApplied: Unapplied[] = [];
  const slots = new Map<string, { slot: ParsedSlot; said: Disclosure[]; over: Disclosure[] }>();
  for (const [key, disclosures] of byKey) {
    const place = placeOf(type, key);
    if (place === 'envelope') continue;
    if (typeof place === 'string') {
      notApplied.push(...disclosures.map(({ digest }) => ({ digest, reason: place })));
      continue;
    }
    groups.add(place.field.group);
    const slot = parseSlot(type, place.slot);
    if (slot === undefined) {
      if (!isUnknownMember(place.field, place.slot)) return 'value-bad';
      notApplied.push(...disclosures.map(({ digest }) => ({ digest, reason: 'value-unknown' as const })));
      continue;
    }
    const at = slots.get(place.slot) ?? { slot, said: [], over: [] };
    slots.set(place.slot, at);
    (place.over ? at.over : at.said).push(...disclosures);
  }
  if (groups.size > 1) return 'groups-mixed';

  const statements: Statement[] = [];
  for (const { slot, said, over } of slots.values()) {
    const known: Disclosure[] = [];
    for (const disclosure of said) {
      if (isUnknownChoice(slot.field, disclosure.value)) {
        notApplied.push({ digest: disclosure.digest, reason: 'value-unknown' });
      } else if (isNormal(slot.field, disclosure.value)) known.push(disclosure);
      else return 'value-bad';
    }
    statements.push({
      type: type.name,
      slot,
      values: known.map(({ value, digest }) => ({ value, digest })),
      over: [...new Set(over.flatMap(({ value }) => value as readonly ChangeId[]))].toSorted(),
      equivocal: twice || said.length > 1 || over.length > 1,
    });
  }
  return { statements, notApplied };
}

interface Place {
  readonly over: boolean;
  readonly slot: string;
  readonly field: Field;
}

function placeOf(type: RecordType, key: string): Place | 'envelope' | 'key-unknown' | 'field-unknown' {
  if (key === 'type' || key === 'record' || key === 'at' || key === 'action') return 'envelope';
  const [, kind, slot] = /^(field|set|over)\/(.+)/s.exec(key) ?? [];
  if (kind === undefined || slot === undefined) return 'key-unknown';
  const field = type.fields.get(slot.split('/', 1)[0] ?? '');
  if (field === undefined) return 'field-unknown';
  if (field.set !== slot.includes('/')) return 'key-unknown';
  if (kind !== 'over' && field.set !== (kind === 'set')) return 'key-unknown';
  return { over: kind === 'over', slot, field };
}

const isUnknownMember = (field: Field, slot: string): boolean =>
  isUnknownChoice(field, slot.slice(field.name.length + 1));

/** Signed values stand in the one form that {@link normalise} gives. */
function isNormal(field: Field, value: Json): boolean {
  const normal = normalise(field, value);
  return normal !== undefined && jsonEqual(normal, value);
}
