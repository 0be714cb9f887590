import { costLine } from './choices.ts';
import { a, defineRecord, parentRef, ref, term } from './define.ts';

/** `line`: the budget line. */
export const costRecord = defineRecord(
  'cost',
  'M',
  {
    M: {
      parent: parentRef('case', 'safeHouse'),
      day: a('day'),
      amount: a('amount'),
      line: term(costLine),
      receipt: ref('file'),
    },
  },
  { shelter: { scope: 'own', groups: ['M'] } },
);
