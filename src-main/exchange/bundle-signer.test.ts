import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, ReaderSurroundings, SignedChange } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf, craftBundle, draftOf, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
import { readBundle } from './bundle-reader.ts';
import { createExchange } from './exchange.ts';

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
let exchange: Exchange;
let ana: OwnIdentity;
let ben: OwnIdentity;
let cleo: OwnIdentity;
let change: SignedChange;

beforeAll(async () => {
  exchange = createExchange(
    pgp,
    { bytes: (count) => randomBytes(count) },
    { now: () => now },
    scoutsHere(pgp),
  );
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
  cleo = await pgp.createIdentity('Cleo', now);
  change = await exchange.signChange(contentOf('Heron'), ana);
});

const write = (
  parts: Partial<Parameters<Exchange['writeBundle']>[0]> = {},
): ReturnType<Exchange['writeBundle']> =>
  exchange.writeBundle({
    manifest: draftOf(),
    own: ana,
    to: ben.certificate,
    aead: true,
    changes: [change.wire],
    certificates: [ana.certificate],
    ...parts,
  });
const byBen = (changes: Partial<ReaderSurroundings> = {}): ReaderSurroundings => ({
  ...surroundingsOf(ben, [{ certificate: ana.certificate }]),
  ...changes,
});
const codeOf = async (bytes: Uint8Array, surroundings = byBen()): Promise<string> => {
  const read = await exchange.readBundle(bytes, surroundings);
  return read.ok ? 'taken' : read.refusal.code;
};

describe('who signed', () => {
  test('unknown signer, good signature: signer-unknown', async () => {
    const { bytes } = await write();
    expect(await codeOf(bytes, surroundingsOf(ben, []))).toBe('signer-unknown');
    expect(await codeOf(bytes, surroundingsOf(ben, [{ certificate: ana.certificate, trusted: false }]))).toBe(
      'signer-unknown',
    );
  });
  test('rejected signer: signer-rejected', async () => {
    const { bytes } = await write();
    expect(await codeOf(bytes, surroundingsOf(ben, [{ certificate: ana.certificate, rejected: true }]))).toBe(
      'signer-rejected',
    );
  });
  test('forged: signed by another key, known or not: bundle-signature-bad', async () => {
    const bytes = await craftBundle(pgp, { from: ana, to: ben.certificate, signer: cleo });
    expect(await codeOf(bytes)).toBe('bundle-signature-bad');
    expect(await codeOf(bytes, surroundingsOf(ben, []))).toBe('bundle-signature-bad');
  });
  test("impersonation: another's name in the manifest, one's own certificate: bundle-sender-differs", async () => {
    const bytes = await craftBundle(pgp, {
      from: cleo,
      to: ben.certificate,
      manifest: (said) => ({ ...said, from: ana.certificate.digest }),
    });
    expect(await codeOf(bytes)).toBe('bundle-sender-differs');
  });
  test("the sender's certificate is not the first", async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      certificates: [cleo.certificate, ana.certificate],
    });
    expect(await codeOf(bytes)).toBe('bundle-sender-differs');
  });
  test('signature of another kind: a change signature is no manifest signature', async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      signature: () => Buffer.from(change.wire.signature, 'base64url'),
    });
    expect(await codeOf(bytes)).toBe('bundle-signature-bad');
  });
  test('two signatures, or anything after the one', async () => {
    for (const spoil of [
      (s: Uint8Array) => Buffer.concat([s, s]),
      (s: Uint8Array) => Buffer.concat([s, Buffer.of(0)]),
      () => new Uint8Array(),
    ])
      expect(await codeOf(await craftBundle(pgp, { from: ana, to: ben.certificate, signature: spoil }))).toBe(
        'bundle-signature-bad',
      );
  });
  test('changed primary key: the same name with another key is a stranger', async () => {
    const again = await pgp.createIdentity('Ana', now);
    const bytes = await craftBundle(pgp, { from: again, to: ben.certificate });
    expect(await codeOf(bytes)).toBe('signer-unknown');
  });
  test('a certificate under the name of another: certificate-malformed', async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      members: (all) =>
        all.map((one) =>
          one.name.startsWith('certs/')
            ? { ...one, content: Buffer.from(pgp.armorCertificate(cleo.certificate)) }
            : one,
        ),
    });
    expect(await codeOf(bytes)).toBe('certificate-malformed');
    expect(await codeOf(bytes, surroundingsOf(ben, []))).toBe('certificate-malformed');
  });
  test('relayed certificate: a newer one with the same primary key may know a subkey that the pinned one does not', async () => {
    const pinned = { ...ana.certificate };
    // What an older certificate would say to a signature by a newer subkey.
    const lacking: typeof pgp = {
      ...pgp,
      verifyDetached: (kind, payload, signature, by) =>
        by === pinned ? Promise.resolve(null) : pgp.verifyDetached(kind, payload, signature, by),
    };
    const { bytes } = await write();
    const read = await readBundle(
      bytes,
      surroundingsOf(ben, [{ certificate: pinned }]),
      lacking,
      scoutsHere(pgp),
    );
    expect(read.ok && read.value.changes).toEqual([change]);
    // Known, but neither certificate verifies.
    const forged = await craftBundle(pgp, { from: ana, to: ben.certificate, signer: cleo });
    expect(
      await readBundle(forged, surroundingsOf(ben, [{ certificate: pinned }]), lacking, scoutsHere(pgp)),
    ).toMatchObject({
      refusal: { code: 'bundle-signature-bad' },
    });
  });
  test('downgrade: the reader tells how it was sealed, and a relayed certificate changes nothing that is pinned', async () => {
    const { bytes } = await write({ aead: false });
    const read = await exchange.readBundle(bytes, byBen());
    expect(read.ok && read.value.aead).toBe(false);
  });
  test("a stranger's certificate that can't be used says why", async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      members: (all) =>
        all.map((one) => (one.name.startsWith('certs/') ? { ...one, content: Buffer.from('x') } : one)),
    });
    expect(await codeOf(bytes, surroundingsOf(ben, []))).toBe('certificate-malformed');
    // A contact's pinned certificate is enough, and when it says no, nothing else is asked.
    expect(await codeOf(bytes)).toBe('taken');
    const forged = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      signer: cleo,
      members: (all) =>
        all.map((one) => (one.name.startsWith('certs/') ? { ...one, content: Buffer.from('x') } : one)),
    });
    expect(await codeOf(forged)).toBe('bundle-signature-bad');
  });
});
