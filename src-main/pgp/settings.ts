import { config as libraryDefaults, enums, type Config, type Key, type PartialConfig } from 'openpgp';

/**
 * "At no particular time": no expiry, no creation time and no clock is looked at. openpgp takes `null` for every `date`,
 * but its type definitions say so only for some of them; this is the one place that tells the compiler otherwise.
 */
export const timeless = null as unknown as Date;

/** Largest certificate that is looked at, in bytes, armored or not. */
export const maxCertificateBytes = 1024 * 1024;

/** Largest Argon2id memory that is ever allocated on behalf of a file: 2^21 KiB = 2 GiB (RFC 9580 3.7.1.4). */
export const maxArgon2MemoryExponent = 21;

/** Largest number of Argon2id passes that is ever run on behalf of a file. */
export const maxArgon2Passes = 16;

/** Largest number of Argon2id lanes that is ever run on behalf of a file. */
export const maxArgon2Lanes = 16;

/** AEAD chunks of 2^(16+6) = 4 MiB: the largest that RFC 9580 5.13.2 allows, and the closest to the speed of raw AES-GCM. */
export const aeadChunkSizeByte = 16;

const weakHashes = [enums.hash.md5, enums.hash.sha1, enums.hash.ripemd, enums.hash.sha224];
const weakAlgorithms = [enums.publicKey.elgamal, enums.publicKey.dsa];
/** Strong, but not read by GnuPG 2.2: whoever has only `gpg` could not check what such a key signed. */
const foreignAlgorithms = [
  enums.publicKey.x25519,
  enums.publicKey.x448,
  enums.publicKey.ed25519,
  enums.publicKey.ed448,
  enums.publicKey.pqc_mlkem_x25519,
  enums.publicKey.pqc_mldsa_ed25519,
];
/** Not read by every one of GnuPG 2.2, GnuPG 2.4, Sequoia and the library itself. */
const foreignCurves = [
  enums.curve.secp256k1,
  enums.curve.brainpoolP256r1,
  enums.curve.brainpoolP384r1,
  enums.curve.brainpoolP512r1,
];

/** True for a key on a curve that we don't take; the library might not even be able to check its self-signature. */
export const isOnForeignCurve = (key: Key): boolean => {
  const { curve } = key.getAlgorithmInfo();
  return foreignCurves.some((foreign) => foreign === curve);
};

/**
 * Complete settings of the library with our limits, new for each caller: the library's global ones are never changed.
 * Signatures are deterministic (no salt notation): their form is part of the exchange format.
 */
export const settings = (changes: PartialConfig = {}): Config => ({
  ...libraryDefaults,
  showVersion: false,
  showComment: false,
  aeadProtect: false,
  v6Keys: false,
  preferredHashAlgorithm: enums.hash.sha512,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  preferredAEADAlgorithm: enums.aead.gcm,
  aeadChunkSizeByte,
  nonDeterministicSignaturesViaNotation: false,
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  allowInsecureDecryptionWithSigningKeys: false,
  allowInsecureVerificationWithReformattedKeys: false,
  allowMissingKeyFlags: false,
  enableParsingV5Entities: false,
  parseAEADEncryptedV4KeysAsLegacy: false,
  ignoreMalformedPackets: false,
  enforceGrammar: true,
  maxArgon2MemoryExponent,
  // Compressed data is refused unread where strangers write; this is the belt to those braces.
  maxDecompressedMessageSize: 1024 * 1024,
  minRSABits: 3072,
  rejectHashAlgorithms: new Set(weakHashes),
  rejectMessageHashAlgorithms: new Set(weakHashes),
  rejectPublicKeyAlgorithms: new Set([...weakAlgorithms, ...foreignAlgorithms]),
  rejectCurves: new Set(foreignCurves),
  ...changes,
});

/** Also takes keys that are strong but that GnuPG 2.2 can't read: only to say why a certificate is refused, and for slots. */
export const settingsWithForeignForms = (changes: PartialConfig = {}): Config =>
  settings({ rejectPublicKeyAlgorithms: new Set(weakAlgorithms), rejectCurves: new Set(), ...changes });

/** Takes weak keys and weak hashes too: only to say why a certificate is refused. */
export const settingsWithWeakness = (): Config =>
  settings({
    minRSABits: 0,
    rejectHashAlgorithms: new Set(),
    rejectPublicKeyAlgorithms: new Set(),
    rejectCurves: new Set(),
  });
