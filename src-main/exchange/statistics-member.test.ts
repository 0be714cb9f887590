import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Exchange } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { statisticsOf } from '../domain/statistics.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import {
  contentOf,
  craftBundle,
  draftOf,
  scoutsHere,
  surroundingsOf,
  type Crafting,
} from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { statisticsName } from './member-names.ts';
import { sha256 } from './sha256.ts';
import { encodeStatistics, readStatistics } from './statistics-member.ts';

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
let exchange: Exchange;
let ana: OwnIdentity;
let ben: OwnIdentity;
beforeAll(async () => {
  exchange = createExchange(
    pgp,
    { bytes: (count) => randomBytes(count) },
    { now: () => now },
    scoutsHere(pgp),
  );
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
});

const pathways = Array.from({ length: 6 }, () => ({ country: 'DE', kind: 'asylum', status: null }));
const counts = statisticsOf({ day: '2026-03-14', cases: [], pathways, stays: [] });
const preset = 'statistics';
const read = async (bytes: Uint8Array) =>
  exchange.readBundle(bytes, surroundingsOf(ben, [{ certificate: ana.certificate }]));
/** A bundle with this member before its padding, signed by ana. */
const crafted = async (content: unknown, more: Partial<Crafting> = {}): Promise<string> => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const bytes = await craftBundle(pgp, {
    from: ana,
    to: ben.certificate,
    draft: { preset },
    members: (members) => members.toSpliced(-1, 0, { name: statisticsName, content: Buffer.from(text) }),
    ...more,
  });
  const result = await read(bytes);
  return result.ok ? 'taken' : `${result.refusal.code} ${String(result.refusal.detail?.['fault'])}`;
};

test('travels there', async () => {
  const own = { manifest: draftOf({ preset }), own: ana, to: ben.certificate, aead: true };
  const { bytes } = await exchange.writeBundle({
    ...own,
    changes: [],
    certificates: [ana.certificate],
    statistics: counts,
  });
  expect(await read(bytes)).toMatchObject({ value: { statistics: counts, changes: [] } });
  expect(await crafted(counts)).toBe('taken');
});

test.each([
  ['no JSON', '{'],
  ['another format', { ...counts, format: 'corridor statistics 2' }],
  ['a name too many', { ...counts, names: ['x'] }],
  ['a day that is none', { ...counts, day: '2026-02-30' }],
  [
    'a key that is a sentence',
    {
      ...counts,
      subjects: [
        { name: 'cases', total: 5, tables: [{ by: 'status', cells: [{ key: 'call +7 900', count: 5 }] }] },
      ],
    },
  ],
  ['half a person', { ...counts, subjects: [{ name: 'cases', total: 5.5, tables: [] }] }],
  ['too much of it', `${JSON.stringify(counts)}${' '.repeat(1024 * 1024)}`],
])('refused: %s', async (_name, content) => {
  expect(await crafted(content)).toBe('bundle-malformed statistics');
});

test('refused with another preset, without the member, and with anything beside it', async () => {
  expect(await crafted(counts, { draft: {} })).toBe('bundle-malformed statistics');
  expect(await crafted(counts, { members: (members) => members })).toBe('bundle-malformed statistics');
  const { wire } = await exchange.signChange(contentOf('Heron'), ana);
  expect(await crafted(counts, { changes: [wire] })).toBe('bundle-malformed statistics');
  const file = Buffer.from('sealed');
  const beside = await crafted(counts, {
    members: (members) =>
      members.toSpliced(
        -1,
        0,
        { name: `files/${sha256(file)}`, content: file },
        { name: statisticsName, content: Buffer.from(JSON.stringify(counts)) },
      ),
  });
  expect(beside).toBe('bundle-malformed statistics');
});

test('never written with changes or under another preset', async () => {
  const base = { own: ana, to: ben.certificate, aead: true, certificates: [ana.certificate] };
  const { wire } = await exchange.signChange(contentOf('Heron'), ana);
  const write = (more: Partial<Parameters<Exchange['writeBundle']>[0]>) =>
    exchange.writeBundle({ ...base, manifest: draftOf({ preset }), changes: [], ...more });
  await expect(write({})).rejects.toThrow('belong');
  await expect(write({ statistics: counts, manifest: draftOf() })).rejects.toThrow('belong');
  await expect(write({ statistics: counts, changes: [wire] })).rejects.toThrow('no record');
});

test('flood: tables, cells, subjects and octets are counted, and words are short', () => {
  const cell = { key: 'k', count: 5 as const };
  const subject = { name: 'cases', total: 5, tables: [] } as const;
  const of = (subjects: object): boolean =>
    readStatistics(encodeStatistics({ ...counts, ...subjects } as typeof counts)).ok;
  const one = (more: object): boolean => of({ subjects: [{ ...subject, ...more }] });
  const table = (more: object): boolean => one({ tables: [{ by: 'status', cells: [cell], ...more }] });
  const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
  for (const [most, take] of [
    [3, (count: number) => of({ subjects: times(count, subject) })],
    [20, (count: number) => one({ tables: times(count, { by: 'status', cells: null }) })],
    [10_000, (count: number) => table({ cells: times(count, cell) })],
    [40, (count: number) => table({ by: 'a'.repeat(count) })],
  ] as const)
    expect([take(most), take(most + 1)], `${most}`).toEqual([true, false]);
  expect([0, -1].map((total) => one({ total }))).toEqual([true, false]);
  expect(['', ' a', 'a ', 'a'].map((by) => table({ by }))).toEqual([false, false, false, true]);
  const text = JSON.stringify(counts);
  const padded = (size: number): boolean => readStatistics(Buffer.from(text.padEnd(size))).ok;
  expect([1024 * 1024, 1024 * 1024 + 1].map(padded)).toEqual([true, false]);
});
