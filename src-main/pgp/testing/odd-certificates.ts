import { enums, readKey, revokeKey, SignaturePacket, type KeyOptions } from 'openpgp';
import type { IdentityMaterial, OwnIdentity } from '../../actions/ports/pgp.ts';
import { armorPublicKey } from '../armor.ts';
import { concat, flipped, packet, packetsOf, slice, utf8 } from './bytes.ts';
import type { EnvelopeRecipe } from './odd-envelopes.ts';
import { parsedSecret, sampleCertificate, signPacket } from './samples.ts';

const now = new Date('2026-03-14T12:00:00Z');
const legacy = { type: 'ecc', curve: 'curve25519Legacy' } as const;

/** A self-signature that lets a subkey certify. */
async function certifying(own: OwnIdentity): Promise<Uint8Array> {
  const key = await readKey({ binaryKey: own.certificate.bytes });
  const secret = await parsedSecret(own);
  const [subkey] = key.subkeys;
  if (subkey === undefined) throw new Error('a certificate has a subkey');
  const binding = new SignaturePacket();
  Object.assign(binding, {
    signatureType: enums.signature.subkeyBinding,
    publicKeyAlgorithm: secret.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
    keyFlags: [enums.keyFlags.certifyKeys | enums.keyFlags.encryptStorage],
  });
  await signPacket(binding, secret.keyPacket, { key: key.keyPacket, bind: subkey.keyPacket }, now);
  subkey.bindingSignatures = [binding];
  return key.write();
}

async function revoked(own: OwnIdentity): Promise<Uint8Array> {
  const { publicKey } = await revokeKey({ key: await parsedSecret(own), date: now, format: 'object' });
  return publicKey.write();
}

/** Certificates with one fault each, and some without. Those of fresh keys are other bytes each time. */
export function certificateRecipes(
  own: Pick<IdentityMaterial, 'certificate' | 'secret'>,
  other: OwnIdentity,
): readonly EnvelopeRecipe[] {
  const { bytes } = own.certificate;
  const [primary, user, selfSignature, subkey, binding] = packetsOf(bytes).map((span) => slice(bytes, span));
  const [, , , foreignSubkey, foreignBinding] = packetsOf(other.certificate.bytes).map((span) =>
    slice(other.certificate.bytes, span),
  );
  if (!primary || !user || !selfSignature || !subkey || !binding || !foreignSubkey || !foreignBinding)
    throw new Error('a certificate has five packets');
  const armored = armorPublicKey(bytes);
  const malformed = 'certificate-malformed';
  const foreign = 'certificate-foreign-form';
  const unusable = 'certificate-unusable';
  const weak = 'certificate-weak';
  const is = (name: string, expect: string, made: Uint8Array | string): EnvelopeRecipe => ({
    name,
    expect,
    make: () => Promise.resolve(typeof made === 'string' ? utf8(made) : made),
  });
  const sample = (name: string, expect: string, options: Partial<KeyOptions>): EnvelopeRecipe => ({
    name,
    expect,
    make: () => sampleCertificate({ date: now, ...options }),
  });
  const fake = packet(13, utf8('The Coordinator'));
  return [
    is('good', 'taken', bytes),
    is('good, in armor', 'taken', armored),
    is('good, in a letter', 'taken', `Привет!\r\n\r\n${armored.replaceAll('\n', '\r\n')}\r\n-- \r\nA.`),
    is('good, armor with a wrong checksum', 'taken', armored.replace(/\n=..../, '\n=AAAA')),
    is('good, with a padding packet', 'taken', concat(bytes, packet(21, new Uint8Array(100)))),
    { name: 'revoked: read, and told', expect: 'taken', make: () => revoked(own) },
    sample('NIST P-256', 'taken', { type: 'ecc', curve: 'nistP256' }),
    sample('RSA of 3072 bits', 'taken', { type: 'rsa', rsaBits: 3072 }),
    sample('expired', 'taken', { ...legacy, keyExpirationTime: 60 }),
    is('nothing', malformed, ''),
    is('text', malformed, 'hello'),
    is('armor without an end', malformed, armored.slice(0, 200)),
    is('armor of a message', malformed, armored.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE')),
    is('larger than 1 MiB', malformed, concat(bytes, packet(21, new Uint8Array(1024 * 1024)))),
    is('cut', malformed, bytes.subarray(0, -1)),
    is('an octet behind it', malformed, concat(bytes, Uint8Array.of(0))),
    is('a data packet in it', malformed, concat(bytes, packet(11, utf8('b\0\0\0\0\0')))),
    is('a packet of private use in it', malformed, concat(bytes, packet(60, utf8('private')))),
    is('name before key', malformed, concat(user, primary)),
    is(
      'a name that the key did not sign',
      malformed,
      concat(primary, fake, user, selfSignature, subkey, binding),
    ),
    is(
      'another name in place of the signed one',
      unusable,
      concat(primary, fake, selfSignature, subkey, binding),
    ),
    is('another’s subkey beside the own', malformed, concat(bytes, foreignSubkey, foreignBinding)),
    is('another’s subkey, unbound, beside the own', malformed, concat(bytes, foreignSubkey)),
    is(
      'another’s subkey in place of the own',
      unusable,
      concat(primary, user, selfSignature, foreignSubkey, foreignBinding),
    ),
    is(
      'another’s subkey under the own binding',
      unusable,
      concat(primary, user, selfSignature, foreignSubkey, binding),
    ),
    is(
      '21 keys',
      malformed,
      concat(primary, user, selfSignature, ...Array.from({ length: 20 }, () => concat(subkey, binding))),
    ),
    is(
      '301 self-signatures',
      malformed,
      concat(
        primary,
        user,
        ...Array.from({ length: 301 }, () => flipped(selfSignature, -1)),
        selfSignature,
        subkey,
        binding,
      ),
    ),
    is(
      'self-signature altered',
      unusable,
      concat(primary, user, flipped(selfSignature, -1), subkey, binding),
    ),
    is('binding altered', unusable, concat(primary, user, selfSignature, subkey, flipped(binding, -1))),
    is('no subkey', unusable, concat(primary, user, selfSignature)),
    sample('key that only signs', unusable, { ...legacy, subkeys: [] }),
    is('no name', foreign, concat(primary, subkey, binding)),
    sample('version 6', foreign, { type: 'curve25519', config: { v6Keys: true, aeadProtect: true } }),
    is('a subkey of version 5', foreign, concat(bytes, packet(14, Uint8Array.of(5, 0, 0, 0, 0, 22)))),
    sample('Ed25519 in its new form', foreign, { type: 'curve25519' }),
    { name: 'a subkey that may certify', expect: foreign, make: () => certifying(own) },
    sample('RSA of 2048 bits', weak, { type: 'rsa', rsaBits: 2048 }),
    sample('RSA of 2048 bits only to encrypt to', weak, {
      ...legacy,
      subkeys: [{ type: 'rsa', rsaBits: 2048 }],
    }),
    is('a secret key', 'certificate-secret', own.secret),
    is('a secret key behind it', 'certificate-secret', concat(bytes, own.secret)),
    is('armor of a secret key', 'certificate-secret', armored.replaceAll('PUBLIC', 'PRIVATE')),
    is('two certificates', 'certificate-several', concat(bytes, other.certificate.bytes)),
    is('two blocks of armor', 'certificate-several', armored + armored),
  ];
}
