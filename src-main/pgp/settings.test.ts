import { enums } from 'openpgp';
import { expect, it } from 'vitest';
import { settings, settingsWithForeignForms, settingsWithWeakness } from './settings.ts';

/* Each of these lets something in, or lets something out, when it is turned: none may change unnoticed. */

it('what others send is read as strictly as the library can', () => {
  expect(settings()).toMatchObject({
    allowUnauthenticatedMessages: false,
    allowUnauthenticatedStream: false,
    allowInsecureDecryptionWithSigningKeys: false,
    allowInsecureVerificationWithReformattedKeys: false,
    allowMissingKeyFlags: false,
    enableParsingV5Entities: false,
    parseAEADEncryptedV4KeysAsLegacy: false,
    ignoreMalformedPackets: false,
    enforceGrammar: true,
    maxArgon2MemoryExponent: 21,
    maxDecompressedMessageSize: 1_048_576,
    minRSABits: 3072,
  });
  const { md5, sha1, ripemd, sha224, sha256, sha512 } = enums.hash;
  for (const refused of [settings().rejectHashAlgorithms, settings().rejectMessageHashAlgorithms]) {
    expect([md5, sha1, ripemd, sha224].every((hash) => refused.has(hash))).toBe(true);
    expect([sha256, sha512].some((hash) => refused.has(hash))).toBe(false);
  }
});

it('what is made says nothing of the program, and is the same each time', () => {
  expect(settings()).toMatchObject({
    showVersion: false,
    showComment: false,
    aeadProtect: false,
    v6Keys: false,
    nonDeterministicSignaturesViaNotation: false,
    preferredCompressionAlgorithm: enums.compression.uncompressed,
  });
});

it('looser rules are for naming a refusal: weak keys are taken by none but the loosest', () => {
  const { dsa, elgamal, ed25519, x25519 } = enums.publicKey;
  const refusals = (config: ReturnType<typeof settings>) =>
    [dsa, elgamal, ed25519, x25519].map((algorithm) => config.rejectPublicKeyAlgorithms.has(algorithm));
  expect(refusals(settings())).toEqual([true, true, true, true]);
  expect(refusals(settingsWithForeignForms())).toEqual([true, true, false, false]);
  expect(refusals(settingsWithWeakness())).toEqual([false, false, false, false]);
  const foreign = [enums.curve.secp256k1, enums.curve.brainpoolP256r1] as const;
  expect(foreign.map((curve) => settings().rejectCurves.has(curve))).toEqual([true, true]);
  expect(settingsWithForeignForms().rejectCurves.size + settingsWithWeakness().rejectCurves.size).toBe(0);
  expect(settingsWithWeakness()).toMatchObject({ minRSABits: 0, rejectHashAlgorithms: new Set() });
});
