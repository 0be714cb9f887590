import { a, defineRecord, parentRef } from './define.ts';

/**
 * A schedule of check-ins. `every`: hours between two, from `start`. `ladder`: what to do, rung by rung, when one is
 * missed, `[{"afterHours": 2, "do": "…"}, …]`.
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
