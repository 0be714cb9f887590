import { handOverWatches } from './hand-over-watches.ts';
import { listWatches } from './list-watches.ts';
import type { Handlers } from './ports/desk.ts';
import { recordCheckIn } from './record-check-in.ts';
import type { Seat } from './seat.ts';

type CheckinsHandlers = Pick<Handlers, Extract<keyof Handlers, `${'checkin' | 'watch'}.${string}`>>;

/** Keeping contact: check-ins, the watches over them, and who watches. */
export const checkinsHandlers = (seat: Seat): CheckinsHandlers => ({
  'checkin.record': (said) => seat.with((unlocked) => recordCheckIn(unlocked, said)),
  'watch.list': () => seat.show(listWatches),
  'watch.handOver': ({ to, watches }) => seat.with((unlocked) => handOverWatches(unlocked, to, watches)),
});
