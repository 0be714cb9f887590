import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, ReaderSurroundings, SignedChange } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf, draftOf, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { bundleLimits, defaultOpenLimits } from './limits.ts';
import { sha256 } from './sha256.ts';

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

describe('bundle', () => {
  test.each([true, false])('round trip, aead %s', async (aead) => {
    const more = await exchange.signChange(contentOf('Crane'), cleo);
    const attachment = { bytes: randomBytes(3000), sha256: '' };
    attachment.sha256 = sha256(attachment.bytes);
    const draft = draftOf({
      acknowledgements: [
        {
          channel: draftOf().channel,
          upTo: 7,
          manifest: sha256('m') as never,
          missing: [2, 3],
          quarantined: [more.id],
        },
      ],
    });
    const written = await write({
      aead,
      manifest: draft,
      changes: [change.wire, more.wire],
      certificates: [ana.certificate, cleo.certificate],
      attachments: [attachment],
    });
    const read = await exchange.readBundle(written.bytes, byBen());
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    expect(read.value.aead).toBe(aead);
    expect(read.value.manifest).toEqual(written.manifest);
    expect(read.value.manifest).toMatchObject({
      ...draft,
      from: ana.certificate.digest,
      to: ben.certificate.digest,
    });
    expect(read.value.digest).toBe(written.digest);
    expect(read.value.file).toBe(sha256(written.bytes));
    expect(read.value.verdict).toEqual({ kind: 'new channel', expected: true });
    expect(read.value.changes).toEqual([change, more]);
    expect(read.value.certificates.map(({ digest }) => digest)).toEqual([
      ana.certificate.digest,
      cleo.certificate.digest,
    ]);
    expect(read.value.attachments).toEqual([
      { sha256: attachment.sha256, bytes: new Uint8Array(attachment.bytes) },
    ]);
    expect(read.value.unverifiable).toEqual([]);
  });

  test('a change that is signed says what was meant, and verifies on its own', async () => {
    expect(change.change.disclosures.map(({ key }) => key).sort((a, b) => a.localeCompare(b))).toEqual([
      'action',
      'at',
      'field/alias',
      'record',
      'type',
    ]);
    expect(await exchange.verifyChange(change.wire, ana.certificate)).toEqual({ ok: true, value: change });
    expect(await exchange.verifyChange(change.wire, ben.certificate)).toMatchObject({
      refusal: { code: 'change-signature-bad' },
    });
    expect(exchange.openChange(change.id, change.author, change.wire)).toEqual(change.change);
  });

  test('sets and replaced heads are disclosed under their own keys', async () => {
    const content = contentOf('x');
    const signed = await exchange.signChange(
      { ...content, slots: [{ slot: 'needs/wheelchair', value: true, over: [change.id] }] },
      ana,
    );
    expect(signed.change.disclosures.find(({ key }) => key === 'set/needs/wheelchair')?.value).toBe(true);
    expect(signed.change.disclosures.find(({ key }) => key === 'over/needs/wheelchair')?.value).toEqual([
      change.id,
    ]);
  });

  test('half characters become U+FFFD; content beyond the caps is never signed', async () => {
    const signed = await exchange.signChange(contentOf('a\ud800b'), ana);
    expect(signed.change.disclosures.find(({ key }) => key === 'field/alias')?.value).toBe('a\ufffdb');
    await expect(exchange.signChange(contentOf('x'.repeat(2 ** 20)), ana)).rejects.toThrow(RangeError);
    const said = { '\ud800': ['\udc00', { a: ['\ud800'] }, null, 1, true] };
    const slots = [{ slot: '\udfff', value: said, over: [] }];
    const deep = await exchange.signChange({ ...contentOf(''), slots }, ana);
    expect(deep.change.disclosures.find(({ key }) => key === 'field/\ufffd')?.value).toEqual({
      '\ufffd': ['\ufffd', { a: ['\ufffd'] }, null, 1, true],
    });
  });

  test('nothing to tell but acknowledgements: an empty bundle is 64 KiB inside', async () => {
    const written = await write({ changes: [] });
    expect(await codeOf(written.bytes)).toBe('taken');
    expect(written.bytes.length).toBeGreaterThan(65536);
    expect(written.bytes.length).toBeLessThan(65536 + 1024);
  });

  test('sizes tell only the step: tars of one step seal to nearly the same length', async () => {
    const one = await write();
    const many = await write({
      changes: await Promise.all(
        Array.from({ length: 20 }, async (_, i) => (await exchange.signChange(contentOf(`n${i}`), ana)).wire),
      ),
    });
    expect(Math.abs(one.bytes.length - many.bytes.length)).toBeLessThan(8);
  });

  test('withheld: all disclosures but one, or all', async () => {
    for (const keys of [['field/alias'], []]) {
      const wire = exchange.withhold(change.wire, (key) => keys.includes(key));
      const read = await exchange.readBundle((await write({ changes: [wire] })).bytes, byBen());
      expect(
        read.ok && read.value.changes.map((one) => [one.id, one.change.disclosures.map(({ key }) => key)]),
      ).toEqual([[change.id, keys]]);
    }
  });

  test('tells how far it is: opened, checked, verified', async () => {
    const told: unknown[] = [];
    const progress = (...step: unknown[]): void => void told.push(step);
    expect(await codeOf((await write()).bytes, byBen({ progress }))).toBe('taken');
    expect(told).toEqual([
      ['open', 0, 0],
      ['check', 0, 3],
      ['verify', 1, 1],
    ]);
  });

  test('a sender whom another key has replaced is told apart from one who was rejected', async () => {
    const { bytes } = await write();
    const codeWith = (more: object): Promise<string> => {
      const known = { certificate: ana.certificate, trusted: true, rejected: false, ...more };
      return codeOf(bytes, byBen({ contact: () => known }));
    };
    expect(await codeWith({})).toBe('taken');
    expect(await codeWith({ replaced: true })).toBe('signer-replaced');
    expect(await codeWith({ replaced: true, rejected: true })).toBe('signer-replaced');
    expect(await codeWith({ replaced: false, rejected: true })).toBe('signer-rejected');
    expect(await codeWith({ trusted: false })).toBe('signer-unknown');
  });

  test('a bundle for who the reader was before opens, and is refused as altered when it is', async () => {
    const { bytes } = await write();
    const renewed = byBen({ own: cleo });
    expect(await codeOf(bytes, renewed)).toBe('bundle-not-for-me');
    expect(await codeOf(bytes, { ...renewed, formers: [ben] })).toBe('taken');
    expect(await codeOf(bytes, { ...renewed, formers: [ana, ben] })).toBe('taken');
    const altered = Buffer.from(bytes);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    expect(await codeOf(altered, { ...renewed, formers: [ben, ana] })).toBe('bundle-altered');
  });

  test('an own bundle to oneself opens', async () => {
    const written = await write({ to: ana.certificate });
    expect(await codeOf(written.bytes, surroundingsOf(ana, []))).toBe('taken');
  });

  test('the writer refuses to make what readers refuse', async () => {
    await expect(write({ certificates: [ben.certificate] })).rejects.toThrow('first');
    await expect(write({ changes: [change.wire, change.wire] })).rejects.toThrow('twice');
    const foreign = await exchange.signChange(contentOf('x'), cleo);
    await expect(write({ changes: [foreign.wire] })).rejects.toThrow('certificate of its author');
    await expect(write({ manifest: draftOf({ number: 2 }) })).rejects.toThrow(RangeError);
    await expect(
      write({ attachments: [{ bytes: Uint8Array.of(1), sha256: 'ab'.repeat(32) }] }),
    ).rejects.toThrow('false name');
  });

  test('the writer refuses what contradicts itself', async () => {
    const statistics = { format: 'corridor statistics 1', day: '2026-03-14', subjects: [] } as const;
    const counted = draftOf({ preset: 'statistics' });
    await expect(write({ certificates: [ana.certificate, ana.certificate] })).rejects.toThrow(
      'certificate twice',
    );
    await expect(write({ manifest: counted, changes: [] })).rejects.toThrow('their preset');
    await expect(write({ statistics, changes: [] })).rejects.toThrow('their preset');
    await expect(write({ manifest: counted, statistics })).rejects.toThrow('no record');
    const one = { bytes: Uint8Array.of(1), sha256: sha256(Uint8Array.of(1)) };
    const files = { attachments: [one], changes: [] };
    await expect(write({ manifest: counted, statistics, ...files })).rejects.toThrow('no record');
    expect(await codeOf((await write({ manifest: counted, statistics, changes: [] })).bytes)).toBe('taken');
    const other = { ...change.wire, disclosures: ['eHh4'] };
    await expect(write({ changes: [other] })).rejects.toThrow('change-digest-bad');
    const entry = exchange.nextJournalEntry(exchange.journalStart, { what: 'erased' });
    const journal = { manifest: draftOf({ preset: 'auditor' }), journal: [entry] };
    await expect(write(journal)).rejects.toThrow('ends elsewhere');
    await expect(write({ ...journal, journal: [] })).rejects.toThrow('ends elsewhere');
  });

  test('an audit bundle holds the journal and the signature of its head', async () => {
    const entry = exchange.nextJournalEntry(exchange.journalStart, { what: 'erased' });
    const { number, head } = entry;
    const written = await write({
      manifest: draftOf({ preset: 'auditor', journal: { number, head } }),
      journal: [entry],
    });
    expect(written.manifest.members.map(({ name }) => name).slice(-3)).toEqual([
      'journal.jsonl',
      'journal.jsonl.sig',
      'padding',
    ]);
    expect(await codeOf(written.bytes)).toBe('taken');
    expect((await write()).manifest.members.map(({ name }) => name)).not.toContain('journal.jsonl');
  });

  test('attachments come in the order of their digests, whatever order they are given in', async () => {
    const attachments = ['1', '2', '3', '4'].map((text) => ({
      bytes: Buffer.from(text),
      sha256: sha256(text),
    }));
    for (const given of [attachments, attachments.toReversed()])
      expect(await codeOf((await write({ attachments: given })).bytes)).toBe('taken');
  });

  test('a longer signature takes more blocks, and no signature takes all', async () => {
    const signing = (bytes: number): Exchange =>
      createExchange(
        { ...pgp, signDetached: () => Promise.resolve(new Uint8Array(bytes).fill(1)) },
        { bytes: (count) => randomBytes(count) },
        { now: () => now },
        scoutsHere(pgp),
      );
    const parts = {
      manifest: draftOf(),
      own: ana,
      to: ben.certificate,
      aead: true,
      changes: [],
      certificates: [ana.certificate],
    };
    for (const length of [512, 513, 16 * 512]) {
      const { bytes } = await signing(length).writeBundle(parts);
      const opened = await pgp.openForMe(bytes, ben, defaultOpenLimits);
      expect(opened.ok && opened.value.content.byteLength).toBe(64 * 1024);
    }
    await expect(signing(16 * 512 + 1).writeBundle(parts)).rejects.toThrow('without end');
  });

  test('parts: everything, in order, each within the limits', () => {
    const wire = { ...change.wire, disclosures: ['A'.repeat(1_000_000)] };
    const parts = exchange.intoParts(
      Array.from({ length: 100 }, (_, at) => ({ wire, files: [], at })),
      [ana.certificate],
    );
    expect(parts.length).toBe(3);
    expect(parts.flat().map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(exchange.intoParts([], [ana.certificate])).toEqual([[]]);
  });

  test('parts: a change is never parted from its attachments, which count', () => {
    const file = (at: number) => ({ sha256: String(at), size: 20 * 1024 * 1024 });
    const parcels = [0, 1, 2, 3, 4].map((at) => ({ wire: change.wire, files: [file(at)] }));
    const parts = exchange.intoParts(parcels, [ana.certificate]);
    expect(parts.map((part) => part.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))).toEqual([
      ['0', '1'],
      ['2', '3'],
      ['4'],
    ]);
    // One file more than readers take of members, however small.
    const many = Array.from({ length: 4094 }, (_, at) => ({
      wire: change.wire,
      files: [{ sha256: String(at), size: 1 }],
    }));
    expect(exchange.intoParts(many, [ana.certificate]).map((part) => part.length)).toEqual([4093, 1]);
  });

  test('parts: no more changes than readers take, room for certificates, and never an empty one', () => {
    const wire = { header: 'h', signature: 's', disclosures: [] };
    const small = Array.from({ length: bundleLimits.changes + 1 }, () => ({ wire, files: [] }));
    const sizes = exchange.intoParts(small, [ana.certificate]).map((part) => part.length);
    expect(sizes).toEqual([bundleLimits.changes, 1]);
    const huge = { wire, files: [{ sha256: 'x', size: 100 * 1024 * 1024 }] };
    expect(exchange.intoParts([huge, huge], [ana.certificate])).toEqual([[huge], [huge]]);
    // 44 MiB is what a bundle has room for; armored certificates take of it.
    const files = [{ sha256: 'x', size: 21.9 * 1024 * 1024 }];
    const two = [1, 2].map(() => ({ wire, files }));
    expect(exchange.intoParts(two, [ana.certificate])).toHaveLength(1);
    const large = { ...ana.certificate, bytes: new Uint8Array(200 * 1024) };
    expect(exchange.intoParts(two, [large])).toHaveLength(2);
  });
});
