import { enums, generateKey, readKey, readSignature, revokeKey, SignaturePacket } from 'openpgp';
import { describe, expect, it, vi } from 'vitest';
import type { Certificate, SignedKind } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { detachedForm, parseSignature } from './signature-form.ts';
import { concat, flipped, legacyPacket, packet, packetsOf, utf8 } from './testing/bytes.ts';
import { parsedSecret, signPacket } from './testing/samples.ts';

/* Every octet is tried; on a busy machine that takes longer than 5 s. */
vi.setConfig({ testTimeout: 120_000 });

const pgp = createPgpForExchange();
const now = new Date('2031-05-06T07:08:09Z');
const alice = await pgp.createIdentity('Alice', now);
const mallory = await pgp.createIdentity('Mallory', now);
const payload = utf8('{"v":1}');
const signature = await pgp.signDetached('change', payload, alice, now);

const holds = async (
  bytes: Uint8Array,
  { by = alice.certificate, kind = 'change' as SignedKind, content = payload } = {},
): Promise<boolean> => (await pgp.verifyDetached(kind, content, bytes, by)) !== null;

const read = async (bytes: Uint8Array): Promise<Certificate> => {
  const certificate = await pgp.readCertificate(bytes);
  if (!certificate.ok) throw new Error(certificate.refusal.code);
  return certificate.value;
};

/** Signs like Alice, in a form that Corridor does not. */
const signed = async (
  properties: Partial<SignaturePacket> & { writeHashedSubPackets?: () => Uint8Array },
  kind = 'change',
  own = alice,
): Promise<Uint8Array> => {
  const secret = await parsedSecret(own);
  const made = new SignaturePacket();
  Object.assign(made, {
    signatureType: enums.signature.binary,
    publicKeyAlgorithm: secret.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
    ...properties,
  });
  const literal = { text: null, getBytes: () => concat(utf8(`corridor ${kind} v1\n`), payload) };
  await signPacket(made, secret.keyPacket, literal, now, true);
  return packet(2, made.write());
};

describe('a detached signature', () => {
  it('is good for its kind, content and signer', async () => {
    expect(await pgp.verifyDetached('change', payload, signature, alice.certificate)).toBe(payload);
  });

  it('is one version 4 packet, type 0x00, SHA-512, with the issuer’s fingerprint hashed and nothing unhashed', () => {
    const [only, ...rest] = packetsOf(signature);
    expect(rest).toEqual([]);
    const form = parseSignature(only!.body);
    expect(form).toMatchObject({ type: 0, hash: 10, algorithm: 22, unhashed: [] });
    expect(form?.hashed.map(({ type }) => type)).toEqual([2, 16, 33]);
    expect(detachedForm(signature)?.issuer).toBe(alice.certificate.fingerprint);
  });

  it('is the same for the same second: no salt', async () => {
    expect(await pgp.signDetached('change', payload, alice, now)).toEqual(signature);
  });

  it('is made at the key’s creation by a clock that is behind', async () => {
    const early = await pgp.signDetached('change', payload, alice, new Date('2001-01-01'));
    expect((await readSignature({ binarySignature: early })).packets[0]?.created).toEqual(now);
    expect(await holds(early)).toBe(true);
  });

  it('is good whatever the clocks say', async () => {
    const future = await pgp.signDetached('change', payload, alice, new Date('2099-01-01'));
    expect(await holds(future)).toBe(true);
  });

  it('is not made by a secret key of another certificate', async () => {
    const mixed = { certificate: alice.certificate, secret: mallory.secret };
    await expect(pgp.signDetached('change', payload, mixed, now)).rejects.toThrow('another certificate');
  });
});

describe('attacks on signatures', () => {
  it('another kind', async () => {
    for (const kind of ['manifest', 'journal head', 'statement'] as const) {
      expect(await holds(signature, { kind })).toBe(false);
    }
  });

  it('another content', async () => {
    expect(await holds(signature, { content: utf8('{"v":2}') })).toBe(false);
    expect(await holds(signature, { content: concat(payload, Uint8Array.of(0)) })).toBe(false);
  });

  it('wrong signer', async () => {
    expect(await holds(signature, { by: mallory.certificate })).toBe(false);
    expect(await holds(await pgp.signDetached('change', payload, mallory, now))).toBe(false);
  });

  it('a certificate under another person’s digest', async () => {
    expect(await holds(signature, { by: { ...alice.certificate, digest: mallory.certificate.digest } })).toBe(
      false,
    );
    expect(await holds(signature, { by: { ...mallory.certificate, digest: alice.certificate.digest } })).toBe(
      false,
    );
  });

  it('a flipped bit at any octet', async () => {
    for (let at = 0; at < signature.length; at++) {
      expect(await holds(flipped(signature, at)), `octet ${at}`).toBe(false);
    }
  });

  it('cut, doubled, followed by something, two signers', async () => {
    const second = await pgp.signDetached('change', payload, mallory, now);
    for (let length = 0; length < signature.length; length++) {
      expect(await holds(signature.subarray(0, length))).toBe(false);
    }
    expect(await holds(concat(signature, signature))).toBe(false);
    expect(await holds(concat(second, signature))).toBe(false);
    expect(await holds(concat(signature, second))).toBe(false);
    expect(await holds(concat(signature, Uint8Array.of(0)))).toBe(false);
    expect(await holds(concat(packet(21, new Uint8Array(3)), signature))).toBe(false);
  });

  it('forms that Corridor does not sign with', async () => {
    expect(await holds(await signed({}))).toBe(true);
    expect(await holds(await signed({ hashAlgorithm: enums.hash.sha256 }))).toBe(true);
    expect(await holds(await signed({ signatureType: enums.signature.text }))).toBe(false);
    expect(await holds(await signed({ signatureType: enums.signature.standalone }))).toBe(false);
    expect(await holds(await signed({ hashAlgorithm: enums.hash.sha384 }))).toBe(false);
    expect(await holds(await signed({ signatureExpirationTime: 1e9, signatureNeverExpires: false }))).toBe(
      false,
    );
    const critical = [{ name: 'x@example.org', value: utf8('y'), humanReadable: true, critical: true }];
    expect(await holds(await signed({ rawNotations: critical }))).toBe(false);
  });

  it('a wrong type, even over bytes that would verify', async () => {
    expect(detachedForm(await signed({ signatureType: enums.signature.text }))).toBeNull();
    expect(detachedForm(await signed({ signatureType: enums.signature.standalone }))).toBeNull();
  });

  it('a hashed area that says more or less than it must', async () => {
    const sub = (type: number, body: Uint8Array): Uint8Array => {
      const size = new Uint8Array(4);
      new DataView(size.buffer).setUint32(0, body.length + 1);
      return concat(Uint8Array.of(255), size, Uint8Array.of(type), body);
    };
    const created = sub(2, Uint8Array.of(0x70, 0, 0, 0));
    const fingerprintOf = ({ fingerprint }: Certificate): Uint8Array =>
      sub(33, concat(Uint8Array.of(4), Buffer.from(fingerprint, 'hex')));
    const issuer = fingerprintOf(alice.certificate);
    const withArea = async (...parts: Uint8Array[]): Promise<boolean> => {
      const area = concat(...parts);
      const written = concat(Uint8Array.of(area.length >> 8, area.length & 0xff), area);
      return holds(await signed({ writeHashedSubPackets: () => written }));
    };
    expect(await withArea(created, issuer)).toBe(true);
    expect(await withArea(created)).toBe(false);
    expect(await withArea(issuer)).toBe(false);
    expect(await withArea(created, created, issuer)).toBe(false);
    expect(await withArea(created, issuer, issuer)).toBe(false);
    expect(await withArea(created, fingerprintOf(mallory.certificate), issuer)).toBe(false);
    expect(await withArea(created, issuer, fingerprintOf(mallory.certificate))).toBe(false);
    expect(await withArea(created, issuer, sub(3, new Uint8Array(4)))).toBe(false);
    expect(await withArea(created, issuer, sub(16, new Uint8Array(8)))).toBe(false);
    expect(await withArea(created, issuer, sub(100, new Uint8Array(8)))).toBe(true);
    expect(await withArea(created, issuer, sub(100 | 0x80, new Uint8Array(8)))).toBe(false);
    expect(await withArea(created, issuer, sub(100, new Uint8Array(5000)))).toBe(false);
    expect(await withArea(created, issuer, Uint8Array.of(5, 100))).toBe(false);
  });

  it('wrong bit counts of integers, which the library overlooks', async () => {
    for (let n = 0; n < 16; n++) {
      const content = Uint8Array.of(n);
      const good = await pgp.signDetached('change', content, alice, now);
      expect(await holds(good, { content })).toBe(true);
      // The first integer's count stands behind 6 + 39 hashed octets, an empty unhashed area, and two octets of the digest.
      const { body } = packetsOf(good)[0]!;
      const count = 6 + body[4]! * 256 + body[5]! + 2 + 2 + 1;
      for (let bit = 0; bit < 8; bit++) {
        const changed = new Uint8Array(body);
        changed[count] = changed[count]! ^ (1 << bit);
        expect(await holds(packet(2, changed), { content })).toBe(false);
      }
    }
  });

  it('more in the unhashed area than the issuer’s key ID', async () => {
    const { body } = packetsOf(signature)[0]!;
    const at = 6 + body[4]! * 256 + body[5]!;
    const withUnhashed = (area: Uint8Array): Uint8Array =>
      legacyPacket(
        2,
        concat(body.subarray(0, at), Uint8Array.of(0, area.length), area, body.subarray(at + 2)),
      );
    const keyId = Buffer.from(alice.certificate.fingerprint.slice(-16), 'hex');
    expect(await holds(withUnhashed(new Uint8Array()))).toBe(true);
    expect(await holds(withUnhashed(concat(Uint8Array.of(9, 16), keyId)))).toBe(true);
    expect(await holds(withUnhashed(concat(Uint8Array.of(9, 16), flipped(keyId, 0))))).toBe(false);
    expect(await holds(withUnhashed(concat(Uint8Array.of(9, 16), keyId, Uint8Array.of(9, 16), keyId)))).toBe(
      false,
    );
    expect(await holds(withUnhashed(Uint8Array.of(2, 100, 1)))).toBe(false);
    expect(await holds(withUnhashed(Uint8Array.of(9, 16)))).toBe(false);
  });

  it('a signature by the subkey that only encrypts', async () => {
    const key = await readKey({ binaryKey: alice.certificate.bytes });
    const fingerprint = key.subkeys[0]!.getFingerprint();
    const { body } = packetsOf(signature)[0]!;
    const hex = Buffer.from(body).toString('hex').replaceAll(alice.certificate.fingerprint, fingerprint);
    const renamed = packet(2, new Uint8Array(Buffer.from(hex, 'hex')));
    expect(await holds(renamed)).toBe(false);
  });
});

describe('signatures and trust', () => {
  it('made before “key compromised” still hold: trust is applied by order of receipt', async () => {
    const reason = { flag: enums.reasonForRevocation.keyCompromised };
    const { publicKey } = await revokeKey({
      key: await parsedSecret(alice),
      reasonForRevocation: reason,
      date: now,
      format: 'binary',
    });
    const by = await read(publicKey);
    expect(by.revoked).toBe(true);
    expect(await holds(signature, { by })).toBe(true);
  });

  it('by a signing subkey hold, also after it was revoked, and only with its back signature', async () => {
    const { privateKey } = await generateKey({
      userIDs: { name: 'Subkeys' },
      subkeys: [{}, { sign: true }],
      date: now,
      format: 'object',
    });
    const by = await read(privateKey.toPublic().write());
    const bySubkey = await pgp.signDetached(
      'change',
      payload,
      { certificate: by, secret: privateKey.write() },
      now,
    );
    expect(detachedForm(bySubkey)?.issuer).toBe(privateKey.subkeys[1]!.getFingerprint());
    expect(await holds(bySubkey, { by })).toBe(true);

    privateKey.subkeys[1] = await privateKey.subkeys[1]!.revoke(
      privateKey.keyPacket as never,
      undefined,
      now,
    );
    expect(await holds(bySubkey, { by: await read(privateKey.toPublic().write()) })).toBe(true);

    const [bare] = privateKey.subkeys[1].bindingSignatures;
    bare!.embeddedSignature = null;
    const data = { key: privateKey.keyPacket, bind: privateKey.subkeys[1].keyPacket };
    await signPacket(bare!, privateKey.keyPacket, data, now);
    expect(await holds(bySubkey, { by: await read(privateKey.toPublic().write()) })).toBe(false);
  });

  it('by many signers at once are each bound to their own', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => pgp.createIdentity(`P${i}`, now)),
    );
    const all = await Promise.all(people.map(async (own) => pgp.signDetached('change', payload, own, now)));
    for (const [i, { certificate }] of people.entries()) {
      const good = await Promise.all(all.map(async (bytes) => holds(bytes, { by: certificate })));
      expect(good).toEqual(all.map((_, k) => k === i));
    }
  });
});
