import { describe, expect, it } from 'vitest';
import { detachedForm, parseSignature } from './signature-form.ts';
import { concat, packet } from './testing/bytes.ts';

/* A signature packet taken apart, octet by octet: nothing in these is a good signature. */

const area = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = concat(...parts);
  return concat(Uint8Array.of(all.length >> 8, all.length & 0xff), all);
};
const subpacket = (type: number, body: Uint8Array): Uint8Array => {
  const length = body.length + 1;
  const head =
    length < 192
      ? [length]
      : length < 16_320
        ? [((length - 192) >> 8) + 192, (length - 192) & 0xff]
        : [255, 0, 0, length >> 8, length & 0xff];
  return concat(Uint8Array.of(...head, type), body);
};
const zeros = (size: number): Uint8Array => new Uint8Array(size);
const digest = Uint8Array.of(0xaa, 0xbb, 0, 1, 1);
const bodyOf = (
  hashed: readonly Uint8Array[],
  unhashed: readonly Uint8Array[] = [],
  head: readonly number[] = [4, 0, 22, 10],
  tail = digest,
): Uint8Array => concat(Uint8Array.of(...head), area(...hashed), area(...unhashed), tail);

describe('a signature packet', () => {
  it('says type, algorithm, hash and both areas', () => {
    const body = bodyOf([subpacket(2, zeros(4)), subpacket(0x80 | 33, zeros(21))], [subpacket(16, zeros(8))]);
    expect(parseSignature(body)).toMatchObject({
      type: 0,
      algorithm: 22,
      hash: 10,
      hashed: [
        { type: 2, critical: false, body: zeros(4) },
        { type: 33, critical: true, body: zeros(21) },
      ],
      unhashed: [{ type: 16, critical: false, body: zeros(8) }],
    });
    expect(parseSignature(bodyOf([]))).toMatchObject({ hashed: [], unhashed: [] });
    for (const [octet, critical] of [
      [0x7f, false],
      [0xff, true],
    ] as const)
      expect(parseSignature(bodyOf([subpacket(octet, zeros(1))]))?.hashed).toMatchObject([
        { type: 127, critical },
      ]);
  });

  it('has subpackets in each form of length', () => {
    for (const size of [0, 190, 191, 8_382, 8_383, 16_318, 16_319, 20_000]) {
      const form = parseSignature(bodyOf([subpacket(20, zeros(size)), subpacket(2, zeros(4))]));
      expect(
        form?.hashed.map(({ body }) => body.length),
        `${size}`,
      ).toEqual([size, 4]);
    }
  });

  it('has areas of more than 255 octets, each', () => {
    const long = subpacket(20, zeros(600));
    expect(parseSignature(bodyOf([long], [long]))).toMatchObject({
      hashed: [{ body: zeros(600) }],
      unhashed: [{ body: zeros(600) }],
    });
  });

  it('adds up to its last octet, or is none', () => {
    const [first, second] = [subpacket(2, zeros(4)), subpacket(16, zeros(8))];
    const whole = bodyOf([first], [second], undefined, digest.subarray(0, 4));
    expect(parseSignature(whole)).not.toBeNull();
    for (let length = 0; length < whole.length; length += 1)
      expect(parseSignature(whole.subarray(0, length)), `${length}`).toBeNull();
    for (const cut of [
      Uint8Array.of(0),
      Uint8Array.of(5, 2, 0, 0, 0),
      Uint8Array.of(2, 20),
      Uint8Array.of(192),
      Uint8Array.of(200, 1, 20),
      Uint8Array.of(255, 0, 0, 0),
      Uint8Array.of(255, 0, 0, 0, 9, 20),
    ]) {
      expect(parseSignature(bodyOf([first, cut]))).toBeNull();
      expect(parseSignature(bodyOf([first], [cut]))).toBeNull();
    }
    expect(parseSignature(bodyOf([first, Uint8Array.of(255, 0, 0, 0, 1, 20)]))?.hashed).toHaveLength(2);
    expect(parseSignature(bodyOf([first], [], [3, 0, 22, 10]))).toBeNull();
  });
});

describe('the form of a detached signature', () => {
  const created = subpacket(2, zeros(4));
  const fingerprint = concat(Uint8Array.of(4), zeros(12), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  const issuer = subpacket(33, fingerprint);
  const keyId = subpacket(16, fingerprint.subarray(-8));
  const otherKeyId = subpacket(16, zeros(8));
  const read = (...parts: Parameters<typeof bodyOf>): string | undefined =>
    detachedForm(packet(2, bodyOf(...parts)))?.issuer;

  it('names its issuer', () => {
    expect(read([created, issuer])).toBe('000000000000000000000000' + '0102030405060708');
    expect(read([created, issuer], [], [4, 0, 22, 8])).toBeDefined();
    expect(read([created, issuer], [keyId])).toBeDefined();
    expect(read([created, issuer, keyId])).toBeDefined();
    expect(read([created, issuer, subpacket(100, zeros(3))])).toBeDefined();
  });

  it.each<[string, Parameters<typeof bodyOf>]>([
    ['another type', [[created, issuer], [], [4, 1, 22, 10]]],
    ['another hash', [[created, issuer], [], [4, 0, 22, 2]]],
    ['SHA-384', [[created, issuer], [], [4, 0, 22, 9]]],
    ['no time', [[issuer]]],
    ['two times', [[created, created, issuer]]],
    ['an expiry', [[created, issuer, subpacket(3, zeros(4))]]],
    ['no issuer', [[created]]],
    ['two issuers', [[created, issuer, issuer]]],
    ['an issuer of version 6', [[created, subpacket(33, concat(Uint8Array.of(6), zeros(20)))]]],
    ['an issuer that is too short', [[created, subpacket(33, fingerprint.subarray(0, 20))]]],
    ['an issuer that is too long', [[created, subpacket(33, concat(fingerprint, zeros(1)))]]],
    ['another key ID', [[created, issuer], [otherKeyId]]],
    ['another key ID, hashed', [[created, issuer, otherKeyId]]],
    [
      'a key ID twice',
      [
        [created, issuer],
        [keyId, keyId],
      ],
    ],
    ['something else unhashed', [[created, issuer], [subpacket(20, fingerprint.subarray(-8))]]],
    ['version 3', [[created, issuer], [], [3, 0, 22, 10]]],
  ])('is another with %s', (_, parts) => expect(read(...parts)).toBeUndefined());

  it('is one signature packet, not more than 4 KiB', () => {
    const good = bodyOf([created, issuer]);
    expect(detachedForm(packet(13, good))).toBeNull();
    expect(detachedForm(concat(packet(2, good), packet(2, good)))).toBeNull();
    expect(detachedForm(concat(packet(2, good), zeros(1)))).toBeNull();
    const filled = (size: number) => packet(2, concat(good, zeros(size - good.length - 6)));
    expect(detachedForm(filled(4_096))).not.toBeNull();
    expect(detachedForm(filled(4_097))).toBeNull();
  });
});
