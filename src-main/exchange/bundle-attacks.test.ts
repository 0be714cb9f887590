import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, ReaderSurroundings, SignedChange } from '../actions/ports/exchange.ts';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf, craftBundle, draftOf, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
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

describe('attacks', () => {
  test('forward: a bundle for somebody else, sealed again for me', async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      manifest: (said) => ({ ...said, to: cleo.certificate.digest }),
    });
    expect(await codeOf(bytes)).toBe('bundle-not-for-me');
  });
  test('not for me at all', async () => {
    expect(await codeOf((await write({ to: cleo.certificate })).bytes)).toBe('bundle-not-for-me');
  });
  test('strip: a line, a member, or the padding removed', async () => {
    const strip = (name: string) =>
      craftBundle(pgp, {
        from: ana,
        to: ben.certificate,
        changes: [change.wire],
        stored: (all) => all.filter((one) => one.name !== name),
      });
    expect(await codeOf(await strip('padding'))).toBe('bundle-member-altered');
    expect(await codeOf(await strip('changes.jsonl'))).toBe('bundle-member-altered');
    const emptied = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      changes: [change.wire],
      stored: (all) =>
        all.map((one) => (one.name === 'changes.jsonl' ? { ...one, content: new Uint8Array() } : one)),
    });
    expect(await codeOf(emptied)).toBe('bundle-member-altered');
  });
  test('added, doubled, swapped members', async () => {
    const base = { from: ana, to: ben.certificate, changes: [change.wire] };
    const added = await craftBundle(pgp, {
      ...base,
      stored: (all) => [...all, { name: `files/${'ab'.repeat(32)}`, content: Uint8Array.of(1) }],
    });
    expect(await codeOf(added)).toBe('bundle-member-altered');
    const doubled = await craftBundle(pgp, { ...base, stored: (all) => [...all, all[2]!] });
    expect(await codeOf(doubled)).toBe('bundle-member-altered');
    const swapped = await craftBundle(pgp, {
      ...base,
      stored: (all) => [all[0]!, all[1]!, all[3]!, all[2]!, ...all.slice(4)],
    });
    expect(await codeOf(swapped)).toBe('bundle-member-altered');
    const renamed = await craftBundle(pgp, {
      ...base,
      certificates: [ana.certificate, cleo.certificate],
      stored: (all) =>
        all.map((one) =>
          one.name.includes(cleo.certificate.digest) ? { ...one, name: `certs/${'ab'.repeat(32)}.asc` } : one,
        ),
    });
    expect(await codeOf(renamed)).toBe('bundle-member-altered');
    const manifestLast = await craftBundle(pgp, {
      ...base,
      stored: (all) => [all[1]!, all[0]!, ...all.slice(2)],
    });
    expect(await codeOf(manifestLast)).toBe('bundle-malformed');
  });
  test('path traversal: a signed manifest with a name that climbs', async () => {
    const climbing = (name: string) =>
      craftBundle(pgp, {
        from: ana,
        to: ben.certificate,
        members: (all) => [...all, { name, content: Uint8Array.of(1) }],
      });
    expect(await codeOf(await climbing('../../.bashrc'))).toBe('bundle-malformed');
    expect(await codeOf(await climbing('files/../../x'))).toBe('bundle-malformed');
  });
  test('an attachment that is not what its name says', async () => {
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      members: (all) => [
        ...all.slice(0, -1),
        { name: `files/${'ab'.repeat(32)}`, content: Uint8Array.of(1) },
        all.at(-1)!,
      ],
    });
    expect(await codeOf(bytes)).toBe('bundle-member-altered');
  });
  test('replay is told, fork is refused', async () => {
    const { bytes, digest } = await write();
    const seen = (manifest: string) => [
      { ...draftOf(), manifest: manifest as typeof digest, at: '2026-03-14T12:00:00Z', quarantined: [] },
    ];
    const again = await exchange.readBundle(bytes, byBen({ seenFrom: () => seen(digest) }));
    expect(again.ok && again.value.verdict).toEqual({ kind: 'again' });
    expect(await codeOf(bytes, byBen({ seenFrom: () => seen('ab'.repeat(32)) }))).toBe('bundle-fork');
  });
  test('unauthorised signature: a change in the name of somebody else: change-signature-bad', async () => {
    // The header says Ana; Cleo signed it.
    const { header } = change.wire;
    const signature = await pgp.signDetached('change', Buffer.from(header, 'base64url'), cleo, now);
    const forged = {
      ...change,
      wire: { ...change.wire, signature: Buffer.from(signature).toString('base64url') },
    };
    // Not by a certificate that does verify the signature, either: it isn't the author's.
    expect(await exchange.verifyChange(forged.wire, cleo.certificate)).toMatchObject({
      refusal: { code: 'change-signature-bad' },
    });
    expect(
      await codeOf(await craftBundle(pgp, { from: ana, to: ben.certificate, changes: [forged.wire] })),
    ).toBe('change-signature-bad');
  });
  test("a change with another change's signature", async () => {
    const other = await exchange.signChange(contentOf('y'), ana);
    const mixed = { ...change.wire, signature: other.wire.signature };
    expect(
      await codeOf(await craftBundle(pgp, { from: ana, to: ben.certificate, changes: [other.wire, mixed] })),
    ).toBe('change-signature-bad');
  });
  test('poison pill: an author whose certificate nobody here can use is set apart, the rest is taken', async () => {
    const theirs = await exchange.signChange(contentOf('z'), cleo);
    const weak: Certificate = { ...cleo.certificate };
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      changes: [theirs.wire, change.wire],
      certificates: [ana.certificate, weak],
      members: (all) =>
        all.map((one) =>
          one.name.includes(cleo.certificate.digest)
            ? { ...one, content: Buffer.from('a later kind of key') }
            : one,
        ),
    });
    const read = await exchange.readBundle(bytes, byBen());
    expect(read.ok && read.value.changes).toEqual([change]);
    expect(read.ok && read.value.unverifiable).toEqual([
      { id: theirs.id, author: theirs.author, wire: theirs.wire, reason: 'certificate-malformed' },
    ]);
    const knows = surroundingsOf(ben, [{ certificate: ana.certificate }, { certificate: cleo.certificate }]);
    const known = await exchange.readBundle(bytes, knows);
    expect(known.ok && known.value.changes).toEqual([theirs, change]);
  });
  test('poison pill: a change by a rejected author is verified and left to the action', async () => {
    const theirs = await exchange.signChange(contentOf('z'), cleo);
    const { bytes } = await write({
      changes: [theirs.wire, change.wire],
      certificates: [ana.certificate, cleo.certificate],
    });
    const surroundings = surroundingsOf(ben, [
      { certificate: ana.certificate },
      { certificate: cleo.certificate, rejected: true },
    ]);
    const read = await exchange.readBundle(bytes, surroundings);
    expect(read.ok && read.value.changes).toEqual([theirs, change]);
  });
  test('flood: more certificates than allowed', async () => {
    const flood = Array.from({ length: 1024 }, (_, index) => ({
      name: `certs/${index.toString(16).padStart(64, '0')}.asc`,
      content: Uint8Array.of(1),
    }));
    const bytes = await craftBundle(pgp, {
      from: ana,
      to: ben.certificate,
      members: (all) => [...all.slice(0, 2), ...flood, ...all.slice(2)],
    });
    expect(await codeOf(bytes)).toBe('certificate-malformed');
  });
  test('an author without any certificate is the fault of the sender', async () => {
    const theirs = await exchange.signChange(contentOf('z'), cleo);
    expect(
      await codeOf(await craftBundle(pgp, { from: ana, to: ben.certificate, changes: [theirs.wire] })),
    ).toBe('change-malformed');
  });
  test('the same change twice', async () => {
    expect(
      await codeOf(
        await craftBundle(pgp, { from: ana, to: ben.certificate, changes: [change.wire, change.wire] }),
      ),
    ).toBe('change-malformed');
  });
  test('bomb: a tar beyond the limit', async () => {
    const { bytes } = await write();
    expect(await codeOf(bytes, byBen({ limits: { encrypted: 2 ** 26, decrypted: 60_000 } }))).toBe(
      'bundle-too-large',
    );
    expect(await codeOf(bytes, byBen({ limits: { encrypted: 60_000, decrypted: 2 ** 26 } }))).toBe(
      'bundle-too-large',
    );
  });
  test('truncated, empty, not a bundle', async () => {
    const { bytes } = await write();
    expect(await codeOf(new Uint8Array())).toBe('bundle-empty');
    expect(await codeOf(Buffer.from('hello, this is not a bundle'))).toBe('bundle-not-openpgp');
    expect(await codeOf(bytes.subarray(0, 40_000))).toBe('bundle-truncated');
    expect(await codeOf(bytes.subarray(0, 10))).toBe('bundle-truncated');
  });
});
