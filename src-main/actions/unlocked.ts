import type { ErasedAgain } from '../../src-preload/contract/views.ts';
import type { Holidays } from '../domain/holidays.ts';
import type { PathwayTemplate } from '../domain/template.ts';
import type { Role } from '../domain/trust.ts';
import type { Exchange } from './ports/exchange.ts';
import type { Files } from './ports/files.ts';
import type { Folders } from './ports/folders.ts';
import type { OwnIdentity, PgpForExchange } from './ports/pgp.ts';
import type { Resources } from './ports/resources.ts';
import type { OpenVault } from './ports/store.ts';
import type { Clock, Randomness } from './ports/surroundings.ts';

/** What actions work with that no unlocking gives: the same for a whole process. */
export interface Tools {
  readonly pgp: PgpForExchange;
  readonly exchange: Exchange;
  readonly files: Files;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly resources: Resources;
  readonly holidays: Holidays;
  /** What comes with the app. */
  readonly templates: () => readonly PathwayTemplate[];
}

/** An open vault and its owner. Dropping it (by ending the process) is what locking means. */
export interface Unlocked extends Tools {
  readonly vault: OpenVault;
  readonly own: OwnIdentity;
  /** Who the owner was before; the secret half is empty when it was destroyed. */
  readonly formers: readonly OwnIdentity[];
  readonly role: Role;
  /** What became at opening of erasing that was still to be done; left out: nothing was. */
  readonly erasedAgain?: ErasedAgain;
}
