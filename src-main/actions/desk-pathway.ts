import { chosen } from './desk-vault.ts';
import type { Handlers } from './ports/desk.ts';
import { printPathway } from './print-pathway.ts';
import type { Seat } from './seat.ts';
import { tryAppointment } from './try-appointment.ts';

/** One pathway on its page. */
export const pathwayHandlers = (seat: Seat): Pick<Handlers, 'pathway.print' | 'pathway.tryAppointment'> => ({
  'pathway.tryAppointment': (tried) => seat.with((unlocked) => tryAppointment(unlocked, tried)),
  'pathway.print': (page, { path }) => seat.with((unlocked) => printPathway(unlocked, page, chosen(path))),
});
