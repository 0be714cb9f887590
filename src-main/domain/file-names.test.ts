import { expect, it } from 'vitest';
import { fileNameFor } from './file-names.ts';

it.each([
  ['/home/heron/Документ.pdf', 'Документ.pdf'],
  ['C:\\Users\\heron\\scan.png', 'scan.png'],
  ['two\nlines\u0000.txt', 'two⟨U+000A⟩lines⟨U+0000⟩.txt'],
  // Kept as it is signed: screens make it visible.
  ['photo_\u202egpj.exe', 'photo_\u202egpj.exe'],
  ['', 'unnamed'],
  ['folder/', 'unnamed'],
  ['\ud800x', '\ufffdx'],
  // The ending is what tells what it is.
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(251)}.pdf`],
])('%j is kept as %j', (path, name) => {
  expect(fileNameFor(path)).toBe(name);
});
