import { walkPackets, type PacketSpan } from '../packets.ts';

/** Helpers for tests that take OpenPGP apart and put it together wrongly. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A copy with one bit flipped at `at` (negative: from the end). */
export const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = new Uint8Array(bytes);
  const index = at < 0 ? bytes.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 0x01;
  return copy;
};

/** A packet with a new-format header (RFC 9580 4.2.1), its length always in five octets. */
export const packet = (tag: number, body: Uint8Array): Uint8Array => {
  const header = new Uint8Array(6);
  header.set([0xc0 | tag, 0xff]);
  new DataView(header.buffer).setUint32(2, body.length);
  return concat(header, body);
};

/** A packet with a legacy header and a length of two octets (RFC 9580 4.2.2), as GnuPG writes it. */
export const legacyPacket = (tag: number, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(0x81 | (tag << 2), body.length >> 8, body.length & 0xff), body);

/** The packets of `bytes`, which must be well-formed. */
export const packetsOf = (bytes: Uint8Array): readonly PacketSpan[] => {
  const { packets, fault } = walkPackets(bytes, 1000);
  if (fault !== null) throw new Error(fault);
  return packets;
};

/** One packet of `bytes` with its header. */
export const slice = (bytes: Uint8Array, { start, end }: PacketSpan): Uint8Array =>
  bytes.subarray(start, end);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The body of a packet in partial lengths (RFC 9580 4.2.1.4), in one piece. */
export const joined = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let at = 1;
  for (;;) {
    const first = bytes[at] ?? 0;
    if (first < 224 || first === 255) break;
    parts.push(bytes.subarray(at + 1, at + 1 + 2 ** (first & 0x1f)));
    at += 1 + 2 ** (first & 0x1f);
  }
  const octets = (bytes[at] ?? 0) < 192 ? 1 : bytes[at] === 255 ? 5 : 2;
  return concat(...parts, bytes.subarray(at + octets));
};
