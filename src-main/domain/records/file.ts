import { a, defineRecord, parentOfAnyType } from './define.ts';

/**
 * An attachment. `sha256` of its plain bytes, `size` of them; `sealed`: SHA-256 of its body as it travels and is kept;
 * `key`: the 32 bytes that the body is sealed under, base64url.
 */
export const fileRecord = defineRecord(
  'file',
  'X',
  {
    X: {
      parent: parentOfAnyType(),
      name: a('text'),
      size: a('count'),
      sha256: a('hash'),
      sealed: a('hash'),
      key: a('text'),
    },
  },
  { shelter: { scope: 'withParent', groups: ['X'] }, legal: { scope: 'withParent', groups: ['X'] } },
);
