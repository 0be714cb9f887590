import { expect, test } from 'vitest';
import { endingOf } from './file-ending.ts';

test('a file keeps a harmless ending, and no other', () => {
  expect(
    ['scan.PDF', 'a.b.jpg', 'photo.exe', 'page.html', 'drawing.svg', 'x.constructor', 'none', ''].map(
      endingOf,
    ),
  ).toEqual(['pdf', 'jpg', 'bin', 'bin', 'bin', 'bin', 'bin', 'bin']);
});
