import { documentKind } from './choices.ts';
import { a, defineRecord, parentRef, ref, term } from './define.ts';

/** `validUntil`: the last day on which it is valid. */
export const documentRecord = defineRecord(
  'document',
  'W',
  {
    W: {
      person: parentRef('person'),
      kind: term(documentKind),
      country: a('country'),
      validFrom: a('day'),
      validUntil: a('day'),
    },
    I: { number: a('text'), file: ref('file') },
  },
  { legal: { scope: 'shared', groups: ['W', 'I'] } },
);
