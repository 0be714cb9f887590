import { readKey, type Config, type Key, type Subkey } from 'openpgp';
import { laterOf, noDate } from './moments.ts';
import { timeless } from './settings.ts';

/**
 * Parses a binary certificate, or the certificate of a secret key. With `revocations: 'none'` every revocation signature in it is
 * dropped: what a key once signed stays signed, and who is still trusted is decided elsewhere. `'subkeys'` keeps those of
 * subkeys: nobody encrypts to a subkey that its owner withdrew.
 *
 * @throws when the library can't parse it, or the primary key's algorithm is unknown to it
 */
export const parseCertificate = async (
  bytes: Uint8Array,
  revocations: 'all' | 'subkeys' | 'none',
  config: Config,
): Promise<Key> => {
  const key = await readKey({ binaryKey: bytes, config });
  // Before anything is checked: the library remembers on a signature that it was revoked.
  if (revocations !== 'all') {
    key.revocationSignatures = [];
    for (const user of key.users) user.revocationSignatures = [];
  }
  if (revocations === 'none') for (const subkey of key.subkeys) subkey.revocationSignatures = [];
  return key;
};

const found = async <T>(search: Promise<T>): Promise<T | null> => search.catch(() => null);

/** Primary key or subkey: a public key packet with what binds it. */
export type AnyKey = Key | Subkey;

/**
 * The keys that may sign, without regard to time: by the key flags of the primary key's self-signature, or of a subkey's
 * binding signature with its embedded back signature (RFC 9580 5.2.3.29, 5.2.1.8), all of them checked.
 */
export const signingKeys = async (key: Key, config: Config): Promise<AnyKey[]> => {
  const candidates = key.getKeys();
  const checked = await Promise.all(
    candidates.map((candidate) =>
      found(key.getSigningKey(candidate.getKeyID(), timeless, undefined, config)),
    ),
  );
  return checked.filter((candidate) => candidate !== null);
};

/** When the newest part of a certificate was made: a clock that is behind must not choose a key that was replaced since. */
export const newestPart = (key: Key): Date =>
  [...key.getKeys(), ...key.subkeys.flatMap(({ revocationSignatures }) => revocationSignatures)]
    .map((part) => ('getCreationTime' in part ? part.getCreationTime() : (part.created ?? noDate())))
    .reduce(laterOf);

/**
 * The newest key to encrypt to: one that is valid at `date`, or else, a clock may be wrong, without regard to time.
 * Null when there is none, or only withdrawn ones.
 */
export const encryptionKey = async (key: Key, date: Date, config: Config): Promise<AnyKey | null> =>
  (await found(key.getEncryptionKey(undefined, date, undefined, config))) ??
  (await found(key.getEncryptionKey(undefined, timeless, undefined, config)));
