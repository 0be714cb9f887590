import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';
import { showWaitingTimes } from './show-waiting-times.ts';

/** What is counted over all cases, for this window. */
export const statisticsHandlers = (seat: Seat): Pick<Handlers, 'statistics.waiting'> => ({
  'statistics.waiting': () => seat.show(showWaitingTimes),
});
