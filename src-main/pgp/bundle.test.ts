import { createMessage, encrypt, encryptSessionKey, readKey, readMessage, sign } from 'openpgp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { checkBundleStructure } from './bundle-structure.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { concat, flipped, joined, packet, packetsOf, slice, utf8 } from './testing/bytes.ts';
import { cpuTime } from './testing/cpu-time.ts';
import { parsedSecret } from './testing/samples.ts';

/* Every octet is tried; on a busy machine that takes longer than 5 s. */
vi.setConfig({ testTimeout: 120_000 });

const pgp = createPgpForExchange();
const now = new Date('2031-05-06T07:08:09Z');
const alice = await pgp.createIdentity('Alice', now);
const bob = await pgp.createIdentity('Bob', now);
const limits = { encrypted: 8_000_000, decrypted: 8_000_000 };
const content = utf8('ustar '.repeat(2000));

const codeOf = async (message: Uint8Array, own: OwnIdentity = bob, within = limits): Promise<string> => {
  const opened = await pgp.openForMe(message, own, within);
  return opened.ok ? 'ok' : opened.refusal.code;
};

/** Encrypts to Bob with what the library does and Corridor does not. */
const made = async (options: Partial<Parameters<typeof encrypt>[0]>): Promise<Uint8Array> => {
  const bytes: unknown = await encrypt({
    message: await createMessage({ binary: content }),
    signingKeys: await parsedSecret(alice),
    encryptionKeys: await readKey({ binaryKey: bob.certificate.bytes }),
    date: now,
    ...options,
    format: 'binary',
  });
  if (!(bytes instanceof Uint8Array)) throw new Error('a stream');
  return bytes;
};

/** Whatever packets, encrypted to Bob as SEIPDv1 or SEIPDv2, correctly. */
const around = async (inside: Uint8Array, aead = true): Promise<Uint8Array> => {
  const sessionKey = { data: new Uint8Array(32).fill(5), algorithm: 'aes256' } as const;
  const withMode = aead ? ({ ...sessionKey, aeadAlgorithm: 'gcm' } as const) : sessionKey;
  const pkesk: unknown = await encryptSessionKey({
    ...withMode,
    encryptionKeys: await readKey({ binaryKey: bob.certificate.bytes }),
    date: now,
    format: 'binary',
  });
  const message = await createMessage({ binary: new Uint8Array() });
  // The library serialises whatever says that it is a packet.
  Object.assign(message.packets, { write: () => inside });
  const body: unknown = await encrypt({ message, sessionKey: withMode, format: 'binary' });
  if (!(pkesk instanceof Uint8Array) || !(body instanceof Uint8Array)) throw new Error('a stream');
  return concat(pkesk, body);
};

describe.each([true, false])('a bundle, aead %s', (aead) => {
  let sealed: Uint8Array;
  beforeAll(async () => {
    sealed = await pgp.sealForOne(content, bob.certificate, alice, aead, now);
  });

  it('opens for its recipient alone', async () => {
    expect(await pgp.openForMe(sealed, bob, limits)).toEqual({ ok: true, value: { content, aead } });
    expect(await codeOf(sealed, alice)).toBe('bundle-not-for-me');
  });

  it('has one PKESK that names nobody, and one body', () => {
    const [key, body, ...rest] = packetsOf(sealed);
    expect([key?.tag, body?.tag, rest.length]).toEqual([1, 18, 0]);
    expect([...key!.body.subarray(0, aead ? 2 : 9)]).toEqual(aead ? [6, 0] : [3, 0, 0, 0, 0, 0, 0, 0, 0]);
    // SEIPDv2, AES-256, GCM, chunks of 4 MiB.
    expect([...body!.body.subarray(0, aead ? 4 : 1)]).toEqual(aead ? [2, 9, 3, 16] : [1]);
  });

  it('is signed and not compressed inside', async () => {
    const inside = await (await readMessage({ binaryMessage: sealed })).decrypt([await parsedSecret(bob)]);
    const verified = await inside.verify([await readKey({ binaryKey: alice.certificate.bytes })], now);
    await expect(verified[0]?.verified).resolves.toBe(true);
    expect(inside.packets.map((one) => one.constructor.name)).toEqual([
      'OnePassSignaturePacket',
      'LiteralDataPacket',
    ]);
  });

  it('is made and opened by clocks that are far behind or ahead', async () => {
    for (const at of [new Date('2001-01-01'), new Date('2090-01-01')]) {
      expect(await codeOf(await pgp.sealForOne(content, bob.certificate, alice, aead, at))).toBe('ok');
    }
  });

  it('holds nothing, and much', async () => {
    for (const size of [0, 1, 511, 512, 5_000_000]) {
      const bytes = new Uint8Array(size).fill(3);
      const opened = await pgp.openForMe(
        await pgp.sealForOne(bytes, bob.certificate, alice, aead, now),
        bob,
        limits,
      );
      expect(opened.ok && Buffer.compare(opened.value.content, bytes), `${size}`).toBe(0);
    }
  });

  it('altered at any octet: refused by name', async () => {
    const short = await pgp.sealForOne(utf8('x'), bob.certificate, alice, aead, now);
    const [key, body] = packetsOf(short);
    const seen = new Set<string>();
    for (let at = 0; at < short.length; at++) {
      const code = await codeOf(flipped(short, at));
      expect(code, `octet ${at} of ${key!.end}, ${body!.end}`).toMatch(/^bundle-/);
      seen.add(code);
      // From the salt (SEIPDv2) or the first encrypted octet (SEIPDv1) on, it can only be the body.
      if (at >= body!.end - body!.body.length + (aead ? 4 : 1)) expect(code).toBe('bundle-altered');
    }
    expect([...seen]).toContain('bundle-not-for-me');
  });

  it('cut at any octet: bundle-truncated', async () => {
    expect(await codeOf(new Uint8Array())).toBe('bundle-empty');
    for (let length = 1; length < sealed.length; length += length < 300 ? 1 : 61) {
      expect(await codeOf(sealed.subarray(0, length)), `${length}`).toBe('bundle-truncated');
    }
  });

  it('cut where the header still adds up: bundle-altered', async () => {
    const [key, body] = packetsOf(await pgp.sealForOne(utf8('x'), bob.certificate, alice, aead, now));
    const cut = concat(packet(1, key!.body), packet(18, body!.body.subarray(0, -20)));
    expect(await codeOf(cut)).toBe('bundle-altered');
  });

  it('something appended: refused', async () => {
    const [key, body] = packetsOf(sealed);
    expect(await codeOf(concat(sealed, Uint8Array.of(0)))).toBe('bundle-malformed');
    expect(await codeOf(concat(sealed, packet(11, utf8('b\0\0\0\0\0x'))))).toBe('bundle-malformed');
    expect(await codeOf(concat(sealed, slice(sealed, body!)))).toBe('bundle-malformed');
    expect(await codeOf(concat(sealed, packet(10, utf8('PGP'))))).toBe('bundle-malformed');
    expect(await codeOf(concat(packet(10, utf8('PGP')), sealed))).toBe('bundle-malformed');
    expect(await codeOf(concat(sealed, slice(sealed, key!)))).toBe('bundle-recipients');
  });

  it('second recipient: bundle-recipients, also hidden, also behind the body', async () => {
    const [key, body] = packetsOf(sealed);
    const other = packetsOf(await pgp.sealForOne(content, alice.certificate, alice, aead, now))[0]!;
    expect(await codeOf(concat(slice(sealed, key!), packet(1, other.body), slice(sealed, body!)))).toBe(
      'bundle-recipients',
    );
    expect(await codeOf(concat(packet(1, other.body), sealed))).toBe('bundle-recipients');
    const many = Array.from({ length: 40 }, () => packet(1, other.body));
    expect(await codeOf(concat(...many, sealed))).toBe('bundle-recipients');
    expect(await codeOf(slice(sealed, body!))).toBe('bundle-recipients');
  });

  it('SKESK added: bundle-recipients', async () => {
    const both = await made({ passwords: 'open', config: { aeadProtect: aead } });
    expect(await codeOf(both)).toBe('bundle-recipients');
    const onlyPassword = await made({ passwords: 'open', encryptionKeys: [] });
    expect(await codeOf(onlyPassword)).toBe('bundle-recipients');
  });

  it('too large, before and after decrypting', async () => {
    expect(await codeOf(sealed, bob, { ...limits, encrypted: sealed.length - 1 })).toBe('bundle-too-large');
    expect(await codeOf(sealed, bob, { ...limits, encrypted: sealed.length })).toBe('ok');
    expect(await codeOf(sealed, bob, { ...limits, decrypted: content.length - 1 })).toBe('bundle-too-large');
    expect(await codeOf(sealed, bob, { ...limits, decrypted: content.length })).toBe('ok');
  });

  it('not signed: bundle-unsigned', async () => {
    expect(await codeOf(await around(packet(11, utf8('b\0\0\0\0\0x')), aead))).toBe('bundle-unsigned');
  });

  it('other things inside: bundle-malformed', async () => {
    const literal = packet(11, utf8('b\0\0\0\0\0x'));
    const signed: unknown = await sign({
      message: await createMessage({ binary: utf8('x'), date: new Date(0) }),
      signingKeys: await parsedSecret(alice),
      date: now,
      format: 'binary',
    });
    if (!(signed instanceof Uint8Array)) throw new Error('a stream');
    const [onePass, data, signature] = packetsOf(signed).map((span) => slice(signed, span));
    const code = async (...parts: Uint8Array[]): Promise<string> =>
      codeOf(await around(concat(...parts), aead));
    expect(await code(onePass!, data!, signature!)).toBe('ok');
    expect(await code(onePass!, data!)).toBe('bundle-malformed');
    expect(await code(signature!, data!)).toBe('bundle-malformed');
    expect(await code(data!, signature!)).toBe('bundle-malformed');
    expect(await code(onePass!, onePass!, data!, signature!, signature!)).toBe('bundle-malformed');
    expect(await code(onePass!, data!, literal, signature!)).toBe('bundle-malformed');
    expect(await code(onePass!, data!, signature!, signature!)).toBe('bundle-malformed');
    expect(await code(literal, literal)).toBe('bundle-malformed');
    expect(await code(sealed)).toBe('bundle-malformed');
    expect(await code(onePass!, data!, signature!, utf8('tail'))).toBe('bundle-malformed');
  });

  it('compressed, even a little: bundle-compressed', async () => {
    // 3: bzip2, which nobody here ever inflates; the octets need not even be a stream.
    expect(await codeOf(await around(packet(8, Uint8Array.of(3, 1, 2)), aead))).toBe('bundle-compressed');
    expect(
      await codeOf(await around(packet(8, concat(Uint8Array.of(0), packet(11, utf8('b\0\0\0\0\0x')))), aead)),
    ).toBe('bundle-compressed');
    expect(await codeOf(packet(8, Uint8Array.of(0)))).toBe('bundle-compressed');
    // Among other things that do not belong together: it is still what is said.
    const among = concat(packet(8, Uint8Array.of(3, 1, 2)), packet(11, utf8('b\0\0\0\0\0x')));
    expect(await codeOf(await around(among, aead))).toBe('bundle-compressed');
  });

  it('compression bomb: bundle-compressed, without inflating it', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const zeros = new Uint8Array(100_000_000);
    const bomb = packet(
      8,
      concat(Uint8Array.of(1), deflateRawSync(packet(11, concat(utf8('b\0\0\0\0\0'), zeros)))),
    );
    const message = await around(bomb, aead);
    const before = process.memoryUsage().arrayBuffers;
    const spent = await cpuTime(async () => {
      expect(await codeOf(message)).toBe('bundle-compressed');
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(spent).toBeLessThan(200);
  });
});

describe('downgrade', () => {
  it('a body without integrity protection: bundle-malformed', async () => {
    const sealed = await pgp.sealForOne(content, bob.certificate, alice, false, now);
    const [key, body] = packetsOf(sealed);
    // What EFAIL did: the same octets as a packet of type 9, without the version.
    const stripped = concat(slice(sealed, key!), packet(9, body!.body.subarray(1)));
    expect(await codeOf(stripped)).toBe('bundle-malformed');
    expect(await codeOf(concat(slice(sealed, key!), packet(9, joined(slice(sealed, body!)))))).toBe(
      'bundle-malformed',
    );
    expect(await codeOf(concat(slice(sealed, key!), packet(20, body!.body)))).toBe('bundle-malformed');
  });

  it('the session key of one version under the body of the other: bundle-malformed', async () => {
    const [old, modern] = await Promise.all(
      [false, true].map((aead) => pgp.sealForOne(content, bob.certificate, alice, aead, now)),
    );
    const [oldKey, oldBody] = packetsOf(old!);
    const [modernKey, modernBody] = packetsOf(modern!);
    expect(await codeOf(concat(slice(old!, oldKey!), slice(modern!, modernBody!)))).toBe('bundle-malformed');
    expect(await codeOf(concat(slice(modern!, modernKey!), slice(old!, oldBody!)))).toBe('bundle-malformed');
  });

  it('a weak cipher: bundle-malformed', async () => {
    const sessionKey = { data: new Uint8Array(24).fill(5), algorithm: 'tripledes' } as const;
    expect(await codeOf(await made({ sessionKey }))).toBe('bundle-malformed');
  });

  it('the choice is the caller’s: whatever a certificate advertises, SEIPDv1 and AES-256 when told so', async () => {
    const sealed = await pgp.sealForOne(content, bob.certificate, alice, false, now);
    expect(await pgp.openForMe(sealed, bob, limits)).toMatchObject({ ok: true, value: { aead: false } });
  });
});

describe('before any cryptography', () => {
  it('octets behind the body are found', async () => {
    const sealed = await pgp.sealForOne(content, bob.certificate, alice, true, now);
    expect(checkBundleStructure(sealed, limits)).toMatchObject({ ok: true, value: { aead: true } });
    for (const tail of [Uint8Array.of(0), packet(10, utf8('PGP')), Uint8Array.of(0x8b)]) {
      const found = checkBundleStructure(concat(sealed, tail), limits);
      expect(found).toMatchObject({ ok: false, refusal: { code: 'bundle-malformed' } });
    }
  });
});

describe('not a bundle', () => {
  it.each([
    ['text', utf8('hello'), 'bundle-not-openpgp'],
    ['armor', utf8('-----BEGIN PGP MESSAGE-----\n\n'), 'bundle-not-openpgp'],
    ['a photo (JPEG)', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'bundle-not-openpgp'],
    ['a screenshot (PNG)', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'bundle-not-openpgp'],
    ['a letter in Cyrillic', utf8('Здравствуйте'), 'bundle-not-openpgp'],
    ['zip', utf8('PK\u0003\u0004'), 'bundle-not-openpgp'],
    ['a certificate', alice.certificate.bytes, 'bundle-recipients'],
  ])('%s: refused', async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code));
});

describe('a recipient', () => {
  it('with a withdrawn subkey is not encrypted to', async () => {
    const secret = await parsedSecret(bob);
    secret.subkeys[0] = await secret.subkeys[0]!.revoke(secret.keyPacket as never, undefined, now);
    const revoked = { ...bob.certificate, bytes: secret.toPublic().write() };
    await expect(pgp.sealForOne(content, revoked, alice, true, now)).rejects.toThrow(
      'without a key to encrypt to',
    );
  });

  it('with a newer subkey is encrypted to that one', async () => {
    const secret = await parsedSecret(bob);
    const later = new Date('2032-01-01');
    const renewed = await secret.addSubkey({ type: 'ecc', curve: 'curve25519Legacy', date: later });
    const to = { ...bob.certificate, bytes: renewed.toPublic().write() };
    const sealed = await pgp.sealForOne(content, to, alice, true, new Date('2033-01-01'));
    expect(await codeOf(sealed, bob)).toBe('bundle-not-for-me');
    expect(await codeOf(sealed, { certificate: to, secret: renewed.write() })).toBe('ok');
  });

  it('whose certificate is not the one of the digest: not encrypted to', async () => {
    const swapped = { ...bob.certificate, bytes: alice.certificate.bytes };
    await expect(pgp.sealForOne(content, swapped, alice, true, now)).rejects.toThrow('another digest');
  });
});

it('features say SEIPDv2, nothing that GnuPG would answer with its own AEAD packet', async () => {
  const key = await readKey({ binaryKey: alice.certificate.bytes });
  const { selfCertification } = await key.getPrimaryUser(now);
  expect(selfCertification.features).toEqual([0x01 | 0x08]);
});
