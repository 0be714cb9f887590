import type { Json, SchemaField, SchemaType } from '../../../src-preload/contract/views.ts';

/** Fields by which people are found or that open doors: hidden until revealed, one by one. */
const alwaysSeen = new Set(['neverSay', 'safeTimes', 'kind', 'transport', 'citizenship']);
const maskedKinds = new Set(['text', 'longText', 'dayAbout']);

export const isMasked = (field: SchemaField): boolean =>
  field.name === 'doorWord' ||
  ((field.group === 'I' || field.group === 'C' || field.group === 'L') &&
    maskedKinds.has(field.kind) &&
    !alwaysSeen.has(field.name));

/** Not for people to type: pointers to parents, order keys, hashes, keys of files; structures only where there is one. */
export const isEditable = (type: SchemaType, field: SchemaField, value: Json | undefined): boolean =>
  !field.parent &&
  field.kind !== 'order' &&
  field.kind !== 'hash' &&
  field.name !== 'removed' &&
  !(type.name === 'file' && field.name === 'key') &&
  // Nights are picked on the house's page, not typed as `2027-03-12/2027-03-20`.
  !(type.name === 'unit' && field.name === 'blockedNights') &&
  !(field.kind === 'structure' && (value === undefined || value === null));

export const isEmpty = (value: Json | undefined | null): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && !Object.values(value).some((inside) => inside !== false));
