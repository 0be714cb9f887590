import { describe, expect, test } from 'vitest';
import type { Manifest } from '../actions/ports/exchange.ts';
import { channelA, channelB, draftOf } from './crafted-bundle.ts';
import { encodeManifest, readManifest } from './manifest.ts';

const digest = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
const member = (name: string, changes: object = {}): object => ({
  name,
  size: 0,
  sha256: digest,
  ...changes,
});
const good = {
  format: 'corridor bundle 1',
  from: digest,
  to: other,
  ...draftOf(),
  members: [
    'changes.jsonl',
    `certs/${digest}.asc`,
    `certs/${'00'.repeat(32)}.asc`,
    `files/${digest}`,
    'padding',
  ].map((name) => member(name)),
};
const read = (said: unknown): string => {
  const result = readManifest(Buffer.from(typeof said === 'string' ? said : JSON.stringify(said)));
  return result.ok
    ? 'taken'
    : `${result.refusal.code} ${result.refusal.detail?.['field'] ?? result.refusal.detail?.['fault'] ?? ''}`.trim();
};
const acknowledgement = {
  channel: channelA,
  upTo: 5,
  manifest: digest,
  missing: [2, 4],
  quarantined: [other],
};

describe('manifest', () => {
  test('round trip, and the exact text', () => {
    const bytes = encodeManifest(good as unknown as Manifest);
    expect(readManifest(bytes)).toEqual({ ok: true, value: good });
    expect(Buffer.from(bytes).toString()).toMatch(
      /^\{"format":"corridor bundle 1","from":"ab.*","to":"cd.*","channel":".*","number":1,"previous":null,"follows":null,"day":"2026-03-14","preset":"coordinator","acknowledgements":\[\],"journal":\{"number":0,"head":".*"\},"members":\[\{"name":"changes.jsonl","size":0,"sha256":".*"\},/,
    );
  });

  test('other spellings of the same JSON are taken: its bytes are what is signed', () => {
    expect(read(`${JSON.stringify(good, null, 2)}\n`)).toBe('taken');
    expect(read({ ...good, acknowledgements: [acknowledgement], number: 2, previous: digest })).toBe('taken');
    expect(read({ ...good, follows: { channel: channelB, number: 3, manifest: digest } })).toBe('taken');
  });

  test('a later format says so', () => {
    expect(read({ format: 'corridor bundle 2', anything: [] })).toBe('bundle-newer');
    expect(read({ format: 'corridor bundle 123456' })).toBe('bundle-newer');
    for (const format of [
      'corridor bundle 1234567',
      'corridor bundle 2x',
      'a corridor bundle 2',
      'corridor bundle x',
    ])
      expect(read({ ...good, format })).toBe('manifest-malformed format');
  });

  test('what is at a cap is taken', () => {
    expect(read({ ...good, number: 1_000_000, previous: digest })).toBe('taken');
    expect(read({ ...good, preset: `a${'-'.repeat(63)}` })).toBe('taken');
    expect(read(JSON.stringify(good) + ' '.repeat(2 ** 24 - JSON.stringify(good).length))).toBe('taken');
    const missing = Array.from({ length: 10_000 }, (_, index) => index + 1);
    const channels = Array.from({ length: 64 }, (_, index) => index.toString(16).padStart(32, '0'));
    const acknowledgements = channels.map((channel) => ({ ...acknowledgement, channel }));
    expect(read({ ...good, acknowledgements: [{ ...acknowledgement, upTo: 20_000, missing }] })).toBe(
      'taken',
    );
    expect(read({ ...good, acknowledgements })).toBe('taken');
    const files = Array.from(
      { length: 4_093 },
      (_, index) => `files/${index.toString(16).padStart(64, '0')}`,
    );
    const many = ['changes.jsonl', `certs/${digest}.asc`, ...files, 'padding'].map((name) => member(name));
    expect(many.length).toBe(4_096);
    expect(read({ ...good, members: many })).toBe('taken');
  });

  test('a journal for auditors and statistics come with their own and in their place', () => {
    const names = ['changes.jsonl', `certs/${digest}.asc`];
    const journal = ['journal.jsonl', 'journal.jsonl.sig'];
    const said = (preset: string, ...more: string[]): string =>
      read({ ...good, preset, members: [...names, ...more].map((name) => member(name)) });
    expect(said('auditor', ...journal, 'padding')).toBe('taken');
    expect(said('auditor', `files/${digest}`, ...journal, 'statistics.json', 'padding')).toBe('taken');
    for (const more of [
      ['journal.jsonl', 'padding'],
      ['journal.jsonl.sig', 'padding'],
      [...journal.toReversed(), 'padding'],
      ['statistics.json', ...journal, 'padding'],
      [...journal, `files/${digest}`, 'padding'],
      [...journal, ...journal, 'padding'],
      [...journal, 'padding', 'statistics.json'],
      [...journal, 'padding', 'padding'],
    ])
      expect(said('auditor', ...more)).toBe('manifest-malformed form');
    expect(said('coordinator', ...journal, 'padding')).toBe('manifest-malformed form');
  });

  const ack = (changes: object): object => ({
    ...good,
    acknowledgements: [{ ...acknowledgement, ...changes }],
  });
  const members = (...names: string[]): object => ({ ...good, members: names.map((name) => member(name)) });
  test.each<[string, unknown, string]>([
    ['no JSON', 'hello', 'json'],
    ['a byte order mark', `\ufeff${JSON.stringify(good)}`, 'json'],
    ['a name twice', JSON.stringify(good).replace('{', '{"to":"x",'), 'json'],
    ['__proto__', JSON.stringify(good).replace('{', '{"__proto__":{},'), 'json'],
    ['too deep', { ...good, extra: [[[[[[[[1]]]]]]]] }, 'json'],
    ['too large', JSON.stringify(good) + ' '.repeat(2 ** 24), 'size'],
    ['an array', [good], 'form'],
    ['null', 'null', 'form'],
    ['a text', '"corridor bundle 2"', 'form'],
    ['a number', '2', 'form'],
    ['a later format in an array', { ...good, format: ['corridor bundle 2'] }, 'format'],
    ['an unknown name', { ...good, extra: 1 }, 'form'],
    ['another format', { ...good, format: 'corridor bundle 1 ' }, 'format'],
    ['format as number', { ...good, format: 1 }, 'format'],
    ...Object.keys(good).map((name): [string, unknown, string] => [
      `no ${name}`,
      Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)),
      name,
    ]),
    ['from in upper case', { ...good, from: digest.toUpperCase() }, 'from'],
    ['from too short', { ...good, from: 'ab' }, 'from'],
    ['to as null', { ...good, to: null }, 'to'],
    ['channel too long', { ...good, channel: digest }, 'channel'],
    ['number 0', { ...good, number: 0 }, 'number'],
    ['number as text', { ...good, number: '1' }, 'number'],
    ['number with a fraction', { ...good, number: 1.5 }, 'number'],
    ['number beyond the cap', { ...good, number: 1_000_001, previous: digest }, 'number'],
    ['number 1 with a previous', { ...good, previous: digest }, 'form'],
    ['number 2 without a previous', { ...good, number: 2 }, 'form'],
    [
      'number 2 that follows',
      { ...good, number: 2, previous: digest, follows: { channel: channelB, number: 3, manifest: digest } },
      'form',
    ],
    ['following itself', { ...good, follows: { channel: channelA, number: 3, manifest: digest } }, 'form'],
    [
      'follows with more',
      { ...good, follows: { channel: channelB, number: 3, manifest: digest, x: 1 } },
      'follows',
    ],
    ['a day of another form', { ...good, day: '14.03.2026' }, 'day'],
    ['a day with more before it', { ...good, day: '02026-03-14' }, 'day'],
    ['a month that never was', { ...good, day: '2026-13-14' }, 'day'],
    ['a day of a year with more digits', { ...good, day: '+012026-03-14' }, 'day'],
    ['a day with a time', { ...good, day: '2026-03-14T00:00:00Z' }, 'day'],
    ['a day that never was', { ...good, day: '2026-02-30' }, 'day'],
    ['preset with a line feed', { ...good, preset: 'a\nb' }, 'preset'],
    ['preset in upper case', { ...good, preset: 'Shelter' }, 'preset'],
    ['preset that ends strangely', { ...good, preset: 'shelter!' }, 'preset'],
    ['preset that begins with a digit', { ...good, preset: '1a' }, 'preset'],
    ['preset too long', { ...good, preset: 'a'.repeat(65) }, 'preset'],
    ['preset empty', { ...good, preset: '' }, 'preset'],
    ['journal head too long', { ...good, journal: { number: 0, head: `${digest}0` } }, 'journal'],
    ['journal head with more', { ...good, journal: { number: 0, head: digest, x: 1 } }, 'journal'],
    ['journal head too short', { ...good, journal: { number: 0, head: 'ab' } }, 'journal'],
    ['journal number negative', { ...good, journal: { number: -1, head: digest } }, 'journal'],
    ['acknowledgement without channel', ack({ channel: undefined }), 'acknowledgements'],
    ['acknowledging number 0', ack({ upTo: 0 }), 'acknowledgements'],
    ['missing beyond', ack({ missing: [5] }), 'form'],
    ['missing unsorted', ack({ missing: [4, 2] }), 'form'],
    ['missing twice', ack({ missing: [2, 2] }), 'form'],
    ['quarantined twice', ack({ quarantined: [other, other] }), 'form'],
    ['quarantined no digest', ack({ quarantined: ['x'] }), 'acknowledgements'],
    [
      'a channel acknowledged twice',
      { ...good, acknowledgements: [acknowledgement, acknowledgement] },
      'form',
    ],
    [
      'too many missing',
      ack({ upTo: 20_000, missing: Array.from({ length: 10_001 }, (_, i) => i + 1) }),
      'acknowledgements',
    ],
    [
      'too many acknowledgements',
      { ...good, acknowledgements: Array.from({ length: 65 }, () => acknowledgement) },
      'acknowledgements',
    ],
    ['no members', members(), 'form'],
    ['no changes', members(`certs/${digest}.asc`, 'padding'), 'form'],
    [
      'certificates instead of changes',
      members(`certs/${digest}.asc`, `certs/${other}.asc`, 'padding'),
      'form',
    ],
    ['no certificate', members('changes.jsonl', 'padding'), 'form'],
    ['two certificates in one', members('changes.jsonl', `certs/${digest}.asc.asc`, 'padding'), 'form'],
    ['a certificate elsewhere', members('changes.jsonl', `x/certs/${digest}.asc`, 'padding'), 'form'],
    [
      'a file elsewhere',
      members('changes.jsonl', `certs/${digest}.asc`, `x/files/${digest}`, 'padding'),
      'form',
    ],
    [
      'a file of a longer name',
      members('changes.jsonl', `certs/${digest}.asc`, `files/${digest}0`, 'padding'),
      'form',
    ],
    [
      'a file twice',
      members('changes.jsonl', `certs/${digest}.asc`, `files/${digest}`, `files/${digest}`, 'padding'),
      'form',
    ],
    ['a name too long', { ...good, members: [member('x'.repeat(101))] }, 'members'],
    ['no padding', members('changes.jsonl', `certs/${digest}.asc`), 'form'],
    [
      'padding in between',
      members('changes.jsonl', `certs/${digest}.asc`, 'padding', `files/${digest}`, 'padding'),
      'form',
    ],
    [
      'files before certificates',
      members('changes.jsonl', `files/${digest}`, `certs/${digest}.asc`, 'padding'),
      'form',
    ],
    [
      'files unsorted',
      members('changes.jsonl', `certs/${digest}.asc`, `files/${other}`, `files/${digest}`, 'padding'),
      'form',
    ],
    [
      'a certificate twice',
      members('changes.jsonl', `certs/${digest}.asc`, `certs/${digest}.asc`, 'padding'),
      'form',
    ],
    [
      'the manifest itself',
      members('manifest.json', 'changes.jsonl', `certs/${digest}.asc`, 'padding'),
      'form',
    ],
    ['a name that climbs', members('changes.jsonl', `certs/${digest}.asc`, '../x', 'padding'), 'form'],
    ['a negative size', { ...good, members: [member('changes.jsonl', { size: -1 })] }, 'members'],
    ['a member with more', { ...good, members: [member('changes.jsonl', { mode: 7 })] }, 'members'],
    [
      'too many members',
      { ...good, members: Array.from({ length: 4097 }, () => member('padding')) },
      'members',
    ],
  ])('malformed: %s', (_, said, where) => {
    expect(read(said)).toBe(`manifest-malformed ${where}`);
  });
});
