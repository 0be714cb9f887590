import { expect, test } from 'vitest';
import { formatSize } from './sizes.ts';

test('sizes in the units that people know', () => {
  expect([0, 999, 1000, 1_250_000, 20_971_520].map((bytes) => formatSize(bytes, 'en'))).toEqual([
    '0 byte',
    '999 byte',
    '1 kB',
    '1.3 MB',
    '21 MB',
  ]);
  expect(formatSize(1_250_000, 'ru')).toBe('1,3 МБ');
});
