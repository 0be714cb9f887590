import { describe, expect, it } from 'vitest';
import { encryptionKey, parseCertificate } from './certificate-keys.ts';
import { checkCertificateStructure } from './certificate-structure.ts';
import { createIdentity } from './identity.ts';
import { tags } from './packets.ts';
import { settings } from './settings.ts';
import { concat, packet } from './testing/bytes.ts';

/* What the packets of a certificate say before the library sees them: one fault each. */

const body = Uint8Array.of(4, 1, 2, 3);
const [primary, user] = [packet(tags.publicKey, body), packet(tags.userId, Uint8Array.of(65))];
const signature = packet(tags.signature, body);
const subkey = packet(tags.publicSubkey, body);
const check = (...parts: readonly Uint8Array[]): unknown => {
  const checked = checkCertificateStructure(concat(...parts));
  return checked.ok ? checked.value : checked.refusal.code;
};
const repeated = (count: number, one: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: count }, () => one);

it('is taken with all that a certificate may hold, and gives the primary key', () => {
  const more = [tags.userAttribute, tags.marker, tags.trust, tags.padding].map((tag) => packet(tag, body));
  expect(check(primary, user, signature, ...more, subkey, signature)).toEqual(body);
  expect(check(primary, user, ...repeated(19, subkey))).toEqual(body);
  expect(check(primary, user, ...repeated(9_998, signature))).toEqual(body);
});

describe('is refused', () => {
  it.each([
    ['cut', [primary, user, signature.subarray(0, -1)], 'certificate-malformed'],
    ['with octets behind', [primary, user, Uint8Array.of(0)], 'certificate-malformed'],
    ['empty', [], 'certificate-malformed'],
    ['with a name before the key', [user, primary], 'certificate-malformed'],
    ['without a primary key', [subkey, user], 'certificate-malformed'],
    ['with a second primary key', [primary, user, primary], 'certificate-several'],
    ['with a secret key', [packet(tags.secretKey, body), user], 'certificate-secret'],
    [
      'with a secret subkey, even cut behind it',
      [primary, packet(tags.secretSubkey, body), body],
      'certificate-secret',
    ],
    [
      'with something that no certificate has',
      [primary, user, packet(tags.literal, body)],
      'certificate-malformed',
    ],
    ['with 21 keys', [primary, user, ...repeated(20, subkey)], 'certificate-malformed'],
    [
      'with more packets than 1 MiB needs',
      [primary, user, ...repeated(9_999, signature)],
      'certificate-malformed',
    ],
    ['of version 6', [packet(tags.publicKey, Uint8Array.of(6, 1)), user], 'certificate-foreign-form'],
    [
      'with a subkey of version 3',
      [primary, user, packet(tags.publicSubkey, Uint8Array.of(3))],
      'certificate-foreign-form',
    ],
    ['with an empty key', [packet(tags.publicKey, new Uint8Array()), user], 'certificate-foreign-form'],
    ['without a name', [primary, signature], 'certificate-foreign-form'],
  ] as const)('%s', (_, parts, code) => expect(check(...parts)).toBe(code));
});

it('a clock that is behind finds the key to encrypt to all the same', async () => {
  const { certificate } = await createIdentity('Ana', new Date('2026-03-14T12:00:00Z'));
  const key = await parseCertificate(certificate.bytes, 'none', settings());
  expect(await encryptionKey(key, new Date('1990-01-01'), settings())).not.toBeNull();
  expect(await encryptionKey(key, new Date('2090-01-01'), settings())).not.toBeNull();
});
