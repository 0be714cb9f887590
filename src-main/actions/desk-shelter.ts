import type { ShelterReply } from '../domain/shelter-reply.ts';
import { chosen } from './desk-vault.ts';
import { heardFromShelter } from './heard-from-shelter.ts';
import type { Handlers } from './ports/desk.ts';
import { replyShelter } from './reply-shelter.ts';
import { saveArrivals } from './save-arrivals.ts';
import type { Seat } from './seat.ts';
import { markSeen } from './shelter-seen.ts';
import { showShelter } from './show-shelter.ts';
import { unsentReplies } from './unsent-replies.ts';

type ShelterHandlers = Pick<Handlers, Extract<keyof Handlers, `shelter.${string}`>>;

/** The shelter's window, and its answers in the coordinator's. */
export const shelterHandlers = (seat: Seat): ShelterHandlers => ({
  'shelter.show': ({ zone }) => seat.show((unlocked) => showShelter(unlocked, zone)),
  'shelter.unsent': () => seat.show(unsentReplies),
  'shelter.reply': (reply) =>
    seat.with((unlocked) => {
      if (reply.kind !== 'cost') return replyShelter(unlocked, reply as ShelterReply);
      const { receipt, ...cost } = reply;
      return replyShelter(unlocked, cost as ShelterReply, receipt);
    }),
  'shelter.seen': ({ stays }) => seat.with((unlocked) => markSeen(unlocked, stays)),
  'shelter.saveArrivals': ({ zone, language }, { path }) =>
    seat.with((unlocked) => saveArrivals(unlocked, zone, language, chosen(path), true)),
  'shelter.said': ({ house, stays, zone }) =>
    seat.with((unlocked) => heardFromShelter(unlocked, house, stays, zone)),
});
