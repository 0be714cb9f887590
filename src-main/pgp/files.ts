import type { SessionKey } from '../actions/ports/pgp.ts';
import { openBody, sealBody } from './bodies.ts';
import { isSessionKey, newSessionKey } from './session-keys.ts';

/** A file sealed as the bodies of a vault are, under a key that nothing else is sealed under. */
export const sealFile = async (
  plain: Uint8Array,
): Promise<{ readonly key: SessionKey; readonly sealed: Uint8Array }> => {
  const key = newSessionKey();
  return { key, sealed: await sealBody(key, plain) };
};

/** What {@link sealFile} sealed; null when it is not exactly that, or the key is none. */
export const openFile = async (key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null> =>
  isSessionKey(key) ? openBody(key, sealed) : null;
