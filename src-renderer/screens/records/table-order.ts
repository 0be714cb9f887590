import type { SchemaType } from '../../../src-preload/contract/views.ts';

type Types = ReadonlyMap<string, SchemaType>;

const nameOf = (slot: string): string => slot.replace(/^(field|set)\//, '').split('/', 1)[0] ?? '';
const last = (place: number): number => (place < 0 ? Number.MAX_SAFE_INTEGER : place);

/** Compares slots of one type as forms and the record table order its fields; members of a set by themselves. */
export function bySlot(
  types: Types,
  type: string,
): (a: { readonly slot: string }, b: { readonly slot: string }) => number {
  const names = types.get(type)?.fields.map(({ name }) => name) ?? [];
  const place = (slot: string): number => last(names.indexOf(nameOf(slot)));
  // By code unit: two values of one slot must keep their order.
  return (a, b) => place(a.slot) - place(b.slot) || (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0);
}

/** Compares records as the record table orders types, then by what people call them. */
export function byType(
  types: Types,
): (
  a: { readonly type: string; readonly name: string; readonly id: string },
  b: { readonly type: string; readonly name: string; readonly id: string },
) => number {
  const names = [...types.keys()];
  return (a, b) =>
    last(names.indexOf(a.type)) - last(names.indexOf(b.type)) ||
    a.name.localeCompare(b.name) ||
    (a.id < b.id ? -1 : 1);
}
