import { closureReason, caseStatus, priority, vettingCheck } from './choices.ts';
import { a, choice, defineRecord, setOf, term } from './define.ts';

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
    T: { danger: a('longText') },
    X: { vouchedBy: a('who'), vetting: setOf(term(vettingCheck)) },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
