import { a, defineRecord, parentOfAnyType } from './define.ts';

/** An attachment. `sha256` of its plain bytes, `size` in bytes; `key`: the key it is sealed under, base64url. */
export const fileRecord = defineRecord(
  'file',
  'X',
  { X: { parent: parentOfAnyType(), name: a('text'), size: a('count'), sha256: a('hash'), key: a('text') } },
  { shelter: { scope: 'withParent', groups: ['X'] }, legal: { scope: 'withParent', groups: ['X'] } },
);
