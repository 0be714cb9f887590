import { enums, readKey, reformatKey, SignaturePacket, type Key } from 'openpgp';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../actions/ports/pgp.ts';
import { readCertificate } from './certificate.ts';
import { createIdentity } from './identity.ts';
import { revokeIdentity, rotateEncryptionKey } from './key-life.ts';
import { mergeCertificates } from './merge-certificates.ts';
import { parsedSecret, signPacket } from './testing/samples.ts';

/* A copy of a contact's certificate comes from whoever sent it: only what the contact's own key signed is added. */

const now = new Date('2031-05-06T07:08:09Z');
const later = new Date('2031-07-06T07:08:09Z');
const own = await createIdentity('Aurora', now);
const stranger = await createIdentity('Boris', now);
const secret = await parsedSecret(own);
const kept = own.certificate;
const ecc = { type: 'ecc', curve: 'curve25519Legacy', date: later } as const;
const signing = (await secret.addSubkey({ ...ecc, sign: true })).toPublic();
const renewed = await rotateEncryptionKey(own, later);
if (renewed === null) throw new Error('no room');
const rotated = renewed.certificate;

const revoked = (await revokeIdentity(own, 'compromised', later)).certificate;

const parsed = (bytes = kept.bytes): Promise<Key> => readKey({ binaryKey: bytes });
/** As a copy that nobody has read yet: what a certificate says of itself is not looked at. */
const copy = (key: Key): Certificate => ({ ...kept, bytes: key.write() });
const merged = async (offered: Key | Certificate, into = kept): Promise<Certificate> =>
  mergeCertificates(into, 'bytes' in offered ? offered : copy(offered));

const adds = async (offered: Key | Certificate, into = kept): Promise<boolean> =>
  (await merged(offered, into)) !== into;

/** A binding by the right key that lets the new subkey sign, around whatever signature of the subkey's own. */
const bound = async (embeddedSignature: SignaturePacket | null): Promise<Key> => {
  const key = await parsed(signing.write());
  const binding = Object.assign(new SignaturePacket(), {
    signatureType: enums.signature.subkeyBinding,
    publicKeyAlgorithm: secret.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
    keyFlags: [enums.keyFlags.signData],
    embeddedSignature,
  });
  const subkey = key.subkeys[1]!;
  await signPacket(binding, secret.keyPacket, { key: key.keyPacket, bind: subkey.keyPacket }, later);
  subkey.bindingSignatures = [binding];
  return key;
};

describe('a subkey', () => {
  it('that signs is taken with its own signature inside', async () => {
    const taken = await merged(signing);
    expect((await parsed(taken.bytes)).subkeys).toHaveLength(2);
    const back = signing.subkeys[1]!.bindingSignatures[0]!.embeddedSignature;
    expect(back).not.toBeNull();
    expect((await parsed((await merged(await bound(back))).bytes)).subkeys).toHaveLength(2);
  });

  it('stolen to sign with (no signature of its own, or that of another subkey): not taken', async () => {
    expect(await adds(await bound(null))).toBe(false);
    const other = (await secret.addSubkey({ ...ecc, sign: true })).toPublic();
    const back = other.subkeys[1]!.bindingSignatures[0]!.embeddedSignature;
    expect(await adds(await bound(back))).toBe(false);
  });

  it('that the key did not bind is not taken, and takes nothing else with it', async () => {
    const offered = await parsed(rotated.bytes);
    const [theirs] = (await parsed(stranger.certificate.bytes)).subkeys;
    offered.subkeys.unshift(theirs!);
    expect((await parsed((await merged(offered)).bytes)).subkeys).toHaveLength(2);
    offered.subkeys = [theirs!];
    expect(await adds(offered)).toBe(false);
  });

  it('that was withdrawn before anyone here knew it comes withdrawn', async () => {
    const alone = await parsed(rotated.bytes);
    alone.subkeys = alone.subkeys.slice(1);
    const taken = await parsed((await merged(rotated, await readAgain(alone))).bytes);
    expect(taken.subkeys.map(({ revocationSignatures }) => revocationSignatures.length)).toEqual([0, 1]);
  });

  it('forged withdrawal: of another subkey, or by somebody else’s key', async () => {
    const offered = await parsed();
    offered.subkeys[0]!.revocationSignatures = (await withdrawn(signing, 1)).subkeys[1]!.revocationSignatures;
    expect(await adds(offered)).toBe(false);
    const theirs = await withdrawn(await parsed(stranger.certificate.bytes), 0, stranger);
    offered.subkeys[0]!.revocationSignatures = theirs.subkeys[0]!.revocationSignatures;
    expect(await adds(offered)).toBe(false);
    offered.subkeys[0]!.revocationSignatures = (
      await withdrawn(await parsed(), 0)
    ).subkeys[0]!.revocationSignatures;
    expect(await merged(offered)).toMatchObject({ revoked: true, sealsTo: null });
  });

  it('known already is bound anew, and stays one', async () => {
    const userIDs = [{ name: 'Aurora' }];
    const made = await reformatKey({
      privateKey: await parsedSecret(own),
      userIDs,
      date: later,
      format: 'object',
    });
    const [first, ...others] = (await parsed((await merged(made.privateKey.toPublic())).bytes)).subkeys;
    expect([first?.bindingSignatures.length, others.length]).toEqual([2, 0]);
  });

  it('known already and not bound in the copy adds nothing', async () => {
    const offered = await parsed();
    offered.subkeys[0]!.bindingSignatures = [];
    expect(await adds(offered)).toBe(false);
  });
});

/** A certificate that a contact of ours might have, read. */
async function readAgain(key: Key): Promise<Certificate> {
  const read = await readCertificate(key.write());
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

async function withdrawn(key: Key, index: number, by = own): Promise<Key> {
  const { keyPacket } = await parsedSecret(by);
  key.subkeys[index] = await key.subkeys[index]!.revoke(keyPacket as never, undefined, later);
  return key;
}

describe('a name', () => {
  const named = async (...names: readonly string[]): Promise<Key> => {
    const userIDs = names.map((name) => ({ name }));
    const made = await reformatKey({
      privateKey: await parsedSecret(own),
      userIDs,
      date: later,
      format: 'object',
    });
    const key = made.privateKey.toPublic();
    // The library binds subkeys anew, too.
    key.subkeys = (await parsed()).subkeys;
    return key;
  };

  it('that the key signed is added behind the known one, once', async () => {
    const taken = await merged(await named('Zephyr'));
    expect((await parsed(taken.bytes)).getUserIDs()).toEqual(['Aurora', 'Zephyr']);
    expect(await adds(kept, taken)).toBe(false);
  });

  it('that is known is taken with its newer signature, too', async () => {
    const taken = await parsed((await merged(await named('Aurora'))).bytes);
    expect(taken.getUserIDs()).toEqual(['Aurora']);
    expect(taken.users[0]!.selfCertifications).toHaveLength(2);
  });

  it('swapped: one that the key did not sign, with the signature of the right one, is not added', async () => {
    const offered = await named('The Coordinator', 'Aurora');
    offered.users[0]!.selfCertifications = (await parsed()).users[0]!.selfCertifications;
    offered.users[1]!.selfCertifications = [];
    expect(await adds(offered)).toBe(false);
    offered.users[0]!.selfCertifications = [];
    expect(await adds(offered)).toBe(false);
  });

  it('forged beside a new subkey does not keep the subkey out', async () => {
    const offered = await parsed(rotated.bytes);
    const [forged] = (await named('The Coordinator')).users;
    forged!.selfCertifications = (await parsed()).users[0]!.selfCertifications;
    offered.users.push(forged!);
    const taken = await parsed((await merged(offered)).bytes);
    expect([taken.getUserIDs(), taken.subkeys.length]).toEqual([['Aurora'], 2]);
  });

  it('that its owner withdrew is withdrawn here; a withdrawal alone brings no name', async () => {
    const both = await merged(await named('Zephyr'));
    const offered = await parsed(both.bytes);
    offered.users[1] = await offered.users[1]!.revoke(secret.keyPacket as never, undefined, later);
    const taken = await parsed((await merged(offered, both)).bytes);
    expect(taken.users.map(({ revocationSignatures }) => revocationSignatures.length)).toEqual([0, 1]);
    for (const user of offered.users) user.selfCertifications = [];
    expect(await adds(offered)).toBe(false);
  });

  it('of a stranger’s making is no name, and brings no words of others along', async () => {
    const offered = await named('Zephyr');
    offered.users[0]!.otherCertifications = (
      await parsed(stranger.certificate.bytes)
    ).users[0]!.selfCertifications;
    const [, added] = (await parsed((await merged(offered)).bytes)).users;
    expect(added?.otherCertifications).toEqual([]);
  });
});

describe('a revocation', () => {
  it('is taken alone, and once', async () => {
    const taken = await merged(revoked);
    expect(taken).toMatchObject({ revoked: true, revokedBecause: 'compromised' });
    expect(await adds(revoked, taken)).toBe(false);
    expect((await parsed(taken.bytes)).revocationSignatures).toHaveLength(1);
  });

  it('hidden among more keys than a certificate may have is taken, without them', async () => {
    const offered = await parsed(revoked.bytes);
    let grown = await parsedSecret(own);
    for (let more = 0; more < 20; more += 1) grown = await grown.addSubkey(ecc);
    offered.subkeys = grown.toPublic().subkeys;
    expect(await merged(offered)).toMatchObject({ revoked: true, sealsTo: kept.sealsTo });
    offered.revocationSignatures = [];
    expect(await adds(offered)).toBe(false);
  });
});

it('key swap: a copy whose key is another one than it says is an error, not a contact', async () => {
  const swapped = { ...kept, bytes: stranger.certificate.bytes };
  await expect(mergeCertificates(kept, swapped)).rejects.toThrow('another digest');
  await expect(mergeCertificates(swapped, kept)).rejects.toThrow('another digest');
  await expect(mergeCertificates(kept, stranger.certificate)).rejects.toThrow('two identities');
});
