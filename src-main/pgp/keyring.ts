import { createHash } from 'node:crypto';
import { readPrivateKey, type AnyKeyPacket, type Key, type PrivateKey } from 'openpgp';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { parseCertificate, signingKeys } from './certificate-keys.ts';
import { digestOfKey } from './identity-digest.ts';
import { settings } from './settings.ts';

/** The public keys of one contact that may have signed, by fingerprint (40 lower-case hex digits). */
export type Signers = ReadonlyMap<string, AnyKeyPacket>;

/** Contacts whose parsed keys are kept: more than any team has, few enough to forget about memory. */
const maxRemembered = 512;

const readSigners = async ({ bytes, digest }: Certificate): Promise<Signers> => {
  const key = await parseCertificate(bytes, 'none', settings());
  if (digestOfKey(key) !== digest) return new Map();
  const keys = await signingKeys(key, settings());
  return new Map(keys.map((signer) => [signer.getFingerprint(), signer.keyPacket]));
};

/**
 * Parsed keys, remembered per factory: parsing a certificate costs as much as dozens of verifications. Public keys are
 * remembered by the hash of the certificate's bytes; secret ones as long as their bytes are, and no longer.
 */
export class Keyring {
  readonly #signers = new Map<string, Promise<Signers>>();
  readonly #own = new WeakMap<Uint8Array, Promise<PrivateKey>>();

  /** The keys of `certificate` that may sign, without regard to time and revocation. Empty when it is not what it says. */
  signers(certificate: Certificate): Promise<Signers> {
    const name = certificate.digest + createHash('sha256').update(certificate.bytes).digest('base64');
    const known = this.#signers.get(name);
    if (known !== undefined) return known;
    const [oldest] = this.#signers.keys();
    if (this.#signers.size >= maxRemembered && oldest !== undefined) this.#signers.delete(oldest);
    const reading = readSigners(certificate).catch(() => new Map<string, AnyKeyPacket>());
    this.#signers.set(name, reading);
    return reading;
  }

  /** @throws when the secret key is not the one of the identity's certificate */
  async own(own: OwnIdentity): Promise<PrivateKey> {
    let reading = this.#own.get(own.secret);
    if (reading === undefined) {
      reading = readPrivateKey({ binaryKey: own.secret, config: settings() });
      this.#own.set(own.secret, reading);
    }
    const key = await reading;
    if (digestOfKey(key) !== own.certificate.digest) throw new Error('secret key of another certificate');
    return key;
  }

  /** @throws when the certificate is not what it says */
  async recipient({ bytes, digest }: Certificate): Promise<Key> {
    const key = await parseCertificate(bytes, 'subkeys', settings());
    if (digestOfKey(key) !== digest) throw new Error('certificate of another digest');
    return key;
  }
}
