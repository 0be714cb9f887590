/** What JSON can say. Values of fields are JSON; which JSON is decided by the field's kind. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object, not an array, not null. */
export const isJsonObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * One text for equal values: member names sorted by code unit, no spaces. For comparing and ordering inside this
 * process only; nothing is ever signed or hashed in this form.
 */
export function jsonKey(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(jsonKey).join(',')}]`;
  if (isJsonObject(value)) {
    const members = Object.keys(value)
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${jsonKey(value[name] ?? null)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Deep equality; the order of members doesn't count. */
export const jsonEqual = (one: Json, other: Json): boolean =>
  one === other || jsonKey(one) === jsonKey(other);
