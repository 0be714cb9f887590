import { enums, generateKey, readKey, revokeKey, SignaturePacket, type KeyOptions } from 'openpgp';
import { describe, expect, it, vi } from 'vitest';
import { armorPublicKey } from './armor.ts';
import { readCertificate } from './certificate.ts';
import { createIdentity } from './identity.ts';
import { parsedSecret, sampleCertificate, signPacket } from './testing/samples.ts';
import { concat, flipped, packet, packetsOf, slice, utf8 } from './testing/bytes.ts';
import { cpuTime } from './testing/cpu-time.ts';

/* Every octet is tried; on a busy machine that takes longer than 5 s. */
vi.setConfig({ testTimeout: 120_000 });

const now = new Date('2031-05-06T07:08:09Z');
const alice = await createIdentity('Alice', now);
const mallory = await createIdentity('Mallory', now);
const { bytes } = alice.certificate;

const codeOf = async (input: Uint8Array): Promise<string> => {
  const read = await readCertificate(input);
  return read.ok ? 'ok' : read.refusal.code;
};
const sample = async (options: Partial<KeyOptions>): Promise<string> =>
  codeOf(await sampleCertificate(options));

const [primary, user, selfSignature, subkey, binding] = packetsOf(bytes).map((span) => slice(bytes, span));
const [, , , foreignSubkey, foreignBinding] = packetsOf(mallory.certificate.bytes).map((span) =>
  slice(mallory.certificate.bytes, span),
);
if (!primary || !user || !selfSignature || !subkey || !binding || !foreignSubkey || !foreignBinding) {
  throw new Error('a certificate has five packets');
}

describe('armor', () => {
  const armored = armorPublicKey(bytes);

  it('is read like binary', async () => {
    expect(await readCertificate(utf8(armored))).toEqual({ ok: true, value: alice.certificate });
  });

  it('may stand in a letter, in any script, with any line ends', async () => {
    expect(await codeOf(utf8(`Привет!\r\n\r\n${armored.replaceAll('\n', '\r\n')}\r\n-- \r\nA.`))).toBe('ok');
    expect(await codeOf(utf8(`\ufeff${armored}`))).toBe('ok');
    expect(await codeOf(utf8(`-----hello-----\n${armored}`))).toBe('ok');
    expect(await codeOf(utf8(armored.replace('BLOCK-----\n', 'BLOCK----- \t\n')))).toBe('ok');
  });

  it('begins at the beginning of a line that holds nothing else: what is quoted or spoken of is let be', async () => {
    const spoken = '-----BEGIN PGP PRIVATE KEY BLOCK-----';
    expect(await codeOf(utf8(`> ${armored}`))).toBe('certificate-malformed');
    expect(await codeOf(utf8(`${armored}> ${spoken}\n`))).toBe('ok');
    expect(await codeOf(utf8(`${armored}${spoken} is what nobody sends.\n`))).toBe('ok');
  });

  it('does not hang on its checksum (RFC 9580 6.1), but on the signatures inside', async () => {
    expect(await codeOf(utf8(armored.replace(/\n=..../, '\n=AAAA')))).toBe('ok');
    expect(await codeOf(utf8(armored.replace(/\n=....\n/, '\n')))).toBe('ok');
    const damaged = armored.replace(
      /(\n\n.{40})(.)/,
      (_, before: string, at: string) => before + (at === 'A' ? 'B' : 'A'),
    );
    expect(await codeOf(utf8(damaged))).toMatch(/^certificate-(malformed|unusable)$/);
  });

  it.each([
    ['nothing', '', 'certificate-malformed'],
    ['text', 'hello', 'certificate-malformed'],
    ['no end', armored.slice(0, 200), 'certificate-malformed'],
    ['another kind', armored.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE'), 'certificate-malformed'],
    ['a private key', armored.replaceAll('PUBLIC', 'PRIVATE'), 'certificate-secret'],
    ['two blocks', armored + armored, 'certificate-several'],
    ['a private key behind it', armored + armored.replaceAll('PUBLIC', 'PRIVATE'), 'certificate-secret'],
    ['a quoted one', armored.replaceAll(/^/gm, '> '), 'certificate-malformed'],
    [
      'one that goes on in its first line',
      armored.replace('BLOCK-----', 'BLOCK----- x'),
      'certificate-malformed',
    ],
    ['an empty one', armored.replace(/\n\n[^-]*-/, '\n\n-'), 'certificate-malformed'],
  ])('%s: refused', async (_, text, code) => expect(await codeOf(utf8(text))).toBe(code));
});

describe('structure', () => {
  it('certificate-malformed: too large, cut, or something behind it', async () => {
    expect(await codeOf(concat(bytes, packet(21, new Uint8Array(1024 * 1024))))).toBe(
      'certificate-malformed',
    );
    expect(await codeOf(bytes.subarray(0, -1))).toBe('certificate-malformed');
    expect(await codeOf(concat(bytes, Uint8Array.of(0)))).toBe('certificate-malformed');
    expect(await codeOf(concat(bytes, packet(11, utf8('b\0\0\0\0\0'))))).toBe('certificate-malformed');
    expect(await codeOf(concat(bytes, packet(60, utf8('private'))))).toBe('certificate-malformed');
    expect(await codeOf(concat(user, primary))).toBe('certificate-malformed');
    expect(await codeOf(concat(bytes, packet(21, new Uint8Array(100))))).toBe('ok');
  });

  it('certificate-secret: a secret key, wherever it stands', async () => {
    expect(await codeOf(alice.secret)).toBe('certificate-secret');
    expect(await codeOf(concat(bytes, alice.secret))).toBe('certificate-secret');
  });

  it('certificate-several: two certificates in one file', async () => {
    expect(await codeOf(concat(bytes, mallory.certificate.bytes))).toBe('certificate-several');
  });

  it('certificate-foreign-form: no user ID', async () => {
    expect(await codeOf(concat(primary, subkey, binding))).toBe('certificate-foreign-form');
  });

  it('certificate-foreign-form: version 6', async () => {
    const v6 = { type: 'curve25519', config: { v6Keys: true, aeadProtect: true } } as const;
    expect(await sample(v6)).toBe('certificate-foreign-form');
    const v5Subkey = packet(14, Uint8Array.of(5, 0, 0, 0, 0, 22));
    expect(await codeOf(concat(bytes, v5Subkey))).toBe('certificate-foreign-form');
  });
});

describe('algorithms', () => {
  it.each(['nistP256', 'nistP384', 'nistP521', 'curve25519Legacy'] as const)('%s is taken', async (curve) =>
    expect(await sample({ type: 'ecc', curve })).toBe('ok'),
  );

  it('the new form of Ed25519, which GnuPG 2.2 does not read: certificate-foreign-form', async () => {
    expect(await sample({ type: 'curve25519' })).toBe('certificate-foreign-form');
  });

  it('RSA of 2048 bits: certificate-weak', async () => {
    expect(await sample({ type: 'rsa', rsaBits: 2048 })).toBe('certificate-weak');
  });

  it('RSA of 2048 bits only in the key to encrypt to: certificate-weak', async () => {
    const subkeys = [{ type: 'rsa', rsaBits: 2048 }] as const;
    expect(await sample({ type: 'ecc', curve: 'curve25519Legacy', subkeys: [...subkeys] })).toBe(
      'certificate-weak',
    );
  });

  it('nothing to encrypt to: certificate-unusable', async () => {
    expect(await sample({ type: 'ecc', curve: 'curve25519Legacy', subkeys: [] })).toBe(
      'certificate-unusable',
    );
  });

  it.each([
    ['brainpoolP256r1', '2b2403030208010107'],
    ['secp256k1', '2b8104000a'],
  ])('a key on %s: certificate-foreign-form', async (_, oid) => {
    const nist = await sampleCertificate({ type: 'ecc', curve: 'nistP256' });
    const [key, ...others] = packetsOf(nist);
    const named = Buffer.from(oid, 'hex');
    // Version, time and algorithm have six octets, the name of the curve behind its length eight.
    const body = concat(key!.body.subarray(0, 6), Uint8Array.of(named.length), named, key!.body.subarray(15));
    const rest = others.map((span) => slice(nist, span));
    expect(await codeOf(concat(packet(6, body), ...rest))).toBe('certificate-foreign-form');
  });

  it('bound with SHA-1, its name or its subkey: certificate-weak', async () => {
    const [, , named, , bound] = packetsOf(bytes);
    const overSha1 = (body: Uint8Array): Uint8Array => packet(2, body.with(3, enums.hash.sha1));
    const weakName = concat(primary, user, overSha1(named!.body), subkey, binding);
    const weakSubkey = concat(primary, user, selfSignature, subkey, overSha1(bound!.body));
    expect(await codeOf(weakName)).toBe('certificate-weak');
    expect(await codeOf(weakSubkey)).toBe('certificate-weak');
  });

  it('no key that may sign: certificate-unusable', async () => {
    const secret = await parsedSecret(alice);
    const key = await readKey({ binaryKey: bytes });
    const certifying = Object.assign(new SignaturePacket(), key.users[0]!.selfCertifications[0], {
      signatureData: null,
      keyFlags: [enums.keyFlags.certifyKeys],
    });
    const data = { userID: key.users[0]!.userID, key: key.keyPacket };
    await signPacket(certifying, secret.keyPacket, data, now);
    key.users[0]!.selfCertifications = [certifying];
    expect(await codeOf(key.write())).toBe('certificate-unusable');
  });

  it('1 MiB is taken, and not an octet more', async () => {
    const filled = (size: number) => concat(bytes, packet(21, new Uint8Array(size - bytes.length - 6)));
    expect(await codeOf(filled(1024 * 1024))).toBe('ok');
    expect(await codeOf(filled(1024 * 1024 + 1))).toBe('certificate-malformed');
  });

  it('does not advertise AEAD unless it says so', async () => {
    const plain = await readCertificate(await sampleCertificate({ type: 'ecc', curve: 'curve25519Legacy' }));
    expect(plain).toMatchObject({ ok: true, value: { aead: false } });
  });
});

it('AEAD is believed only with SEIPDv2 and AES-256 in GCM', async () => {
  const secret = await parsedSecret(alice);
  const aead = async (features: number[], preferredCipherSuites: number[][] | null): Promise<boolean> => {
    const key = await readKey({ binaryKey: bytes });
    const [original] = key.users[0]!.selfCertifications;
    const changed = Object.assign(new SignaturePacket(), original, {
      signatureData: null,
      features,
      preferredCipherSuites,
    });
    await signPacket(changed, secret.keyPacket, { userID: key.users[0]!.userID, key: key.keyPacket }, now);
    key.users[0]!.selfCertifications = [changed];
    const read = await readCertificate(key.write());
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value.aead;
  };
  expect(
    await aead(
      [9],
      [
        [9, 2],
        [9, 3],
      ],
    ),
  ).toBe(true);
  expect(
    await aead(
      [9],
      [
        [9, 2],
        [7, 3],
      ],
    ),
  ).toBe(false);
  expect(
    await aead(
      [9],
      [
        [7, 9],
        [3, 2],
      ],
    ),
  ).toBe(false);
  expect(await aead([9], null)).toBe(false);
  expect(await aead([1], [[9, 3]])).toBe(false);
});

describe('attacks', () => {
  it('subkey swap: another person’s subkey with her binding, with the old one, with none', async () => {
    const head = [primary, user, selfSignature];
    expect(await codeOf(concat(...head, subkey, binding))).toBe('ok');
    expect(await codeOf(concat(...head, foreignSubkey, foreignBinding))).toBe('certificate-unusable');
    expect(await codeOf(concat(...head, foreignSubkey, binding))).toBe('certificate-unusable');
    expect(await codeOf(concat(...head, foreignSubkey))).toBe('certificate-unusable');
    // Beside the right one it would never be used here, but who knows by whom else.
    expect(await codeOf(concat(bytes, foreignSubkey, foreignBinding))).toBe('certificate-malformed');
    expect(await codeOf(concat(bytes, foreignSubkey))).toBe('certificate-malformed');
  });

  it('name swap: a user ID that the key did not sign', async () => {
    const fake = packet(13, utf8('The Coordinator'));
    expect(await codeOf(concat(primary, fake, selfSignature, subkey, binding))).toBe('certificate-unusable');
    expect(await codeOf(concat(primary, fake, user, selfSignature, subkey, binding))).toBe(
      'certificate-malformed',
    );
  });

  it('an own subkey that may certify: certificate-foreign-form', async () => {
    const key = await readKey({ binaryKey: bytes });
    const secret = await parsedSecret(alice);
    const certifying = new SignaturePacket();
    Object.assign(certifying, {
      signatureType: enums.signature.subkeyBinding,
      publicKeyAlgorithm: secret.keyPacket.algorithm,
      hashAlgorithm: enums.hash.sha512,
      keyFlags: [enums.keyFlags.certifyKeys | enums.keyFlags.encryptStorage],
    });
    const data = { key: key.keyPacket, bind: key.subkeys[0]!.keyPacket };
    await signPacket(certifying, secret.keyPacket, data, now);
    key.subkeys[0]!.bindingSignatures = [certifying];
    expect(await codeOf(key.write())).toBe('certificate-foreign-form');
  });

  it('thousands of forged self-signatures or subkeys: refused before they are checked', async () => {
    const forged = flipped(selfSignature, -1);
    const many = Array.from({ length: 3000 }, () => forged);
    const spent = await cpuTime(async () => {
      expect(await codeOf(concat(primary, user, ...many, selfSignature, subkey, binding))).toBe(
        'certificate-malformed',
      );
      const subkeys = Array.from({ length: 100 }, () => concat(subkey, binding));
      expect(await codeOf(concat(primary, user, selfSignature, ...subkeys))).toBe('certificate-malformed');
    });
    expect(spent).toBeLessThan(1000);
    const few = (count: number) => Array.from({ length: count }, () => forged);
    const withForged = (count: number): Promise<string> =>
      codeOf(concat(primary, user, ...few(count), selfSignature, subkey, binding));
    expect(await withForged(298)).toBe('ok');
    expect(await withForged(299)).toBe('certificate-malformed');
  });

  it('armor that is slow to take apart: refused at once', async () => {
    const head = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n';
    const fills = [' ', '\n', '-', '=', '\n=', 'A', 'A: B\n', head];
    const spent = await cpuTime(async () => {
      for (const fill of fills) {
        const text = head + fill.repeat(Math.floor((1024 * 1024 - 100) / fill.length));
        expect(await codeOf(utf8(text)), JSON.stringify(fill)).toMatch(/^certificate-(malformed|several)$/);
        expect(await codeOf(utf8(`${head}\n${fill.repeat(500_000 / fill.length)}`))).toMatch(
          /^certificate-(malformed|several)$/,
        );
      }
    });
    expect(spent).toBeLessThan(5000);
  });

  it('a flipped bit anywhere never makes another certificate of the same digest with another name or key', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const read = await readCertificate(flipped(bytes, at));
      if (!read.ok) continue;
      expect({ ...read.value, bytes: null }, `octet ${at}`).toEqual({ ...alice.certificate, bytes: null });
    }
  });
});

describe('revocation', () => {
  it('is told, and changes nothing else', async () => {
    const { publicKey } = await revokeKey({
      key: await readKey({ binaryKey: bytes }),
      revocationCertificate: alice.revocation,
      date: now,
      format: 'binary',
    });
    const read = await readCertificate(publicKey);
    expect(read).toMatchObject({
      ok: true,
      value: {
        ...alice.certificate,
        bytes: expect.any(Uint8Array),
        revoked: true,
        revokedBecause: 'compromised',
      },
    });
  });

  it('by somebody else is none', async () => {
    const key = await readKey({ binaryKey: bytes });
    const other = await revokeKey({ key: await parsedSecret(mallory), format: 'object', date: now });
    key.revocationSignatures = other.publicKey.revocationSignatures;
    expect(await readCertificate(key.write())).toMatchObject({ ok: true, value: { revoked: false } });
  });

  it('of the last key to encrypt to counts as revoked', async () => {
    const secret = await parsedSecret(alice);
    const revoked = await secret.subkeys[0]!.revoke(secret.keyPacket as never, undefined, now);
    secret.subkeys[0] = revoked;
    const read = await readCertificate(secret.toPublic().write());
    expect(read).toMatchObject({
      ok: true,
      value: { digest: alice.certificate.digest, revoked: true, revokedBecause: 'retired', sealsTo: null },
    });
  });

  it('expiry is not looked at', async () => {
    const short = await generateKey({
      userIDs: { name: 'Short' },
      date: new Date('2001-01-01'),
      keyExpirationTime: 60,
      format: 'object',
    });
    expect(await readCertificate(short.publicKey.write())).toMatchObject({
      ok: true,
      value: { revoked: false },
    });
  });
});
