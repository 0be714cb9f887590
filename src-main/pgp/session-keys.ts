import { randomBytes } from 'node:crypto';
import { decryptSessionKeys, encryptSessionKey, readKey, readMessage, readPrivateKey } from 'openpgp';
import type { SessionKey } from '../actions/ports/pgp.ts';
import { onlyPacket, tags } from './packets.ts';
import { settingsWithForeignForms, timeless } from './settings.ts';
import { isWrittenAs } from './written-as.ts';

const sessionKeyBytes = 32;

/** A new key for the bodies of a vault: 32 random bytes, AES-256. */
export const newSessionKey = (): SessionKey => new Uint8Array(randomBytes(sessionKeyBytes)) as SessionKey;

/** True for bytes that can be a key for bodies. */
export const isSessionKey = (bytes: Uint8Array): bytes is SessionKey => bytes.length === sessionKeyBytes;

/**
 * The session key as one PKESK of version 6 (RFC 9580 5.1.2) to a slot's public key, with no recipient named: with any sealed body
 * behind it a standard message.
 *
 * @throws when the public key can't be parsed
 */
export const sealSessionKey = async (key: SessionKey, slotPublicKey: Uint8Array): Promise<Uint8Array> => {
  const config = settingsWithForeignForms();
  const pkesk: unknown = await encryptSessionKey({
    data: key,
    algorithm: 'aes256',
    aeadAlgorithm: 'gcm',
    encryptionKeys: await readKey({ binaryKey: slotPublicKey, config }),
    wildcard: true,
    date: timeless,
    format: 'binary',
    config,
  });
  if (!(pkesk instanceof Uint8Array)) throw new Error('the library returned a stream');
  return pkesk;
};

/** The session key out of exactly one PKESK of version 6, or null when it is damaged or of another slot. */
export const openSessionKey = async (
  pkesk: Uint8Array,
  slotSecret: Uint8Array,
): Promise<SessionKey | null> => {
  const packet = onlyPacket(pkesk, tags.pkesk);
  if (packet?.body[0] !== 6) return null;
  try {
    const config = settingsWithForeignForms();
    const message = await readMessage({ binaryMessage: pkesk, config });
    if (!isWrittenAs(message.packets[0], packet.body)) return null;
    const [opened, second] = await decryptSessionKeys({
      message,
      decryptionKeys: await readPrivateKey({ binaryKey: slotSecret, config }),
      date: timeless,
      config,
    });
    if (opened === undefined || second !== undefined || opened.data.length !== sessionKeyBytes) return null;
    return new Uint8Array(opened.data) as SessionKey;
  } catch {
    return null;
  }
};
