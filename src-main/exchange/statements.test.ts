import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Exchange } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import type { SignedStatement, Statement } from '../actions/ports/statement.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import { statisticsOf } from '../domain/statistics.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { craftBundle, draftOf, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { statementsName } from './member-names.ts';
import { encodeStatements, readStatements } from './statement-lines.ts';

/* Every fault of form and signature has a vector in docs/vectors; here is the rest. */

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
const at = '2026-03-14T12:00:00Z';
let exchange: Exchange;
let ana: OwnIdentity;
let ben: OwnIdentity;
let zoe: OwnIdentity;
beforeAll(async () => {
  exchange = createExchange(pgp, { bytes: randomBytes }, { now: () => now }, scoutsHere(pgp));
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
  zoe = await pgp.createIdentity('Zoe', now);
});

const digestOf = (number: number) => number.toString(16).padStart(64, '0') as DisclosureDigest;
const request = (more: object = {}): Statement => ({
  what: 'erase requested',
  author: ana.certificate.digest,
  to: ben.certificate.digest,
  digests: [digestOf(1)],
  reason: 'danger',
  at,
  ...more,
});
const replaced = (): Statement => ({
  what: 'identity replaced',
  author: ana.certificate.digest,
  successor: zoe.certificate.digest,
  at,
});
const write = (statements: readonly SignedStatement[], more: object = {}) =>
  exchange.writeBundle({
    manifest: draftOf(),
    own: ana,
    to: ben.certificate,
    aead: true,
    changes: [],
    certificates: [ana.certificate],
    statements,
    ...more,
  });
const read = async (bytes: Uint8Array, known = ana) => {
  const result = await exchange.readBundle(bytes, surroundingsOf(ben, [{ certificate: known.certificate }]));
  return result.ok ? result.value.statements : result.refusal.code;
};

test('what is written is read: the id, what was said, the very signatures', async () => {
  const one = await exchange.signStatement(request(), [ana]);
  expect(await read((await write([one])).bytes)).toEqual([one]);
});

test('either key carries the news of its replacement, to whoever knows the old one or the new one', async () => {
  const news = await exchange.signStatement(replaced(), [ana, zoe]);
  const certificates = [ana.certificate, zoe.certificate];
  expect(await read((await write([news], { certificates })).bytes)).toEqual([news]);
  const byNew = { own: zoe, certificates: certificates.toReversed() };
  expect(await read((await write([news], byNew)).bytes, zoe)).toEqual([news]);
});

test('one of a later kind travels by its signature alone, and nothing of it is taken', async () => {
  const bytes = Buffer.from(JSON.stringify({ v: 1, what: 'new', author: ana.certificate.digest }));
  const signature = await pgp.signDetached('statement', bytes, ana, now);
  const encoded = (one: Uint8Array): string => Buffer.from(one).toString('base64url');
  const { id, wire: other, said } = await exchange.signStatement(request(), [ana]);
  const statement = encoded(bytes);
  const wire = { statement, signatures: [encoded(signature)] };
  expect(await read((await write([{ id, wire, said }])).bytes)).toEqual([]);
  const forged = { statement, signatures: other.signatures };
  expect(await read((await write([{ id, wire: forged, said }])).bytes)).toBe('statement-signature-bad');
});

test('without statements the member is not there', async () => {
  const { manifest } = await write([]);
  expect(manifest.members.map(({ name }) => name)).not.toContain(statementsName);
});

test('limits: 10,000 digests, 1,000 statements, 1 MiB a line', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => digestOf(index));
  const largest = await exchange.signStatement(request({ digests: many(10_000) }), [ana]);
  expect(await read((await write([largest])).bytes)).toEqual([largest]);
  await expect(exchange.signStatement(request({ digests: many(10_001) }), [ana])).rejects.toThrow('form');

  const { wire } = await exchange.signStatement(request(), [ana]);
  // Their signatures are false: by form alone they are as good as any.
  const lines = (count: number) =>
    encodeStatements(
      Array.from({ length: count }, (_, index) => ({
        ...wire,
        statement: Buffer.from(JSON.stringify({ v: 1, ...request({ digests: [digestOf(index)] }) })).toString(
          'base64url',
        ),
      })),
    );
  expect(readStatements(lines(1_000)).ok).toBe(true);
  expect(readStatements(lines(1_001))).toMatchObject({ refusal: { detail: { fault: 'too-many' } } });
  const long = JSON.stringify({ v: 1, what: 'new', author: ana.certificate.digest, more: '' });
  const stretched = (length: number) =>
    encodeStatements([
      {
        ...wire,
        statement: Buffer.from(long.replace('""', `"${'x'.repeat(length)}"`)).toString('base64url'),
      },
    ]);
  const overhead = stretched(0).byteLength - 1;
  const room = Math.floor(((1024 * 1024 - overhead) / 4) * 3);
  expect(readStatements(stretched(room - 3)).ok).toBe(true);
  expect(readStatements(stretched(room + 3))).toMatchObject({ refusal: { detail: { fault: 'line-size' } } });
});

test('nothing is signed or written that a reader would refuse', async () => {
  const sign = (said: Statement, by: readonly OwnIdentity[]) => exchange.signStatement(said, by);
  await expect(sign(request({ digests: [] }), [ana])).rejects.toThrow('form');
  await expect(sign(replaced(), [ana])).rejects.toThrow('signatures');
  await expect(sign(request(), [zoe])).rejects.toThrow('others than it names');

  const one = await sign(request(), [ana]);
  await expect(write([one, one])).rejects.toThrow('twice');
  await expect(write([one], { own: zoe, certificates: [zoe.certificate] })).rejects.toThrow('somebody else');
  await expect(write([one], { to: zoe.certificate })).rejects.toThrow('for somebody else');
  const news = await sign(replaced(), [ana, zoe]);
  await expect(write([news])).rejects.toThrow('without the certificate');
});

test('counts go alone: never written with a statement, never read with one', async () => {
  const statistics = statisticsOf({ day: '2026-03-14', cases: [], pathways: [], stays: [] });
  const one = await exchange.signStatement(request(), [ana]);
  const manifest = draftOf({ preset: 'statistics' });
  await expect(write([one], { manifest, statistics })).rejects.toThrow('no record');
  const bytes = await craftBundle(pgp, {
    from: ana,
    to: ben.certificate,
    draft: { preset: 'statistics' },
    members: (all) =>
      all.toSpliced(
        -1,
        0,
        { name: statementsName, content: encodeStatements([one.wire]) },
        { name: 'statistics.json', content: Buffer.from(JSON.stringify(statistics)) },
      ),
  });
  expect(await read(bytes)).toBe('bundle-malformed');
});
