import { closureReason, caseStatus, priority, vettingCheck } from './choices.ts';
import { a, choice, defineRecord, setOf, term } from './define.ts';

/** `where`: where the people are, as told; of group L, so that it leaves only where addresses are ticked. */
export const caseRecord = defineRecord(
  'case',
  'W',
  {
    W: {
      alias: a('text'),
      status: choice(caseStatus),
      priority: choice(priority),
      owner: a('who'),
      caseworker: a('who'),
      closureReason: choice(closureReason),
    },
    L: { where: a('text') },
    T: { danger: a('longText') },
    X: { vouchedBy: a('who'), vetting: setOf(term(vettingCheck)) },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
