import { enums, readPrivateKey, SecretKeyPacket, type PrivateKey, type Subkey } from 'openpgp';
import type { Certificate, HeldKey, OwnIdentity, RevocationReason } from '../actions/ports/pgp.ts';
import { newestPart, parseCertificate } from './certificate-keys.ts';
import { maxKeys } from './certificate-structure.ts';
import { readCertificate } from './certificate.ts';
import { digestOfKey } from './identity-digest.ts';
import { mergeCertificates } from './merge-certificates.ts';
import { laterOf } from './moments.ts';
import { settings } from './settings.ts';

const secretOf = async ({ secret, certificate }: OwnIdentity): Promise<PrivateKey> => {
  const key = await readPrivateKey({ binaryKey: secret, config: settings() });
  if (digestOfKey(key) !== certificate.digest) throw new Error('secret key of another certificate');
  return key;
};

/** The own certificate with what the secret key now has; what only the certificate still has stays in it. */
const certificateWith = async (kept: Certificate, key: PrivateKey): Promise<Certificate> => {
  const read = await readCertificate(key.toPublic().write());
  if (!read.ok) throw new Error(`own certificate refused: ${read.refusal.code}`);
  return mergeCertificates(kept, read.value);
};

/** Times in OpenPGP are whole seconds, and what comes after something has to be seen to. */
const after = (moment: Date): Date => new Date(moment.getTime() + 1000);

const superseded = (key: PrivateKey, subkey: Subkey, date: Date): Promise<Subkey> => {
  const { keyPacket } = key;
  if (!(keyPacket instanceof SecretKeyPacket)) throw new Error('own key without its secret half');
  return subkey.revoke(keyPacket, { flag: enums.reasonForRevocation.keySuperseded }, date, settings());
};

/**
 * See {@link PgpForExchange.rotateEncryptionKey}. The same form as in a new identity: X25519 in the legacy form. The old subkeys are
 * withdrawn because some programs (Sequoia) encrypt to every one that is not.
 */
export const rotateEncryptionKey = async (own: OwnIdentity, now: Date): Promise<OwnIdentity | null> => {
  const key = await secretOf(own);
  const published = await parseCertificate(own.certificate.bytes, 'all', settings());
  if (published.getKeys().length >= maxKeys) return null;
  const date = laterOf(now, after(newestPart(published)));
  key.subkeys = await Promise.all(
    key.subkeys.map(async (subkey) =>
      subkey.revocationSignatures.length > 0 ? subkey : superseded(key, subkey, date),
    ),
  );
  const renewed = await key.addSubkey({ type: 'ecc', curve: 'curve25519Legacy', date, config: settings() });
  return { certificate: await certificateWith(own.certificate, renewed), secret: renewed.write() };
};

/** See {@link PgpForExchange.heldKeys}. */
export const heldKeys = async (own: OwnIdentity): Promise<readonly HeldKey[]> =>
  (await secretOf(own)).subkeys
    .map((subkey) => ({
      fingerprint: subkey.getFingerprint(),
      since: subkey.getCreationTime(),
      current: subkey.getFingerprint() === own.certificate.sealsTo,
    }))
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());

/** See {@link PgpForExchange.withoutOldSecrets}. The certificate still says that the old keys are withdrawn. */
export const withoutOldSecrets = async (own: OwnIdentity): Promise<OwnIdentity> => {
  const key = await secretOf(own);
  key.subkeys = key.subkeys.filter((subkey) => subkey.getFingerprint() === own.certificate.sealsTo);
  return { certificate: own.certificate, secret: key.write() };
};

const flags = {
  compromised: enums.reasonForRevocation.keyCompromised,
  superseded: enums.reasonForRevocation.keySuperseded,
  retired: enums.reasonForRevocation.keyRetired,
} as const;

/** See {@link PgpForExchange.revokeIdentity}. Only the certificate is revoked: with a revoked secret key the library signs nothing. */
export const revokeIdentity = async (
  own: OwnIdentity,
  reason: RevocationReason,
  now: Date,
): Promise<OwnIdentity> => {
  const key = await secretOf(own);
  const published = await parseCertificate(own.certificate.bytes, 'all', settings());
  const date = laterOf(now, newestPart(published));
  const revoked = await key.revoke({ flag: flags[reason] }, date, settings());
  return { certificate: await certificateWith(own.certificate, revoked), secret: own.secret };
};
