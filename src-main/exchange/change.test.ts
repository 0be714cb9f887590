import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireChange } from '../actions/ports/log.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { encodeBase64url } from './base64url.ts';
import {
  digestsOf,
  encodeDisclosure,
  encodeHeader,
  openChange,
  readChange,
  readHeader,
  withhold,
} from './change.ts';
import { changeLimits } from './limits.ts';
import { sha256 } from './sha256.ts';

const author = 'ab'.repeat(32) as IdentityDigest;
const salt = (): string => randomBytes(32).toString('base64url');
const signature = encodeBase64url(Uint8Array.of(1, 2, 3));

/** A change around any disclosure bytes, as if its author had signed them. */
function wireOf(disclosures: readonly Uint8Array[], header?: string): WireChange {
  const digests = disclosures.map(sha256).sort();
  return {
    header: Buffer.from(header ?? JSON.stringify({ v: 1, author, digests })).toString('base64url'),
    signature,
    disclosures: disclosures.map((bytes) => encodeBase64url(bytes)),
  };
}
const codeOf = (wire: WireChange): string => {
  const read = readChange(wire);
  return read.ok ? 'taken' : read.refusal.code;
};
const plain = (key: string, value: Json): Uint8Array => encodeDisclosure(salt(), key, value);

describe('change', () => {
  test('round trip: what is written is read, by the strict and by the fast reader', () => {
    const keys = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    const values = fc
      .jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
      .filter((value) => !JSON.stringify(value).includes('__proto__'));
    const exact = values.filter((value) => readChange(wireOf([plain('k', value as Json)])).ok);
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, exact), { minLength: 1, maxLength: 8 }), (pairs) => {
        const wire = wireOf(pairs.map(([key, value]) => plain(key, value as Json)));
        const read = readChange(wire);
        if (!read.ok) throw new Error(read.refusal.code);
        expect(read.value.change.disclosures.map(({ key, value }) => [key, value])).toEqual(
          JSON.parse(JSON.stringify(pairs)),
        );
        expect(openChange(read.value.id, author, wire)).toEqual(read.value.change);
        expect(read.value.id).toBe(sha256(Buffer.from(wire.header, 'base64url')));
      }),
    );
  });

  test('unknown keys are kept', () => {
    expect(codeOf(wireOf([plain('something/new', { a: [1, null] })]))).toBe('taken');
  });

  test('equivocation: two values for one key in one header both come through', () => {
    const read = readChange(wireOf([plain('field/alias', 'A'), plain('field/alias', 'B')]));
    expect(read.ok && read.value.change.disclosures.map(({ value }) => value)).toEqual(['A', 'B']);
  });

  test('withheld: any subset, down to none, still reads with the same id', () => {
    const wire = wireOf(['type', 'record', 'at', 'field/a', 'field/b'].map((key) => plain(key, key)));
    const whole = readChange(wire);
    fc.assert(
      fc.property(fc.subarray(['type', 'record', 'at', 'field/a', 'field/b']), (keys) => {
        const part = readChange(withhold(wire, (key) => keys.includes(key)));
        if (!part.ok || !whole.ok) throw new Error('refused');
        expect(part.value.id).toBe(whole.value.id);
        expect(part.value.change.disclosures.map(({ key }) => key)).toEqual(keys);
      }),
    );
  });

  test('strip and swap: a disclosure of another change is change-digest-bad', () => {
    const wire = wireOf([plain('field/a', 1)]);
    expect(codeOf({ ...wire, disclosures: [encodeBase64url(plain('field/a', 1))] })).toBe(
      'change-digest-bad',
    );
    expect(
      codeOf({ ...wire, disclosures: [...wire.disclosures, encodeBase64url(plain('field/b', 1))] }),
    ).toBe('change-digest-bad');
  });

  test('the same disclosure twice is malformed', () => {
    const a = plain('field/a', 1);
    const wire = wireOf([a, plain('field/b', 1)]);
    expect(codeOf({ ...wire, disclosures: [encodeBase64url(a), encodeBase64url(a)] })).toBe(
      'change-malformed',
    );
  });

  test('any altered bit of a disclosure or header: refused by name, or another id', () => {
    const wire = wireOf([plain('field/a', 'value'), plain('type', 'case')]);
    const id = (readChange(wire) as { value: { id: string } }).value.id;
    const flip = (text: string, bit: number): string => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes.toString('base64url');
    };
    for (let bit = 0; bit < Buffer.from(wire.disclosures[0]!, 'base64url').length * 8; bit++)
      expect(codeOf({ ...wire, disclosures: [flip(wire.disclosures[0]!, bit)] })).toBe('change-digest-bad');
    for (let bit = 0; bit < Buffer.from(wire.header, 'base64url').length * 8; bit++) {
      const read = readChange({ ...wire, header: flip(wire.header, bit) });
      if (read.ok) expect(read.value.id).not.toBe(id);
      else expect(['change-malformed', 'change-digest-bad', 'bundle-newer']).toContain(read.refusal.code);
    }
  });

  test.each([
    ['padding', (text: string) => `${text}=`],
    ['white space', (text: string) => `${text} `],
    ['the other alphabet', (text: string) => text.replace(/[A-Z]/, '+')],
    [
      'stray trailing bits',
      (text: string) => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1),
    ],
    ['a character alone', (text: string) => `${text}${'A'.repeat(5 - (text.length % 4))}`],
  ])('base64url with %s is not the one wire form', (_, spoil) => {
    // 32 + 4 + … bytes: lengths chosen so that two trailing bits are free.
    const wire = wireOf([Buffer.from(JSON.stringify([salt(), 'k', 'x'.repeat(1)]))]);
    const text = wire.disclosures[0]!;
    expect(codeOf({ ...wire, disclosures: [spoil(text)] })).toBe('change-malformed');
    for (const fault of [`${wire.header}=`, `${wire.header} `])
      expect(codeOf({ ...wire, header: fault })).toBe('change-malformed');
    for (const fault of [`${signature}=`, `${signature} `])
      expect(codeOf({ ...wire, signature: fault })).toBe('change-malformed');
  });

  test.each<[string, string | Uint8Array]>([
    ['two elements', JSON.stringify([salt(), 'k'])],
    ['four elements', JSON.stringify([salt(), 'k', 1, 2])],
    ['an object', JSON.stringify({ salt: salt(), k: 1 })],
    ['a short salt', JSON.stringify([salt().slice(1), 'k', 1])],
    ['a salt of another alphabet', JSON.stringify([`+${salt().slice(1)}`, 'k', 1])],
    ['a salt with more before it', JSON.stringify([`A${salt()}`, 'k', 1])],
    ['a salt with more behind it', JSON.stringify([`${salt()}A`, 'k', 1])],
    ['a salt in an array', JSON.stringify([[salt()], 'k', 1])],
    ['a key in an array', JSON.stringify([salt(), ['k'], 1])],
    ['a salt with stray bits', JSON.stringify([`${salt().slice(0, 42)}B`, 'k', 1])],
    ['a key that is no text', JSON.stringify([salt(), 1, 1])],
    ['an empty key', JSON.stringify([salt(), '', 1])],
    ['a key beyond the cap', JSON.stringify([salt(), 'k'.repeat(changeLimits.keyLength + 1), 1])],
    ['the same name twice', `["${salt()}","k",{"a":1,"a":2}]`],
    ['__proto__', `["${salt()}","k",{"__proto__":2}]`],
    ['a byte order mark', `\ufeff["${salt()}","k",1]`],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(`["${salt()}","k","`), Uint8Array.of(0xff), Buffer.from('"]')]),
    ],
    ['too deep a value', `["${salt()}","k",${'['.repeat(32)}${']'.repeat(32)}]`],
    ['too long a value', JSON.stringify([salt(), 'k', 'x'.repeat(changeLimits.disclosureBytes)])],
    ['no JSON', 'hello'],
  ])('signed but malformed disclosure: %s', (_, text) => {
    expect(codeOf(wireOf([typeof text === 'string' ? Buffer.from(text) : text]))).toBe('change-malformed');
  });

  const one = sha256('1');
  const two = sha256('2');
  const sorted = [one, two].sort();
  test.each<[string, unknown]>([
    ['no version', { author, digests: sorted }],
    ['version 0', { v: 0, author, digests: sorted }],
    ['version as text', { v: '1', author, digests: sorted }],
    ['version between two', { v: 1.5, author, digests: sorted }],
    ['a list that only looks like one', [...sorted]],
    ['one key more', { v: 1, author, digests: sorted, time: 1 }],
    ['no author', { v: 1, digests: sorted }],
    ['an upper-case author', { v: 1, author: author.toUpperCase(), digests: sorted }],
    ['no digests', { v: 1, author, digests: [] }],
    ['unsorted digests', { v: 1, author, digests: [...sorted].reverse() }],
    ['a digest twice', { v: 1, author, digests: [one, one] }],
    ['a short digest', { v: 1, author, digests: ['ab'] }],
    ['digests as object', { v: 1, author, digests: { 0: one } }],
    [
      'too many digests',
      { v: 1, author, digests: Array.from({ length: 1025 }, (__, i) => sha256(String(i))).sort() },
    ],
    ['an array', [1, author, sorted]],
    ['null', null],
  ])('malformed header: %s', (_, header) => {
    expect(codeOf(wireOf([], JSON.stringify(header)))).toBe('change-malformed');
  });

  test('a header or a signature beyond the cap', () => {
    const wire = wireOf([plain('k', 1)]);
    const blank = Buffer.concat([
      Buffer.alloc(changeLimits.headerBytes, ' '),
      Buffer.from(wire.header, 'base64url'),
    ]);
    const last = (count: number): string => blank.subarray(-count).toString('base64url');
    expect(codeOf({ ...wire, header: last(changeLimits.headerBytes) })).toBe('taken');
    expect(codeOf({ ...wire, header: last(changeLimits.headerBytes + 1) })).toBe('change-malformed');
    const long = (count: number): string => Buffer.alloc(count, 1).toString('base64url');
    expect(codeOf({ ...wire, signature: long(changeLimits.signatureBytes) })).toBe('taken');
    expect(codeOf({ ...wire, signature: long(changeLimits.signatureBytes + 1) })).toBe('change-malformed');
  });

  test('a disclosure, its key and its depth at the cap are taken', () => {
    const room = changeLimits.disclosureBytes - JSON.stringify([salt(), 'k', '']).length;
    expect(codeOf(wireOf([plain('k', 'x'.repeat(room))]))).toBe('taken');
    expect(codeOf(wireOf([plain('k', 'x'.repeat(room + 1))]))).toBe('change-malformed');
    expect(codeOf(wireOf([plain('k'.repeat(changeLimits.keyLength), 1)]))).toBe('taken');
    const deep = `["${salt()}","k",${'['.repeat(31)}${']'.repeat(31)}]`;
    expect(codeOf(wireOf([Buffer.from(deep)]))).toBe('taken');
    const many = Array.from({ length: changeLimits.disclosures }, (_, index) => sha256(`${index}`)).sort();
    expect(codeOf(wireOf([], JSON.stringify({ v: 1, author, digests: many })))).toBe('taken');
  });

  test('a later version says so', () => {
    const read = readHeader(Buffer.from(JSON.stringify({ v: 2, author, digests: sorted, more: 1 })));
    expect(read).toEqual({ ok: false, refusal: { code: 'bundle-newer' } });
  });

  test('duplicate names in a header', () => {
    const text = `{"v":1,"author":"${author}","digests":${JSON.stringify(sorted)}`;
    expect(codeOf(wireOf([], `${text}}`))).toBe('taken');
    expect(codeOf(wireOf([], `${text},"author":"${author}"}`))).toBe('change-malformed');
  });

  test('the header is exactly this text', () => {
    const header = encodeHeader(author, [two, one] as never);
    expect(Buffer.from(header).toString()).toBe(
      `{"v":1,"author":"${author}","digests":["${sorted[0]}","${sorted[1]}"]}`,
    );
  });

  test('a stored change names its digests, or it is damage', () => {
    expect(digestsOf(wireOf([], JSON.stringify({ v: 1, author, digests: sorted })))).toEqual(sorted);
    expect(() => digestsOf(wireOf([], JSON.stringify({ v: 1, author, digests: [] })))).toThrow('unreadable');
  });
});
