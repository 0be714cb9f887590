/** The text for a field of a type, else for the type, else for what this version doesn't know. */
export function clashKey(type: string, field: string, exists: (key: string) => boolean): string {
  if (field === 'removed') return 'clash.removed';
  return [`clash.of.${type}.${field}`, `clash.of.${type}.other`].find(exists) ?? 'clash.unknownType';
}
