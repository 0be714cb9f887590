/** A picture by its first bytes: what decodes it, and how large it says to be, in pixels. */
export interface ImageForm {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/**
 * What kind of picture these bytes are, read from their header alone, so that its size is known before anything decodes it.
 * Null for everything else: SVG is no picture here, since it can hold programs; GIF is none, since its frames may be larger
 * than its header says.
 */
export const imageForm = (bytes: Uint8Array): ImageForm | null => {
  const header = { at: (offset: number) => bytes[offset] ?? 0, length: bytes.length };
  return pngForm(header) ?? jpegForm(header) ?? webpForm(header);
};

interface Header {
  /** 0 behind the end. */
  readonly at: (offset: number) => number;
  readonly length: number;
}

const startsWith = (header: Header, offset: number, octets: readonly number[]): boolean =>
  octets.every((octet, index) => header.at(offset + index) === octet);

const big = ({ at }: Header, offset: number, count: number): number =>
  Array.from({ length: count }, (_, index) => at(offset + index)).reduce(
    (sum, octet) => sum * 256 + octet,
    0,
  );

const little = ({ at }: Header, offset: number, count: number): number =>
  Array.from({ length: count }, (_, index) => at(offset + count - 1 - index)).reduce(
    (sum, octet) => sum * 256 + octet,
    0,
  );

const letters = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

/** PNG 5.2 and 11.2.2: the signature, then IHDR with width and height. */
function pngForm(header: Header): ImageForm | null {
  const isPng = startsWith(header, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (!isPng || !startsWith(header, 12, letters('IHDR'))) return null;
  return { type: 'image/png', width: big(header, 16, 4), height: big(header, 20, 4) };
}

/** ITU T.81 B.1 and B.2.2: segments up to the frame header. A thumbnail inside a segment is passed over with it. */
function jpegForm(header: Header): ImageForm | null {
  if (!startsWith(header, 0, [0xff, 0xd8])) return null;
  for (let offset = 2; offset + 9 < header.length && header.at(offset) === 0xff;) {
    const marker = header.at(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { type: 'image/jpeg', width: big(header, offset + 7, 2), height: big(header, offset + 5, 2) };
    // A fill byte stands alone; every other segment before the frame has a length.
    offset += marker === 0xff ? 1 : 2 + big(header, offset + 2, 2);
  }
  return null;
}

/** RFC 9649 2.3 to 2.7: a lossy, lossless or extended file. */
function webpForm(header: Header): ImageForm | null {
  if (!startsWith(header, 0, letters('RIFF')) || !startsWith(header, 8, letters('WEBP'))) return null;
  const size = (width: number, height: number): ImageForm => ({ type: 'image/webp', width, height });
  if (startsWith(header, 12, letters('VP8X')))
    return size(little(header, 24, 3) + 1, little(header, 27, 3) + 1);
  if (startsWith(header, 12, letters('VP8 ')))
    return size(little(header, 26, 2) & 0x3fff, little(header, 28, 2) & 0x3fff);
  if (!startsWith(header, 12, letters('VP8L'))) return null;
  const bits = little(header, 21, 4);
  return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}
