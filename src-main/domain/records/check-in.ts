import { checkInOutcome } from './choices.ts';
import { a, choice, defineRecord, parentRef, safety } from './define.ts';

/** One attempt to reach someone. `rung`: 0 for the regular one, then the rung of the ladder it was made on. */
export const checkInRecord = defineRecord('checkIn', 'W', {
  W: {
    case: parentRef('case'),
    at: a('instant'),
    by: a('who'),
    outcome: safety(choice(checkInOutcome), ...checkInOutcome.values),
    rung: a('count'),
  },
});
