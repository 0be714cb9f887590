import { noteKind } from './choices.ts';
import { a, defineRecord, parentOfAnyType, term } from './define.ts';

/** `audience`: the one contact besides coordinators who gets it. `kind`: what it is for, where that is more than a remark. */
export const noteRecord = defineRecord(
  'note',
  'X',
  {
    X: {
      parent: parentOfAnyType(),
      text: a('longText'),
      audience: a('identity'),
      kind: term(noteKind),
    },
  },
  { shelter: { scope: 'addressed', groups: ['X'] }, legal: { scope: 'addressed', groups: ['X'] } },
);
