import { reachInDrill } from './drill-reached.ts';
import { chosen } from './desk-vault.ts';
import type { Handlers } from './ports/desk.ts';
import { runDrill } from './run-drill.ts';
import { saveCallList } from './save-call-list.ts';
import { saveDrillTasks } from './save-drill-tasks.ts';
import type { Seat } from './seat.ts';

type DrillHandlers = Pick<Handlers, Extract<keyof Handlers, `drill.${string}`>>;

/** What follows when somebody or something is lost. */
export const drillHandlers = (seat: Seat): DrillHandlers => ({
  'drill.run': ({ start }) => seat.with((unlocked) => runDrill(unlocked, start)),
  'drill.reach': ({ start, who, reached }) =>
    seat.with((unlocked) => reachInDrill(unlocked, start, who, reached)),
  'drill.tasks': (given) => seat.with((unlocked) => saveDrillTasks(unlocked, given)),
  'drill.save': (list, { path }) => seat.with((unlocked) => saveCallList(unlocked, list, chosen(path))),
});
