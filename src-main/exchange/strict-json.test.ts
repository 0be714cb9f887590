import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string, depth = 32): unknown => parseStrictJson(Buffer.from(text, 'utf8'), depth);

describe('strict JSON', () => {
  test('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' }).filter((value) => {
          const text = JSON.stringify(value);
          return (
            !text.includes('__proto__') &&
            numbersOf(value).every((n) => !Number.isInteger(n) || Number.isSafeInteger(n))
          );
        }),
        (value) => {
          expect(parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  test.each([
    ['the same name twice', '{"a":1,"a":1}'],
    ['the same name twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['the same name twice, deep', '[{"x":{"b":[],"c":{"a":1,"b":2,"a":3}}}]'],
    ['a name __proto__', '{"__proto__":{"a":1}}'],
    ['a name __proto__ in escapes', '{"\\u005f_proto__":1}'],
    ['half a character', '"\\ud800"'],
    ['half a character as a name', '{"\\udc00":1}'],
    ['infinity', '1e400'],
    ['an integer beyond 2^53', '9007199254740993'],
    ['a byte order mark', '\ufeff[]'],
    ['two values', '[] []'],
    ['a comma too many', '[1,]'],
    ['nothing', ''],
    ['a comment', '[]//'],
    ['NaN', 'NaN'],
  ])('refuses %s', (_, text) => {
    expect(parse(text)).toBeUndefined();
  });

  test('refuses bytes that are not UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xe2, 0x82],
    ])
      expect(parseStrictJson(Uint8Array.from(bytes), 8)).toBeUndefined();
  });

  test('takes equal names in different objects, and equal strings that are not names', () => {
    expect(parse('[{"a":"a"},{"a":["a","a",{"a":"a"}]}]')).toEqual([
      { a: 'a' },
      { a: ['a', 'a', { a: 'a' }] },
    ]);
    expect(parse('{"a\\"b":1,"a\\\\":2,"{":"[,}","b":-1.5e-3}')).toEqual({
      'a"b': 1,
      'a\\': 2,
      '{': '[,}',
      b: -0.0015,
    });
  });

  test('depth bomb: 10 million brackets end in a refusal', () => {
    expect(parse('['.repeat(10_000_000))).toBeUndefined();
    expect(parse('['.repeat(33) + ']'.repeat(33))).toBeUndefined();
    expect(parse('['.repeat(32) + ']'.repeat(32))).toBeDefined();
  });
});

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}
