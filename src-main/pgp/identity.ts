import { encryptKey, generateKey, readKey, readPrivateKey } from 'openpgp';
import type { IdentityMaterial, OwnIdentity } from '../actions/ports/pgp.ts';
import { readCertificate } from './certificate.ts';
import { displayName } from './display-name.ts';
import { settings } from './settings.ts';

/** 65,011,712 octets hashed per guess: the most that the coded count can say (RFC 9580 3.7.1.3), and what GnuPG uses. */
const iteratedCountByte = 255;

/**
 * Makes an identity: version 4, Ed25519 for certifying and signing, X25519 for encrypting, both in the legacy form of RFC 9580
 * 5.5.5.5 and 5.5.5.6 (the one form that GnuPG 2.2, 2.4 and Sequoia all read), no expiry. It advertises SEIPDv2 with AES-256-GCM,
 * which GnuPG passes over. `name` becomes the only user ID.
 *
 * @throws when nothing of `name` can be shown
 */
export const createIdentity = async (name: string, now: Date): Promise<IdentityMaterial> => {
  const userId = displayName(name);
  if (!/[^\ufffd\s]/u.test(userId)) throw new Error('identity without a name');
  const { privateKey, publicKey, revocationCertificate } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: userId }],
    date: now,
    format: 'object',
    // Writes the features and cipher suites into the self-signature; the secret key is not encrypted at all.
    config: settings({ aeadProtect: true }),
  });
  const certificate = await readCertificate(publicKey.write());
  if (!certificate.ok) throw new Error(`own certificate refused: ${certificate.refusal.code}`);
  return { certificate: certificate.value, secret: privateKey.write(), revocation: revocationCertificate };
};

/**
 * The secret key as GnuPG 2.2 imports it: armored, under a passphrase (Unicode NFC) by iterated and salted S2K with SHA-256 and
 * AES-256-CFB (RFC 9580 3.7.1.3). GnuPG reads neither Argon2 nor AEAD here.
 *
 * @throws when `passphrase` is empty: the export would not be protected
 */
export const exportSecretForGnupg = async (own: OwnIdentity, passphrase: string): Promise<string> => {
  if (passphrase === '') throw new Error('export without a passphrase');
  const config = settings({ s2kIterationCountByte: iteratedCountByte });
  const privateKey = await readPrivateKey({ binaryKey: own.secret, config });
  // The secret half doesn't know that its owner revoked it; whoever takes it over should.
  const { revocationSignatures } = await readKey({ binaryKey: own.certificate.bytes, config });
  privateKey.revocationSignatures = revocationSignatures;
  const locked = await encryptKey({ privateKey, passphrase: passphrase.normalize('NFC'), config });
  return locked.armor(config);
};
