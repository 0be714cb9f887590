import { showPlan } from './plan-pathway.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';

type PlansHandlers = Pick<Handlers, 'pathway.plan'>;

/** Pathways: what stands between people and the plane. */
export const plansHandlers = (seat: Seat): PlansHandlers => ({
  'pathway.plan': ({ pathway }) => seat.with((unlocked) => showPlan(unlocked, pathway)),
});
