import { need, stayAnswer, stayStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, safety, setOf, term } from './define.ts';

/**
 * One party's nights in one house, half-open: who leaves on `until` frees the bed that night. All that the house's
 * keeper needs is G; `case` and `overrideReason` (why the party is placed against the rules) are W, so that they never
 * leave with the guest data. `guestName` is new for each house.
 */
export const stayRecord = defineRecord(
  'stay',
  'G',
  {
    G: {
      safeHouse: parentRef('safeHouse'),
      unit: parentRef('unit'),
      guestName: a('text'),
      guests: a('count'),
      ageBands: a('text'),
      languages: setOf(a('language')),
      needs: setOf(term(need)),
      from: a('day'),
      until: a('day'),
      arrival: a('text'),
      doorWord: safety(a('text')),
      bringer: a('text'),
      status: choice(stayStatus),
      actualFrom: a('day'),
      arrivedAt: a('instant'),
      actualUntil: a('day'),
      answer: choice(stayAnswer),
    },
    W: { case: parentRef('case'), overrideReason: a('longText') },
  },
  { shelter: { scope: 'own', groups: ['G'] } },
);
