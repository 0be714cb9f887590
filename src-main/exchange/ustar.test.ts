import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTar, tarSize, writeTar } from './ustar.ts';

const digest = 'ab'.repeat(32);
const members = (): { name: string; content: Uint8Array }[] => [
  { name: 'manifest.json', content: Buffer.from('{}') },
  { name: 'manifest.json.sig', content: Uint8Array.of(1, 2, 3) },
  { name: 'changes.jsonl', content: new Uint8Array() },
  { name: `certs/${digest}.asc`, content: Buffer.alloc(512, 'c') },
  { name: `files/${digest}`, content: Buffer.alloc(513, 'f') },
  { name: 'padding', content: Buffer.alloc(1000) },
];
const named = (name: string): Buffer => Buffer.from(writeTar([{ name, content: Uint8Array.of(1) }]));
const fault = (tar: Uint8Array): unknown => {
  const read = readTar(tar);
  return read.ok ? 'taken' : read.refusal.detail?.['fault'];
};
/** Writes over a header field and makes its checksum right again: only byte for byte comparison can tell. */
const spoiled = (at: number, text: string): Buffer => {
  const tar = Buffer.from(writeTar(members()));
  tar.write(text, at, 'latin1');
  tar.write('        ', 148, 'latin1');
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return tar;
};

describe('ustar', () => {
  test('round trip for any contents', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 1600 }), { maxLength: 6 }), (contents) => {
        const given = members()
          .slice(0, contents.length)
          .map(({ name }, index) => ({ name, content: contents[index]! }));
        const tar = writeTar(given);
        expect(tar.byteLength).toBe(tarSize(contents.map(({ length }) => length)));
        const read = readTar(tar);
        expect(read.ok && read.value.map(({ name, content }) => [name, [...content]])).toEqual(
          given.map(({ name, content }) => [name, [...content]]),
        );
      }),
    );
  });

  test('any byte altered is refused, or lies in a content', () => {
    const tar = writeTar(members());
    const read = readTar(tar);
    if (!read.ok) throw new Error('refused');
    const inContent = (at: number): boolean =>
      read.value.some(
        ({ content }) =>
          at >= content.byteOffset - tar.byteOffset &&
          at < content.byteOffset - tar.byteOffset + content.byteLength,
      );
    for (let at = 0; at < tar.byteLength; at++) {
      if (inContent(at)) continue;
      const altered = Buffer.from(tar);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      expect(readTar(altered).ok, `byte ${at}`).toBe(false);
    }
  });

  test.each([
    ['a step up', '../changes.jsonl'],
    ['an absolute path', '/etc/passwd'],
    ['a step up inside', `certs/../../${digest}`],
    ['another folder', 'other/file'],
    ['a name with NUL', 'manifest.json\0x'],
    ['upper case', `files/${digest.toUpperCase()}`],
    ['a back slash', 'certs\\a.asc'],
    ['no name', ''],
    ['a certificate elsewhere', `x/certs/${digest}.asc`],
    ['a certificate with another ending', `certs/${digest}.asc.exe`],
    ['a certificate with another dot', `certs/${digest}_asc`],
    ['a file elsewhere', `x/files/${digest}`],
    ['a file of a longer name', `files/${digest}0`],
    ['a device of Windows', 'CON'],
  ])('path traversal and strange names: %s', (_, name) => {
    expect(fault(named(name))).toBe('tar-header');
  });

  test.each<[string, number, string]>([
    ['a symbolic link', 156, '2'],
    ['a hard link', 156, '1'],
    ['a directory', 156, '5'],
    ['a device', 156, '3'],
    ['a pax header', 156, 'x'],
    ['a GNU long name', 156, 'L'],
    ['an old regular file', 156, '\0'],
    ['a target of a link', 157, '/etc/passwd'],
    ['another mode', 100, '0000777'],
    ['setuid', 100, '0004600'],
    ['an owner', 108, '0001750'],
    ['an owner by name', 265, 'root'],
    ['a time', 136, '14600000000'],
    ['a prefix', 345, '..'],
    ['GNU magic', 257, 'ustar  \0'],
    ['a size in base 256', 124, '\x80\0\0\0\0\0\0\0\0\0\0\x02'],
    ['a negative size', 124, '-0000000002'],
    ['a size with spaces', 124, '         2 '],
  ])('refuses %s', (_, at, text) => {
    expect(fault(spoiled(at, text))).toBe('tar-header');
  });

  test('truncated, lengthened, empty, huge', () => {
    const tar = Buffer.from(writeTar(members()));
    for (let length = 0; length < tar.length; length += 256)
      expect(readTar(tar.subarray(0, length)).ok).toBe(false);
    expect(fault(Buffer.concat([tar, Buffer.alloc(512)]))).toBe('tar-end');
    expect(fault(Buffer.concat([tar, Buffer.of(0)]))).toBe('tar-end');
    expect(fault(Buffer.alloc(0))).toBe('tar-truncated');
    expect(fault(Buffer.alloc(1024))).toBe('taken');
    expect(fault(spoiled(124, '77777777777'))).toBe('tar-truncated');
  });

  test('more members than allowed', () => {
    const many = Array.from({ length: 4097 }, () => ({ name: 'padding', content: new Uint8Array() }));
    expect(fault(writeTar(many))).toBe('tar-members');
    expect(fault(writeTar(many.slice(1)))).toBe('taken');
  });

  test('every name of a bundle is taken, as long as a header has room for it', () => {
    for (const name of [
      'journal.jsonl',
      'journal.jsonl.sig',
      'statistics.json',
      'padding',
      `certs/${digest}.asc`,
    ])
      expect(fault(named(name))).toBe('taken');
    expect(() => named('x'.repeat(101))).toThrow(RangeError);
    expect(fault(named('x'.repeat(100)))).toBe('tar-header');
  });
});
