import { generateKey, readPrivateKey, type KeyOptions, type PrivateKey, type SignaturePacket } from 'openpgp';
import { settings } from '../settings.ts';
import type { OwnIdentity } from '../../actions/ports/pgp.ts';

/** A certificate that openpgp.js makes for whoever asks, not for us. */
export const sampleCertificate = async (options: Partial<KeyOptions>): Promise<Uint8Array> => {
  const { publicKey } = await generateKey({ userIDs: { name: 'Sample' }, ...options, format: 'object' });
  return publicKey.write();
};

/** The secret key as the library has it, to sign what no identity would. */
export const parsedSecret = async (own: OwnIdentity): Promise<PrivateKey> =>
  readPrivateKey({ binaryKey: own.secret });

/** Signs a signature packet with whatever it says of itself. The type definitions leave out the last parameter of `sign`. */
export const signPacket = async (
  packet: { sign(...all: readonly unknown[]): Promise<void> } & SignaturePacket,
  by: object,
  data: object,
  date: Date,
  detached = false,
): Promise<void> => packet.sign(by, data, date, detached, settings());
