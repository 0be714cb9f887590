import { expect, test } from 'vitest';
import { pageText } from './page-text.ts';

const piece = (str: string, hasEOL = false) => ({ str, hasEOL });

test('pieces are put together in their order, marks of structure left out', () => {
  expect(
    pageText([piece('Hello '), { type: 'beginMarkedContent' }, piece('world', true), piece('again', true)]),
  ).toEqual({
    text: 'Hello world\nagain',
    cut: false,
  });
  expect(pageText([])).toEqual({ text: '', cut: false });
});

test('a page that says megabytes is cut, and it is known', () => {
  expect(pageText([piece('abc'), piece('def')], 6)).toEqual({ text: 'abcdef', cut: false });
  expect(pageText([piece('abc'), piece('defg')], 6)).toEqual({ text: 'abcdef', cut: true });
  expect(pageText([piece('x'.repeat(50_000_000))]).text).toHaveLength(200_000);
});
