import { describe, expect, it } from 'vitest';
import { checkBundleStructure } from './bundle-structure.ts';
import { tags } from './packets.ts';
import { concat, legacyPacket, packet } from './testing/bytes.ts';

/* What the packets of a bundle say before anything is decrypted: whole walks, one fault each. */

const limits = { encrypted: 1000, decrypted: 1000 };
const body = (version: number): Uint8Array => Uint8Array.of(version, 1, 2, 3);
const [pkesk, seipd] = [packet(tags.pkesk, body(6)), packet(tags.seipd, body(2))];
const skesk = packet(tags.skesk, body(6));
const check = (...parts: readonly Uint8Array[]): unknown => {
  const checked = checkBundleStructure(concat(...parts), limits);
  return checked.ok ? checked.value : checked.refusal.code;
};

it('one key packet and one body, of versions that belong together', () => {
  expect(check(pkesk, seipd)).toEqual({ aead: true, keyPacket: body(6) });
  const old = [packet(tags.pkesk, body(3)), packet(tags.seipd, body(1))] as const;
  expect(check(...old)).toEqual({ aead: false, keyPacket: body(3) });
  expect(check(legacyPacket(tags.pkesk, body(3)), old[1])).toMatchObject({ aead: false });
  expect(check(pkesk, old[1])).toBe('bundle-malformed');
  expect(check(old[0], seipd)).toBe('bundle-malformed');
  expect(check(packet(tags.pkesk, new Uint8Array()), packet(tags.seipd, new Uint8Array()))).toBe(
    'bundle-malformed',
  );
});

describe('attacks', () => {
  it.each([
    ['second recipient', [pkesk, pkesk, seipd], 'bundle-recipients'],
    ['second recipient behind the body', [pkesk, seipd, pkesk], 'bundle-recipients'],
    ['a passphrase beside the recipient', [pkesk, skesk, seipd], 'bundle-recipients'],
    ['a passphrase before the recipient', [skesk, pkesk, seipd], 'bundle-recipients'],
    ['a passphrase instead of the recipient', [skesk, seipd], 'bundle-recipients'],
    ['no recipient', [seipd], 'bundle-recipients'],
    ['a recipient alone', [pkesk], 'bundle-truncated'],
    ['a recipient behind the body', [seipd, pkesk], 'bundle-malformed'],
    ['two bodies', [pkesk, seipd, seipd], 'bundle-malformed'],
    ['a body without integrity protection', [pkesk, packet(9, body(2))], 'bundle-malformed'],
    ['something in between', [pkesk, packet(tags.marker, body(1)), seipd], 'bundle-malformed'],
    ['something before', [packet(tags.marker, body(1)), pkesk, seipd], 'bundle-malformed'],
    ['compressed', [packet(tags.compressed, body(1))], 'bundle-compressed'],
    ['compressed beside a recipient', [packet(tags.compressed, body(1)), pkesk], 'bundle-compressed'],
    ['cut inside the body', [pkesk, seipd.subarray(0, -1)], 'bundle-truncated'],
    ['cut inside the key packet', [pkesk.subarray(0, -1)], 'bundle-truncated'],
    ['octets behind', [pkesk, seipd, Uint8Array.of(0)], 'bundle-malformed'],
    ['a body without a length', [pkesk, Uint8Array.of(0x80 | (9 << 2) | 3, 1)], 'bundle-malformed'],
    ['seventeen packets', [pkesk, ...Array.from({ length: 16 }, () => seipd)], 'bundle-malformed'],
    ['sixteen packets', [pkesk, ...Array.from({ length: 15 }, () => seipd)], 'bundle-malformed'],
    ['nothing', [], 'bundle-empty'],
    ['a recipient without a length', [Uint8Array.of(0x80 | (tags.pkesk << 2) | 3, 3)], 'bundle-truncated'],
  ] as const)('%s', (_, parts, code) => expect(check(...parts)).toBe(code));

  it('size: at the limit, and one more', () => {
    const room = limits.encrypted - pkesk.length - 6;
    const full = packet(tags.seipd, new Uint8Array(room).fill(2));
    expect(check(pkesk, full)).toMatchObject({ aead: true });
    expect(check(pkesk, full, Uint8Array.of(0))).toBe('bundle-too-large');
  });
});

it('another kind of file is told by its first octet, in both forms of a header', () => {
  for (const [first, code] of [
    [0x80 | (tags.pkesk << 2), 'bundle-truncated'],
    [0x80 | (tags.skesk << 2), 'bundle-truncated'],
    // A signature, whose octet would be compressed data in the other form.
    [0x80 | (tags.signature << 2), 'bundle-not-openpgp'],
    [0xc0 | tags.compressed, 'bundle-truncated'],
    [0xc0 | tags.signature, 'bundle-not-openpgp'],
    [0xc0 | 63, 'bundle-not-openpgp'],
    [0x41, 'bundle-not-openpgp'],
  ] as const)
    expect(check(Uint8Array.of(first, 9)), first.toString(16)).toBe(code);
});
