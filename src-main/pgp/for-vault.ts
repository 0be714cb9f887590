import type { PgpForVault } from '../actions/ports/pgp.ts';
import { openBody, sealBody } from './bodies.ts';
import { newSessionKey, openSessionKey, sealSessionKey } from './session-keys.ts';
import { createSlot, openSlot } from './slots.ts';

/** OpenPGP for the vault file. It keeps nothing. */
export const createPgpForVault = (): PgpForVault => ({
  createSlot,
  openSlot,
  newSessionKey,
  sealSessionKey,
  openSessionKey,
  sealBody,
  openBody,
});
