import { createMessage, decrypt, encrypt, enums, generateKey, readMessage } from 'openpgp';
import type { Argon2Cost, SlotMaterial } from '../actions/ports/pgp.ts';
import { noDate } from './moments.ts';
import { tags, walkPackets } from './packets.ts';
import {
  maxArgon2Lanes,
  maxArgon2MemoryExponent,
  maxArgon2Passes,
  settings,
  settingsWithForeignForms,
} from './settings.ts';
import { isWrittenAs } from './written-as.ts';

const s2kArgon2 = 4;

/** Argon2 needs 8 KiB a lane (RFC 9106 3.1). */
const isBearable = ({ memoryExponent, passes, parallelism }: Argon2Cost): boolean =>
  [memoryExponent, passes, parallelism].every(Number.isInteger) &&
  passes >= 1 &&
  passes <= maxArgon2Passes &&
  parallelism >= 1 &&
  parallelism <= maxArgon2Lanes &&
  memoryExponent <= maxArgon2MemoryExponent &&
  2 ** memoryExponent >= 8 * parallelism;

/**
 * The same passphrase typed on two systems can be two byte strings; NFC is what most of them type, so that other OpenPGP programs
 * still open a slot.
 */
const normalised = (passphrase: string): string => passphrase.normalize('NFC');

/**
 * Makes a slot: a version 6 key with X25519 (RFC 9580 5.5.5.7), and its secret half as a message under the passphrase: one SKESK of
 * version 6 with Argon2id, and SEIPDv2 with AES-256-GCM.
 *
 * @throws RangeError when {@link openSlot} would refuse the cost, or the passphrase is empty
 */
export const createSlot = async (passphrase: string, cost: Argon2Cost, now: Date): Promise<SlotMaterial> => {
  if (passphrase === '' || !isBearable(cost))
    throw new RangeError('slot without passphrase or with absurd cost');
  const { privateKey, publicKey } = await generateKey({
    type: 'curve25519',
    userIDs: [],
    date: now,
    format: 'object',
    config: settingsWithForeignForms({ v6Keys: true, aeadProtect: true }),
  });
  const secret = privateKey.write();
  const sealedSecret: unknown = await encrypt({
    message: await createMessage({ binary: secret, date: noDate() }),
    passwords: normalised(passphrase),
    format: 'binary',
    config: settings({ aeadProtect: true, s2kType: enums.s2k.argon2, s2kArgon2Params: { ...cost } }),
  });
  secret.fill(0);
  if (!(sealedSecret instanceof Uint8Array)) throw new Error('the library returned a stream');
  return { sealedSecret, publicKey: publicKey.write() };
};

/**
 * The SKESK's body and the cost it asks for, or null when a slot is not exactly one SKESK of version 6 with AES-256-GCM and Argon2 (RFC 9580 5.3.2,
 * 3.7.1.4) before one SEIPD packet. Nothing is derived yet: a file must not decide how much memory is taken.
 */
const structureOf = (sealedSecret: Uint8Array): { skesk: Uint8Array; cost: Argon2Cost } | null => {
  const { packets, fault } = walkPackets(sealedSecret, 2);
  const [skesk, body] = packets;
  if (fault !== null || skesk?.tag !== tags.skesk || body?.tag !== tags.seipd || body.body[0] !== 2)
    return null;
  // Version, count, cipher, AEAD mode, length of the S2K specifier, its type, 16 octets of salt, passes, lanes, memory.
  const [version, , cipher, mode, s2kLength, s2kType] = skesk.body;
  if (version !== 6 || cipher !== enums.symmetric.aes256 || mode !== enums.aead.gcm) return null;
  if (s2kLength !== 20 || s2kType !== s2kArgon2 || skesk.body.length < 25) return null;
  const [passes = 0, parallelism = 0, memoryExponent = 0] = skesk.body.subarray(22, 25);
  return { skesk: skesk.body, cost: { memoryExponent, passes, parallelism } };
};

/**
 * The slot's secret key, or null for a wrong passphrase and for damage alike. Costs above 2 GiB, 16 passes or 16 lanes are damage.
 */
export const openSlot = async (sealedSecret: Uint8Array, passphrase: string): Promise<Uint8Array | null> => {
  const slot = structureOf(sealedSecret);
  if (slot === null || !isBearable(slot.cost)) return null;
  try {
    const config = settings();
    const message = await readMessage({ binaryMessage: sealedSecret, config });
    if (!isWrittenAs(message.packets[0], slot.skesk)) return null;
    const { data }: { data: unknown } = await decrypt({
      message,
      passwords: normalised(passphrase),
      format: 'binary',
      config,
    });
    return data instanceof Uint8Array ? data : null;
  } catch {
    return null;
  }
};
