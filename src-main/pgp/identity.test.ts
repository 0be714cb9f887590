import { createHash } from 'node:crypto';
import { readKey, readPrivateKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { readCertificate } from './certificate.ts';
import { displayName } from './display-name.ts';
import { createIdentity, exportSecretForGnupg } from './identity.ts';
import { digestOfKey } from './identity-digest.ts';
import { concat, legacyPacket, packet, packetsOf, slice } from './testing/bytes.ts';

const now = new Date('2031-05-06T07:08:09Z');
const made = await createIdentity('Aurora', now);
const { certificate } = made;

describe('an identity', () => {
  it('reads back as the certificate it was made with', async () => {
    expect(await readCertificate(certificate.bytes)).toEqual({ ok: true, value: certificate });
    expect(certificate).toMatchObject({ name: 'Aurora', aead: true, revoked: false });
    expect(certificate.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(certificate.fingerprint).toMatch(/^[0-9a-f]{40}$/);
  });

  it('is version 4, Ed25519 and X25519 in legacy form, without expiry', async () => {
    const key = await readKey({ binaryKey: certificate.bytes });
    expect(key.keyPacket.version).toBe(4);
    expect(key.getAlgorithmInfo()).toEqual({ algorithm: 'eddsaLegacy', curve: 'ed25519Legacy' });
    expect(key.subkeys.map((subkey) => subkey.getAlgorithmInfo())).toEqual([
      { algorithm: 'ecdh', curve: 'curve25519Legacy' },
    ]);
    expect(key.getCreationTime()).toEqual(now);
    expect(await key.getExpirationTime()).toBe(Infinity);
    const { selfCertification } = await key.getPrimaryUser(now);
    expect(selfCertification.preferredSymmetricAlgorithms?.[0]).toBe(9);
    expect(selfCertification.preferredCompressionAlgorithms?.[0]).toBe(0);
  });

  it('has no salt notation in any signature', async () => {
    const key = await readKey({ binaryKey: certificate.bytes });
    const signatures = [
      ...key.users.flatMap((user) => user.selfCertifications),
      ...key.subkeys.flatMap((subkey) => subkey.bindingSignatures),
    ];
    expect(signatures.map(({ rawNotations }) => rawNotations)).toEqual([[], []]);
  });

  it('has a name that can be shown, or is not made', async () => {
    const bidi = await createIdentity('\u202eeciR\u0000 ', now);
    expect(bidi.certificate.name).toBe('\ufffdeciR\ufffd');
    await expect(createIdentity(' \n ', now)).rejects.toThrow('without a name');
  });

  it('is not exported for GnuPG without a passphrase', async () => {
    await expect(exportSecretForGnupg(made, '')).rejects.toThrow('without a passphrase');
  });
  it('is exported for GnuPG under one', async () => {
    const armored = await exportSecretForGnupg(made, 'correct horse');
    expect(armored).toContain('-----BEGIN PGP PRIVATE KEY BLOCK-----');
    const locked = await readPrivateKey({ armoredKey: armored });
    expect(locked.isDecrypted()).toBe(false);
  });
});

describe('the digest', () => {
  const [primary] = packetsOf(certificate.bytes);
  if (primary === undefined) throw new Error('no packet');
  const rest = certificate.bytes.subarray(primary.end);

  it('is SHA-256 of 0x99, two octets of length, and the body', () => {
    const hash = createHash('sha256')
      .update(Uint8Array.of(0x99, 0, primary.body.length))
      .update(primary.body);
    expect(certificate.digest).toBe(hash.digest('hex'));
  });

  it('is the same for the secret key', async () => {
    const secret = await readPrivateKey({ binaryKey: made.secret });
    expect(digestOfKey(secret)).toBe(certificate.digest);
  });

  it('is the same for every header encoding', async () => {
    for (const header of [packet, legacyPacket]) {
      const bytes = concat(header(6, primary.body), rest);
      expect(Buffer.compare(bytes, certificate.bytes)).not.toBe(0);
      const read = await readCertificate(bytes);
      expect(read.ok && read.value.digest).toBe(certificate.digest);
    }
  });

  it('changed primary key: another digest, with everything else the same', async () => {
    const other = (await createIdentity('Aurora', now)).certificate;
    expect(other.name).toBe(certificate.name);
    expect(other.digest).not.toBe(certificate.digest);
    const [otherPrimary] = packetsOf(other.bytes);
    if (otherPrimary === undefined) throw new Error('no packet');
    // The new primary key in front of the old name and subkey: nothing binds them to it.
    const swapped = await readCertificate(concat(slice(other.bytes, otherPrimary), rest));
    expect(swapped).toMatchObject({ ok: false, refusal: { code: 'certificate-unusable' } });
  });
});

describe('a shown name', () => {
  it.each([
    ['Анна Ё́лкина', 'Анна Ё́лкина'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['a\u202eb\u2066c\u200fd', 'a\ufffdb\ufffdc\ufffdd'],
    ['a\r\nb\u2028c\u0007', 'a\ufffd\ufffdb\ufffdc\ufffd'],
    ['a\u200bb\u2060c\ufeffd', 'a\ufffdb\ufffdc\ufffdd'],
    ['❤️', '❤️'],
    ['a\ud800b', 'a\ufffdb'],
    [' \n\tAnna \ufeff\n', 'Anna'],
  ])('%j', (written, shown) => expect(displayName(written)).toBe(shown));

  it('is cut between code points', () => {
    expect(displayName('𝒳'.repeat(300))).toBe('𝒳'.repeat(256));
  });
});
