import { createMessage, encrypt, enums, LiteralDataPacket, readMessage } from 'openpgp';
import type { SessionKey } from '../actions/ports/pgp.ts';
import { noDate } from './moments.ts';
import { onlyPacket, tags } from './packets.ts';
import { aeadChunkSizeByte, settings, timeless } from './settings.ts';

/** One for all: nothing changes it, and every row of a vault passes here. */
const config = settings();

/** SEIPD version, cipher, AEAD mode and chunk size of every body (RFC 9580 5.13.2). */
const form = [2, enums.symmetric.aes256, enums.aead.gcm, aeadChunkSizeByte];

/** One SEIPDv2 packet with AES-256-GCM (RFC 9580 5.13.2) around one literal packet with `body`. */
export const sealBody = async (key: SessionKey, body: Uint8Array): Promise<Uint8Array> => {
  const sealed: unknown = await encrypt({
    message: await createMessage({ binary: body, date: noDate() }),
    sessionKey: { data: key, algorithm: 'aes256', aeadAlgorithm: 'gcm' },
    format: 'binary',
    config,
  });
  if (!(sealed instanceof Uint8Array)) throw new Error('the library returned a stream');
  return sealed;
};

/** What {@link sealBody} sealed, or null when altered, truncated, followed by anything, under another key, or of another form. */
export const openBody = async (key: SessionKey, sealed: Uint8Array): Promise<Uint8Array | null> => {
  const packet = onlyPacket(sealed, tags.seipd);
  if (packet === null || form.some((octet, at) => packet.body[at] !== octet)) return null;
  try {
    const message = await readMessage({ binaryMessage: sealed, config });
    const inside = await message.decrypt(
      undefined,
      undefined,
      [{ data: key, algorithm: 'aes256' }],
      timeless,
      config,
    );
    if (inside.packets.length !== 1 || !(inside.packets[0] instanceof LiteralDataPacket)) return null;
    const body: unknown = inside.getLiteralData();
    return body instanceof Uint8Array ? body : null;
  } catch {
    return null;
  }
};
