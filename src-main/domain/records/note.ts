import { a, defineRecord, parentOfAnyType } from './define.ts';

/** `audience`: the one contact besides coordinators who gets it. */
export const noteRecord = defineRecord(
  'note',
  'X',
  { X: { parent: parentOfAnyType(), text: a('longText'), audience: a('identity') } },
  { shelter: { scope: 'addressed', groups: ['X'] }, legal: { scope: 'addressed', groups: ['X'] } },
);
