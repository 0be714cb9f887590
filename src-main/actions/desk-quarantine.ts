import { done } from '../domain/result.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { backToRestorePoint } from './back-to-restore-point.ts';
import { compromisedSince, planCompromised } from './compromised-since.ts';
import { listQuarantine } from './list-quarantine.ts';
import type { Handlers } from './ports/desk.ts';
import { leaveOut, planRelease, releaseChosen } from './release-quarantined.ts';
import { listRestorePoints } from './restore-points.ts';
import type { Seat } from './seat.ts';
import { planAside } from './set-aside.ts';

type Subject = 'quarantine' | 'received';
type QuarantineHandlers = Pick<Handlers, Extract<keyof Handlers, `${Subject}.${string}`>>;

/** What came in, what is out of sight again, and what comes back. */
export function quarantineHandlers(seat: Seat): QuarantineHandlers {
  return {
    'received.list': ({ author }) =>
      // The schema has seen that it is 64 hex digits.
      seat.show((unlocked) => listRestorePoints(unlocked, (author ?? null) as IdentityDigest | null)),
    'received.plan': ({ since, author }) =>
      seat.with(async (unlocked) => {
        const planned = await (author === undefined
          ? planAside(unlocked, { since, author: null })
          : planCompromised(unlocked, author, since));
        return planned.ok ? done(planned.value.view) : planned;
      }),
    'received.goBack': ({ since, at }) => seat.with((unlocked) => backToRestorePoint(unlocked, since, at)),
    'received.distrust': ({ since, author, at }) =>
      seat.with((unlocked) => compromisedSince(unlocked, author, since, at)),
    'quarantine.list': () => seat.show((unlocked) => listQuarantine(unlocked)),
    'quarantine.plan': (chosen) => seat.with((unlocked) => planRelease(unlocked, chosen)),
    'quarantine.release': (chosen) => seat.with((unlocked) => releaseChosen(unlocked, chosen)),
    'quarantine.leaveOut': ({ changes, out }) => seat.with((unlocked) => leaveOut(unlocked, changes, out)),
  };
}
