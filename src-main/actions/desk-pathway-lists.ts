import { comparePathways } from './compare-pathways.ts';
import { listAllSteps } from './list-all-steps.ts';
import { listAppointments } from './list-appointments.ts';
import { listPapers } from './list-papers.ts';
import { done } from '../domain/result.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';

type Own = Extract<keyof Handlers, `pathwayList.${string}`> | 'pathway.compare';

/** Steps, papers and appointments of all cases; the ways out of one. */
export const pathwayListsHandlers = (seat: Seat): Pick<Handlers, Own> => ({
  'pathwayList.steps': (wish) => seat.with((unlocked) => done(listAllSteps(unlocked, wish))),
  'pathwayList.papers': (wish) => seat.with((unlocked) => done(listPapers(unlocked, wish))),
  'pathwayList.appointments': (wish) => seat.with((unlocked) => listAppointments(unlocked, wish)),
  'pathway.compare': ({ case: id, language }) =>
    seat.with((unlocked) => comparePathways(unlocked, id, language)),
});
