import { enums, readKey, SignaturePacket } from 'openpgp';
import { expect, it } from 'vitest';
import { revokesPrimary } from './certificate.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { revokeIdentity } from './key-life.ts';
import { applyRevocation, isRevocation } from './revocation.ts';
import { concat, packet, packetsOf, slice, utf8 } from './testing/bytes.ts';
import { parsedSecret, signPacket } from './testing/samples.ts';

const pgp = createPgpForExchange();
const now = new Date('2031-05-06T07:08:09Z');
const own = await pgp.createIdentity('Aurora', now);
const { certificate } = own;
const [, theirs] = packetsOf((await revokeIdentity(own, 'retired', now)).certificate.bytes);
const binary = packet(2, theirs!.body);

it('is taken in armor and without, and says why', async () => {
  expect(await isRevocation(binary)).toBe(true);
  expect(await applyRevocation(certificate, binary)).toMatchObject({ revokedBecause: 'retired' });
  const applied = await applyRevocation(certificate, utf8(own.revocation));
  expect(applied).toMatchObject({ revoked: true, digest: certificate.digest });
});

it('is one packet in a file of at most 1 MiB', async () => {
  const filled = (size: number): Uint8Array =>
    packet(2, concat(theirs!.body, new Uint8Array(size - theirs!.body.length - 6)));
  expect(await isRevocation(filled(1024 * 1024))).toBe(true);
  expect(await isRevocation(filled(1024 * 1024 + 1))).toBe(false);
  expect(await isRevocation(concat(binary, binary))).toBe(false);
  expect(await isRevocation(concat(binary, Uint8Array.of(0)))).toBe(false);
  expect(await isRevocation(packet(13, theirs!.body))).toBe(false);
});

it('another signature of the same key is none: over a manifest, over its name, over its subkey', async () => {
  const signature = await pgp.signDetached('manifest', utf8('x'), own, now);
  const all = packetsOf(certificate.bytes);
  const [, , selfSignature, , binding] = all.map((span) => slice(certificate.bytes, span));
  for (const file of [signature, selfSignature!, binding!]) {
    expect(await isRevocation(file)).toBe(false);
    expect(await applyRevocation(certificate, file)).toBeNull();
  }
});

it('a forged one is refused: cut inside, or signed as something else', async () => {
  // Says that it revokes, and ends where its integers begin.
  const cut = packet(2, concat(Uint8Array.of(4, 0x20, 99, 10, 0, 0, 0, 0), new Uint8Array(4)));
  expect(await isRevocation(cut)).toBe(true);
  expect(await applyRevocation(certificate, cut)).toBeNull();
  const key = await readKey({ binaryKey: certificate.bytes });
  const made = Object.assign(new SignaturePacket(), {
    signatureType: enums.signature.key,
    publicKeyAlgorithm: key.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
  });
  await signPacket(made, (await parsedSecret(own)).keyPacket, { key: key.keyPacket }, now);
  expect(await applyRevocation(certificate, packet(2, made.write()))).toBeNull();
  expect(await revokesPrimary(key, made)).toBe(false);
  const turned = made.write();
  turned[1] = 0x20;
  expect(await isRevocation(packet(2, turned))).toBe(true);
  expect(await applyRevocation(certificate, packet(2, turned))).toBeNull();
});

it('is looked for in 1 MiB at most, text around it included', async () => {
  const stretched = (size: number): Uint8Array => utf8(own.revocation.trimEnd().padEnd(size, '\n'));
  expect(await isRevocation(stretched(1024 * 1024))).toBe(true);
  expect(await isRevocation(stretched(1024 * 1024 + 1))).toBe(false);
});

it('brings no unusable certificate back', async () => {
  const key = await readKey({ binaryKey: certificate.bytes });
  key.subkeys = [];
  expect(await applyRevocation({ ...certificate, bytes: key.write() }, binary)).toBeNull();
});
