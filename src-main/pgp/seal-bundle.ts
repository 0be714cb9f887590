import { randomBytes } from 'node:crypto';
import { createMessage, encrypt, sign, type SessionKey } from 'openpgp';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { encryptionKey, newestPart } from './certificate-keys.ts';
import type { Keyring } from './keyring.ts';
import { laterOf, noDate } from './moments.ts';
import { settings, timeless } from './settings.ts';

/**
 * See {@link PgpForExchange.sealForOne}. The cipher is AES-256 always: every program that reads version 4 certificates has it, and so
 * no preference in a certificate that somebody relayed can lower it.
 *
 * @throws when `to` has no key to encrypt to that its owner did not withdraw ({@link Certificate.revoked} says so before)
 */
export const sealForOne = async (
  keys: Keyring,
  content: Uint8Array,
  to: Certificate,
  own: OwnIdentity,
  aead: boolean,
  now: Date,
): Promise<Uint8Array> => {
  const config = settings();
  const signingKeys = await keys.own(own);
  const recipient = await keys.recipient(to);
  const chosen = await encryptionKey(recipient, laterOf(now, newestPart(recipient)), config);
  if (chosen === null) throw new Error('certificate without a key to encrypt to');

  const sessionKey: SessionKey = { data: new Uint8Array(randomBytes(32)), algorithm: 'aes256' };
  if (aead) sessionKey.aeadAlgorithm = 'gcm';
  const signed = await sign({
    message: await createMessage({ binary: content, date: noDate() }),
    signingKeys,
    date: laterOf(now, signingKeys.getCreationTime()),
    format: 'object',
    config,
  });
  // Signed before and encrypted here, because only signing has a date.
  const sealed: unknown = await encrypt({
    message: signed,
    sessionKey,
    encryptionKeys: recipient,
    encryptionKeyIDs: [chosen.getKeyID()],
    wildcard: true,
    date: timeless,
    format: 'binary',
    config,
  });
  sessionKey.data.fill(0);
  if (!(sealed instanceof Uint8Array)) throw new Error('the library returned a stream');
  return sealed;
};
