import { enums, readKey, reformatKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { newestPart } from './certificate-keys.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { concat, packetsOf, slice, utf8 } from './testing/bytes.ts';
import { parsedSecret } from './testing/samples.ts';

const pgp = createPgpForExchange();
const now = new Date('2031-05-06T07:08:09Z');
const later = new Date('2031-07-06T07:08:09Z');
const limits = { encrypted: 1e6, decrypted: 1e6 };
const content = utf8('content');

const before = await pgp.createIdentity('Aurora', now);
const stranger = await pgp.createIdentity('Boris', now);
const rotated = async (own: OwnIdentity, at = later): Promise<OwnIdentity> => {
  const renewed = await pgp.rotateEncryptionKey(own, at);
  if (renewed === null) throw new Error('no room');
  return renewed;
};
const after = await rotated(before);

const read = async (bytes: Uint8Array): Promise<Certificate> => {
  const certificate = await pgp.readCertificate(bytes);
  if (!certificate.ok) throw new Error(certificate.refusal.code);
  return certificate.value;
};
const opens = async (own: OwnIdentity, sealed: Uint8Array): Promise<boolean> =>
  (await pgp.openForMe(sealed, own, limits)).ok;

describe('a new encryption key', () => {
  it('is the one that everybody encrypts to, on the same identity', async () => {
    expect(after.certificate).toMatchObject({
      digest: before.certificate.digest,
      revoked: false,
      aead: true,
    });
    expect(after.certificate.sealsTo).not.toBe(before.certificate.sealsTo);
    const sealed = await pgp.sealForOne(content, after.certificate, stranger, true, later);
    expect(await opens(after, sealed)).toBe(true);
    expect(await opens(before, sealed)).toBe(false);
    const key = await readKey({ binaryKey: after.certificate.bytes });
    expect(key.subkeys.map((subkey) => subkey.getAlgorithmInfo())).toEqual(
      Array(2).fill({ algorithm: 'ecdh', curve: 'curve25519Legacy' }),
    );
    expect(key.subkeys.map(({ revocationSignatures: [one] }) => one?.reasonForRevocationFlag)).toEqual([
      enums.reasonForRevocation.keySuperseded,
      undefined,
    ]);
  });

  it('withdraws once, is newer than every withdrawal, and is listed behind those before it', async () => {
    const again = await rotated(after);
    const key = await readKey({ binaryKey: again.certificate.bytes });
    expect(key.subkeys.map(({ revocationSignatures }) => revocationSignatures.length)).toEqual([1, 1, 0]);
    const [, second, third] = key.subkeys;
    const withdrawn = second?.revocationSignatures[0]?.created?.getTime() ?? Infinity;
    expect(newestPart(key)).toEqual(third?.getCreationTime());
    expect(third?.getCreationTime().getTime()).toBeGreaterThanOrEqual(withdrawn);
    const secret = await parsedSecret(again);
    secret.subkeys.reverse();
    const held = await pgp.heldKeys({ ...again, secret: secret.write() });
    expect(held.map(({ since }) => since)).toEqual(key.subkeys.map((subkey) => subkey.getCreationTime()));
  });

  it('key swap: is not made for another certificate than that of the secret', async () => {
    const swapped = { ...before, certificate: stranger.certificate };
    await expect(pgp.rotateEncryptionKey(swapped, later)).rejects.toThrow('another certificate');
    await expect(pgp.heldKeys(swapped)).rejects.toThrow('another certificate');
    await expect(pgp.revokeIdentity(swapped, 'retired', later)).rejects.toThrow('another certificate');
  });

  it('is newer than a withdrawal that is newer than all keys', async () => {
    const secret = await parsedSecret(before);
    secret.subkeys[0] = await secret.subkeys[0]!.revoke(secret.keyPacket as never, undefined, later);
    expect(newestPart(secret)).toEqual(later);
  });

  it('is encrypted to by a clock that is years behind', async () => {
    const behind = new Date('2021-01-01T00:00:00Z');
    const sealed = await pgp.sealForOne(content, after.certificate, stranger, true, behind);
    expect(await opens(after, sealed)).toBe(true);
    expect(await opens(before, sealed)).toBe(false);
  });

  it('is newer than the one before, whatever the clock says', async () => {
    const renewed = await rotated(after, new Date('2021-01-01T00:00:00Z'));
    const held = await pgp.heldKeys(renewed);
    expect(held.map(({ current }) => current)).toEqual([false, false, true]);
    expect(renewed.certificate.sealsTo).toBe(held[2]?.fingerprint);
  });

  it('leaves the old one to open what was on its way, until its secret is destroyed', async () => {
    const sealed = await pgp.sealForOne(content, before.certificate, stranger, true, now);
    expect(await opens(after, sealed)).toBe(true);
    const destroyed = await pgp.withoutOldSecrets(after);
    expect(await opens(destroyed, sealed)).toBe(false);
    expect(await pgp.heldKeys(destroyed)).toHaveLength(1);
    const secrets = (await parsedSecret(before)).subkeys.map(
      ({ keyPacket }) => (keyPacket as unknown as { privateParams: { d: Uint8Array } }).privateParams.d,
    );
    for (const secret of secrets) {
      expect(Buffer.from(after.secret).includes(Buffer.from(secret))).toBe(true);
      expect(Buffer.from(destroyed.secret).includes(Buffer.from(secret))).toBe(false);
    }
  });

  it('has no room beside nineteen others', async () => {
    let own: OwnIdentity = before;
    for (let made = 0; made < 18; made++) own = await rotated(await pgp.withoutOldSecrets(own));
    expect(await pgp.rotateEncryptionKey(own, later)).toBeNull();
    // What only the certificate still knows is not forgotten.
    expect((await readKey({ binaryKey: own.certificate.bytes })).subkeys).toHaveLength(19);
  });
});

describe('two copies of one certificate', () => {
  it('the newer one adds, the stale one takes nothing back, and again changes nothing', async () => {
    const merged = await pgp.mergeCertificates(before.certificate, after.certificate);
    expect(merged.sealsTo).toBe(after.certificate.sealsTo);
    expect(await pgp.mergeCertificates(merged, before.certificate)).toBe(merged);
    expect(await pgp.mergeCertificates(after.certificate, before.certificate)).toBe(after.certificate);
    const sealed = await pgp.sealForOne(content, merged, stranger, true, now);
    expect(await opens(before, sealed)).toBe(false);
  });

  it('a copy without the withdrawal of the old key does not bring it back', async () => {
    const key = await readKey({ binaryKey: after.certificate.bytes });
    for (const subkey of key.subkeys) subkey.revocationSignatures = [];
    const stale = await read(key.write());
    expect(await pgp.mergeCertificates(after.certificate, stale)).toBe(after.certificate);
    const withdrawn = await pgp.mergeCertificates(stale, after.certificate);
    const [old] = (await readKey({ binaryKey: withdrawn.bytes })).subkeys;
    expect(old?.revocationSignatures).toHaveLength(1);
  });

  it('a revocation of the primary key is never dropped', async () => {
    const revoked = await pgp.revokeIdentity(after, 'compromised', later);
    expect(revoked.certificate).toMatchObject({ revoked: true, revokedBecause: 'compromised' });
    const merged = await pgp.mergeCertificates(before.certificate, revoked.certificate);
    expect(merged).toMatchObject({ revoked: true, sealsTo: after.certificate.sealsTo });
    expect(await pgp.mergeCertificates(merged, before.certificate)).toBe(merged);
    expect(await pgp.mergeCertificates(merged, after.certificate)).toBe(merged);
  });

  it('what the primary key did not sign is not taken: a forged binding, a forged withdrawal', async () => {
    const forged = await readKey({ binaryKey: before.certificate.bytes });
    const other = await readKey({ binaryKey: after.certificate.bytes });
    // Signatures over another subkey: newer ones, by the right key, of the wrong thing.
    forged.subkeys[0]?.bindingSignatures.push(...(other.subkeys[1]?.bindingSignatures ?? []));
    const theirs = await pgp.revokeIdentity(stranger, 'compromised', later);
    const { revocationSignatures } = await readKey({ binaryKey: theirs.certificate.bytes });
    forged.revocationSignatures.push(...revocationSignatures);
    const bytes = forged.write();
    const offered: Certificate = { ...before.certificate, bytes };
    expect(await pgp.mergeCertificates(before.certificate, offered)).toBe(before.certificate);
  });

  it('one signature in many spellings is taken once', async () => {
    const [primary, ...others] = packetsOf(before.certificate.bytes);
    const subkey = others.at(-2);
    const binding = others.at(-1);
    if (!primary || !subkey || !binding) throw new Error('packets missing');
    // Something in the area that nobody signs.
    const body = Buffer.from(binding.body);
    const hashedEnd = 6 + body.readUInt16BE(4);
    const spelled = concat(
      body.subarray(0, hashedEnd),
      Uint8Array.of(0, 3, 2, 100, 1),
      body.subarray(hashedEnd + 2 + body.readUInt16BE(hashedEnd)),
    );
    const packetOf = (tag: number, inner: Uint8Array): Uint8Array =>
      concat(Uint8Array.of(0xc0 | tag, inner.length), inner);
    const offered = await read(
      concat(before.certificate.bytes, slice(before.certificate.bytes, subkey), packetOf(2, spelled)),
    );
    expect(await pgp.mergeCertificates(before.certificate, offered)).toBe(before.certificate);
  });

  it('of two identities they are no copies', async () => {
    await expect(pgp.mergeCertificates(before.certificate, stranger.certificate)).rejects.toThrow('two');
  });

  it('a second name stands behind the one that people know', async () => {
    const { privateKey } = await reformatKey({
      privateKey: await parsedSecret(before),
      userIDs: [{ name: 'Zephyr' }, { name: 'Aurora' }],
      date: later,
      format: 'object',
    });
    const offered = await read(privateKey.toPublic().write());
    expect(offered.name).toBe('Zephyr');
    expect(await pgp.mergeCertificates(before.certificate, offered)).toMatchObject({ name: 'Aurora' });
  });
});

describe('a revocation certificate', () => {
  it('is a file of its own, and counts for the key that made it alone', async () => {
    const file = utf8(before.revocation);
    expect(await pgp.isRevocation(file)).toBe(true);
    expect(await pgp.isRevocation(before.certificate.bytes)).toBe(false);
    expect(await pgp.isRevocation(utf8(pgp.armorCertificate(before.certificate)))).toBe(false);
    expect(await pgp.isRevocation(utf8('hello'))).toBe(false);
    expect(await pgp.applyRevocation(stranger.certificate, file)).toBeNull();
    expect(await pgp.applyRevocation(after.certificate, file)).toMatchObject({
      digest: before.certificate.digest,
      revoked: true,
      sealsTo: after.certificate.sealsTo,
    });
  });

  it.each(['compromised', 'superseded', 'retired'] as const)('says why: %s', async (reason) => {
    const revoked = await pgp.revokeIdentity(before, reason, later);
    expect(revoked.certificate.revokedBecause).toBe(reason);
    // It still signs: history of before, and the bundle that tells others.
    const signature = await pgp.signDetached('manifest', content, revoked, later);
    expect(await pgp.verifyDetached('manifest', content, signature, revoked.certificate)).toBe(content);
  });
});
