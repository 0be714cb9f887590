/* OpenPGP packets, put together by hand: tests of actions have no library for it. */

/** The bytes in an ASCII armor. */
export function unarmored(text: string): Uint8Array {
  const body = text.split(/\r?\n\r?\n/)[1] ?? '';
  const lines = body.split(/\r?\n/).filter((line) => !line.startsWith('=') && !line.startsWith('-'));
  return new Uint8Array(Buffer.from(lines.join(''), 'base64'));
}

/** Whole packets, new format or old, with lengths of one to four octets. */
export function packetsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, first = 0, second = 0] = bytes.subarray(at);
    const long = (from: number, count: number): number =>
      bytes.subarray(from, from + count).reduce((sum, byte) => sum * 256 + byte, 0);
    let head = 2;
    let size = first;
    if ((tag & 0x40) === 0) {
      const width = 1 << (tag & 3);
      head = 1 + width;
      size = long(at + 1, width);
    } else if (first >= 192 && first < 224) {
      head = 3;
      size = (first - 192) * 256 + second + 192;
    } else if (first === 255) {
      head = 6;
      size = long(at + 2, 4);
    }
    packets.push(bytes.subarray(at, at + head + size));
    at += head + size;
  }
  return packets;
}

/** The certificate with a revocation of its primary key in its place: behind that key. */
export function revokedBy(certificate: Uint8Array, revocation: string): Uint8Array {
  const [primary = new Uint8Array(), ...others] = packetsOf(certificate);
  return new Uint8Array(Buffer.concat([primary, unarmored(revocation), ...others]));
}
