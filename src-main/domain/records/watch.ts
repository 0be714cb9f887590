import { a, defineRecord, parentRef } from './define.ts';

/**
 * A schedule of check-ins. `every`: hours between two, from `start`. `ladder`: what to do, rung by rung, when one is
 * missed, `[{"afterHours": 2, "do": "…"}, …]`: hours after the due time, the last rung is the alarm. Without one: 0, 1 and 5
 * hours. See `domain/ladder.ts` and `domain/check-ins.ts`.
 */
export const watchRecord = defineRecord('watch', 'W', {
  W: {
    case: parentRef('case'),
    every: a('count'),
    start: a('instant'),
    watcher: a('who'),
    ladder: a('structure'),
  },
});
