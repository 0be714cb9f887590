import { enums, type Config, type Key, type SignaturePacket } from 'openpgp';
import type { Certificate, RevocationReason } from '../actions/ports/pgp.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { certificateBytes } from './armor.ts';
import { encryptionKey, parseCertificate, signingKeys } from './certificate-keys.ts';
import { checkCertificateStructure } from './certificate-structure.ts';
import { displayName } from './display-name.ts';
import { digestOfPublicKeyBody, publicKeyBody } from './identity-digest.ts';
import {
  isOnForeignCurve,
  maxCertificateBytes,
  settings,
  settingsWithForeignForms,
  settingsWithWeakness,
  timeless,
} from './settings.ts';
import { parseSignature, subpackets } from './signature-form.ts';

/** Checking costs keys times signatures, several times over: what a stranger sends must not take minutes. */
const maxOwnSignatures = 300;

const featureSeipdV2 = 0x08;

/** RFC 9580 5.2.3.32 and 5.2.3.15: SEIPDv2 is read, and AES-256 with GCM is among the cipher suites. */
const advertisesAesGcm = (selfSignature: SignaturePacket): boolean => {
  const hashed = parseSignature(selfSignature.write())?.hashed ?? [];
  const features = hashed.find(({ type }) => type === subpackets.features)?.body[0] ?? 0;
  const suites = hashed.find(({ type }) => type === subpackets.cipherSuites)?.body ?? new Uint8Array();
  const wanted = suites.some(
    (cipher, at) => at % 2 === 0 && cipher === enums.symmetric.aes256 && suites[at + 1] === enums.aead.gcm,
  );
  return wanted && (features & featureSeipdV2) !== 0;
};

const usable = async (key: Key, config: Config): Promise<boolean> =>
  (await signingKeys(key, config)).length > 0 && (await encryptionKey(key, timeless, config)) !== null;

/** Signatures that claim to be the key's own, over its names and subkeys. */
const ownSignatures = (key: Key): SignaturePacket[] => [
  ...key.users.flatMap((user) => user.selfCertifications),
  ...key.subkeys.flatMap((subkey) => subkey.bindingSignatures),
];

const hasWeakBinding = (key: Key): boolean =>
  ownSignatures(key).some(
    ({ hashAlgorithm }) => hashAlgorithm !== null && settings().rejectHashAlgorithms.has(hashAlgorithm),
  );

/** Null when the certificate can be used under our rules; else the first name under whose looser rules it could be. */
const unusableBecause = async (key: Key): Promise<RefusalCode | null> => {
  if (await usable(key, settings())) return null;
  if (isOnForeignCurve(key) || (await usable(key, settingsWithForeignForms())))
    return 'certificate-foreign-form';
  if (await usable(key, settingsWithWeakness())) return 'certificate-weak';
  // The library never checks Ed25519 over SHA-1, under no settings.
  return hasWeakBinding(key) ? 'certificate-weak' : 'certificate-unusable';
};

const holds = async (check: Promise<unknown>): Promise<boolean> =>
  check.then(
    () => true,
    () => false,
  );

/** Certify-capable subkeys (RFC 9580 5.2.3.29, 0x01): GnuPG makes none, and nobody here follows what they say. */
const certifies = (flags: Uint8Array | null): boolean =>
  ((flags?.[0] ?? 0) & enums.keyFlags.certifyKeys) !== 0;

/** Somebody put a subkey or a name into the certificate that its owner did not bind to it. */
const foreignPart = async (key: Key): Promise<'subkey' | 'user' | null> => {
  const lenient = settingsWithWeakness();
  for (const subkey of key.subkeys) if (!(await holds(subkey.verify(timeless, lenient)))) return 'subkey';
  for (const user of key.users) if (!(await holds(user.verify(timeless, lenient)))) return 'user';
  return null;
};

const reasonOf = ({ reasonForRevocationFlag: flag }: SignaturePacket): RevocationReason => {
  if (flag === enums.reasonForRevocation.keySuperseded) return 'superseded';
  return flag === enums.reasonForRevocation.keyRetired ? 'retired' : 'compromised';
};

/** Several revocations may say several things; the worst of them counts. Null when none of them is the key's own. */
const revokedBecause = async (bytes: Uint8Array): Promise<RevocationReason | null> => {
  const whole = await parseCertificate(bytes, 'all', settings());
  const reasons: RevocationReason[] = [];
  for (const signature of whole.revocationSignatures)
    if (await revokesPrimary(whole, signature)) reasons.push(reasonOf(signature));
  return (
    (['compromised', 'superseded', 'retired'] as const).find((reason) => reasons.includes(reason)) ?? null
  );
};

/** True when the primary key itself made this signature to revoke itself, whenever it says it did. */
export const revokesPrimary = async (
  { keyPacket }: Pick<Key, 'keyPacket'>,
  signature: SignaturePacket,
): Promise<boolean> =>
  signature.signatureType === enums.signature.keyRevocation &&
  holds(
    signature.verify(
      keyPacket,
      enums.signature.keyRevocation,
      { key: keyPacket },
      timeless,
      false,
      settings(),
    ),
  );

const describe = async (key: Key, bytes: Uint8Array, body: Uint8Array): Promise<Certificate> => {
  const { selfCertification } = await key.getPrimaryUser(timeless, undefined, settings());
  const because = await revokedBecause(bytes);
  const sealing = await encryptionKey(
    await parseCertificate(bytes, 'subkeys', settings()),
    timeless,
    settings(),
  );
  return {
    digest: digestOfPublicKeyBody(body),
    fingerprint: key.getFingerprint(),
    name: displayName(key.getUserIDs()[0] ?? ''),
    bytes,
    aead: advertisesAesGcm(selfCertification),
    revoked: because !== null || sealing === null,
    // Whose keys to encrypt to are all withdrawn did not say why in one word.
    revokedBecause: because ?? (sealing === null ? 'retired' : null),
    sealsTo: sealing?.getFingerprint() ?? null,
  };
};

/**
 * Reads one certificate, see {@link PgpForExchange.readCertificate}. Taken are version 4 certificates that GnuPG 2.2 and 2.4 and
 * Sequoia all read: RSA of 3072 bits and more, ECDSA and ECDH on NIST curves, Ed25519 and X25519 in their legacy form, with a user
 * ID, signed with SHA-256 or better. Expiry and revocation don't matter here; everything in it must be bound by its primary key.
 */
export const readCertificate = async (input: Uint8Array): Promise<Result<Certificate>> => {
  if (input.length > maxCertificateBytes) return refused('certificate-malformed', { bytes: input.length });
  const binary = await certificateBytes(input);
  if (!binary.ok) return binary;
  const bytes = new Uint8Array(binary.value);
  const body = checkCertificateStructure(bytes);
  if (!body.ok) return body;

  let key: Key;
  try {
    key = await parseCertificate(bytes, 'none', settings());
  } catch {
    return refused('certificate-malformed');
  }
  // A number written with leading zeros would have one fingerprint here and another one in GnuPG.
  if (!Buffer.from(body.value).equals(publicKeyBody(key))) return refused('certificate-malformed');
  const signatures = ownSignatures(key).length;
  if (signatures > maxOwnSignatures) return refused('certificate-malformed', { signatures });
  if (
    key.subkeys.some(({ bindingSignatures }) => bindingSignatures.some(({ keyFlags }) => certifies(keyFlags)))
  ) {
    return refused('certificate-foreign-form');
  }
  const reason = await unusableBecause(key);
  if (reason !== null) return refused(reason);
  const foreign = await foreignPart(key);
  if (foreign !== null) return refused('certificate-malformed', { foreign });
  return done(await describe(key, bytes, body.value));
};
