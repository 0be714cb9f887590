import { riskLevel } from './choices.ts';
import { a, choice, defineRecord, parentRef } from './define.ts';

/** `answers`: object from question to answer. `next`: the day on which the next assessment is due. */
export const assessmentRecord = defineRecord('assessment', 'T', {
  T: {
    case: parentRef('case'),
    day: a('day'),
    answers: a('structure'),
    level: choice(riskLevel),
    next: a('day'),
  },
});
