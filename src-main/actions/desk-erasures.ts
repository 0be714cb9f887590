import { answerErasure } from './answer-erasure.ts';
import { eraseRecord } from './erase-record.ts';
import { listErasures, waitingErasures } from './list-erasures.ts';
import { planErasure } from './plan-erasure.ts';
import type { Handlers } from './ports/desk.ts';
import { requestErasure } from './request-erasure.ts';
import type { Seat } from './seat.ts';

type ErasureHandlers = Pick<Handlers, Extract<keyof Handlers, `erasure.${string}` | 'record.erase'>>;

/** Erasing here, asking partners for the same, and answering them. */
export const erasureHandlers = (seat: Seat): ErasureHandlers => ({
  'record.erase': ({ id, field, below = false, ask }, { progress }) =>
    seat.with((unlocked) => eraseRecord(unlocked, id, field ?? null, progress, { below, ask })),
  'erasure.plan': (wish) => seat.with((unlocked) => planErasure(unlocked, wish)),
  'erasure.ask': ({ wish, ask }) => seat.with((unlocked) => requestErasure(unlocked, wish, ask)),
  'erasure.waiting': () => seat.show(waitingErasures),
  'erasure.list': () => seat.show(listErasures),
  'erasure.answer': (given, { progress }) =>
    seat.with((unlocked) => answerErasure(unlocked, given, progress)),
});
