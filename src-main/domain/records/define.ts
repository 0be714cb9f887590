import type { ChoiceList, Field, Group, Kind, RecordType, Safety, Sight } from './field.ts';

type Shape = Omit<Field, 'name' | 'group'>;

const shape = (kind: Kind, more: Partial<Shape> = {}): Shape => ({
  kind,
  set: false,
  choices: null,
  refersTo: null,
  parent: false,
  safety: null,
  ...more,
});

/** A field without choices or targets; {@link Kind} says what each kind is. */
export const a = (kind: Exclude<Kind, 'choice' | 'term' | 'ref'>): Shape => shape(kind);
/** One value of a closed list. */
export const choice = (choices: ChoiceList): Shape => shape('choice', { choices });
/** One value of an open list. */
export const term = (choices: ChoiceList): Shape => shape('term', { choices });
/** A record of one of these types. */
export const ref = (...types: readonly string[]): Shape => shape('ref', { refersTo: types });
/** The record that this one belongs to. */
export const parentRef = (...types: readonly string[]): Shape =>
  shape('ref', { refersTo: types, parent: true });
/** The record that this one belongs to, of any type. */
export const parentOfAnyType = (): Shape => shape('ref', { refersTo: 'any', parent: true });
/** Several values, each with its own history. */
export const setOf = (member: Shape): Shape => ({ ...member, set: true });
/** See {@link Safety}; `caution` lists values from the most cautious to the least. */
export const safety = (field: Shape, ...caution: Safety['caution']): Shape => ({
  ...field,
  safety: { caution },
});

const nothing: Sight = { scope: 'none', groups: [] };

/** Makes a record type; the first group named is its main group, to which `removed` (text: the reason) is added. */
export function defineRecord(
  name: string,
  group: Group,
  fields: Readonly<Partial<Record<Group, Readonly<Record<string, Shape>>>>>,
  sees: { readonly shelter?: Sight; readonly legal?: Sight } = {},
): RecordType {
  const all = new Map<string, Field>();
  for (const [owner, shapes] of Object.entries(fields) as [Group, Readonly<Record<string, Shape>>][]) {
    for (const [field, made] of Object.entries(shapes))
      all.set(field, { name: field, group: owner, ...made });
  }
  all.set('removed', { name: 'removed', group, ...shape('text') });
  return {
    name,
    group,
    fields: all,
    parents: [...all.values()].filter((field) => field.parent).map((field) => field.name),
    shelterSees: sees.shelter ?? nothing,
    legalSees: sees.legal ?? nothing,
  };
}
