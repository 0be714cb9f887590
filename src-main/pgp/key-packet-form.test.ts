import { enums, MarkerPacket, PublicKeyEncryptedSessionKeyPacket } from 'openpgp';
import { expect, it } from 'vitest';
import { hasPointInOneForm } from './key-packet-form.ts';

const { x25519, ecdh, rsaEncryptSign } = enums.publicKey;
const point = (first: number, last: number): Uint8Array => Uint8Array.of(first, 1, 2, last);
const check = (publicKeyAlgorithm: number, encrypted: object | null): boolean =>
  hasPointInOneForm(
    Object.assign(new PublicKeyEncryptedSessionKeyPacket(), { publicKeyAlgorithm, encrypted }),
  );

it('a turned bit that X25519 ignores is seen in both forms of its key packet', () => {
  expect(check(x25519, { ephemeralPublicKey: point(0x40, 0x7f) })).toBe(true);
  expect(check(x25519, { ephemeralPublicKey: point(1, 0x80) })).toBe(false);
  expect(check(ecdh, { V: point(0x40, 0x7f) })).toBe(true);
  expect(check(ecdh, { V: point(0x40, 0x80) })).toBe(false);
  expect(check(ecdh, { V: point(0x40, 0xff) })).toBe(false);
});

it('what has no such bit is let be', () => {
  expect(check(ecdh, { V: point(0x04, 0x80) })).toBe(true);
  expect(check(rsaEncryptSign, { V: point(0x40, 0x80), ephemeralPublicKey: point(1, 0x80) })).toBe(true);
  expect(check(ecdh, { ephemeralPublicKey: point(1, 0x80) })).toBe(true);
  expect(check(ecdh, null)).toBe(true);
  expect(check(x25519, null)).toBe(true);
  expect(hasPointInOneForm(new MarkerPacket())).toBe(true);
  expect(hasPointInOneForm(undefined)).toBe(true);
});
