import { describe, expect, it } from 'vitest';
import { imageForm } from './image-form.ts';

const letters = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? letters(part) : part)));

const png = (...size: readonly number[]) =>
  bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', size);
const segment = (marker: number, ...body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body];
const frame = segment(0xc2, 8, 0x01, 0x02, 0x03, 0x04, 3, 1, 0x11, 0);

describe('pictures by their header', () => {
  it.each([
    ['PNG', png(0, 1, 0, 2, 0, 0, 1, 4), 'image/png', 65_538, 260],
    [
      'a PNG that says to be enormous',
      png(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1),
      'image/png',
      4_294_967_295,
      1,
    ],
    [
      'JPEG, progressive, behind a segment that holds a thumbnail of its own',
      bytes([0xff, 0xd8], segment(0xe1, 0xff, 0xd8, ...segment(0xc0, 8, 0, 1, 0, 1, 1)), [0xff], frame),
      'image/jpeg',
      0x0304,
      0x0102,
    ],
    [
      'WebP, lossy',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 0xc1, 2, 0]),
      'image/webp',
      320,
      2,
    ],
    [
      'WebP, lossless',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0xff, 0xff, 0xff, 0x0f]),
      'image/webp',
      16_384,
      16_384,
    ],
    [
      'WebP, extended',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 1, 0, 0]),
      'image/webp',
      16_777_216,
      2,
    ],
  ] as const)('%s', (_, header, type, width, height) => {
    expect(imageForm(header)).toEqual({ type, width, height });
  });

  it.each([
    ['nothing', bytes()],
    ['SVG, which can hold programs', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF, whose frames may be larger than its header', bytes('GIF89a', [1, 0, 1, 0])],
    ['PNG without its header', bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], 'IDAT')],
    ['JPEG that ends before its frame', bytes([0xff, 0xd8], segment(0xe0, 1, 2, 3))],
    ['RIFF of another kind', bytes('RIFF', [0, 0, 0, 0], 'WAVEfmt ')],
  ])('%s is none', (_, header) => {
    expect(imageForm(header)).toBeNull();
  });

  it('ends on every JPEG, whatever lengths it says', () => {
    for (let length = 0; length < 4; length += 1)
      expect(imageForm(bytes([0xff, 0xd8, 0xff, 0xe0, 0, length], Array(1000).fill(0xff)))).toBeNull();
  });
});
