/** Packet type IDs of RFC 9580 5 that this folder looks for. */
export const tags = {
  pkesk: 1,
  signature: 2,
  skesk: 3,
  onePassSignature: 4,
  secretKey: 5,
  publicKey: 6,
  secretSubkey: 7,
  compressed: 8,
  marker: 10,
  literal: 11,
  trust: 12,
  userId: 13,
  publicSubkey: 14,
  userAttribute: 17,
  seipd: 18,
  aead: 20,
  padding: 21,
} as const;

/** Where one packet lies. */
export interface PacketSpan {
  readonly tag: number;
  /** The body; of a packet in partial lengths only its first part. A view, not a copy. */
  readonly body: Uint8Array;
  /** True when the body comes in partial lengths (RFC 9580 4.2.1.4). */
  readonly partial: boolean;
  /** Offset of the header. */
  readonly start: number;
  /** Offset behind the last octet. */
  readonly end: number;
}

/**
 * Why a sequence of packets can't be walked to its last octet: no packet header where one must be, an end inside a
 * packet, a length form that nobody needs here, or more packets than allowed.
 */
export type WalkFault = 'no-header' | 'truncated' | 'length-form' | 'too-many';

export interface Walk {
  readonly packets: readonly PacketSpan[];
  readonly fault: WalkFault | null;
}

/** Only data packets may come in partial lengths (RFC 9580 4.2.1.4). */
const streamable: ReadonlySet<number> = new Set([8, 9, tags.literal, tags.seipd, tags.aead]);

interface Length {
  readonly octets: number;
  readonly size: number;
  readonly partial: boolean;
}

const uint = (bytes: Uint8Array, at: number, octets: number): number => {
  let value = 0;
  for (let i = 0; i < octets; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};

/** RFC 9580 4.2.1 (new format). What is missing of a length counts as zero: where it ends is behind the input then. */
const newLength = (bytes: Uint8Array, at: number): Length => {
  const first = bytes[at] ?? 0;
  if (first < 192) return { octets: 1, size: first, partial: false };
  if (first < 224)
    return { octets: 2, size: (first - 192) * 256 + uint(bytes, at + 1, 1) + 192, partial: false };
  if (first < 255) return { octets: 1, size: 2 ** (first & 0x1f), partial: true };
  return { octets: 5, size: uint(bytes, at + 1, 4), partial: false };
};

/** RFC 9580 4.2.2 (legacy format), as above. */
const oldLength = (bytes: Uint8Array, at: number, kind: number): Length => {
  const octets = 2 ** kind;
  return { octets, size: uint(bytes, at, octets), partial: false };
};

type Step = { readonly span: PacketSpan } | { readonly fault: WalkFault };

const step = (bytes: Uint8Array, start: number): Step => {
  const header = bytes[start] ?? 0;
  if ((header & 0x80) === 0) return { fault: 'no-header' };
  const modern = (header & 0x40) !== 0;
  const tag = modern ? header & 0x3f : (header & 0x3f) >> 2;
  if (tag === 0) return { fault: 'no-header' };
  // Indeterminate length: the packet would swallow whatever is appended.
  if (!modern && (header & 3) === 3) return { fault: 'length-form' };

  let at = start + 1;
  let body: Uint8Array | null = null;
  let partial = false;
  for (;;) {
    const length = modern ? newLength(bytes, at) : oldLength(bytes, at, header & 3);
    if (length.partial && !streamable.has(tag)) return { fault: 'length-form' };
    at += length.octets;
    if (at + length.size > bytes.length) return { fault: 'truncated' };
    body ??= bytes.subarray(at, at + length.size);
    at += length.size;
    if (!length.partial) return { span: { tag, body, partial, start, end: at } };
    partial = true;
  }
};

/**
 * Walks packet headers (RFC 9580 4.2) without opening anything, so that the number and kind of packets are known before any
 * cryptography runs. Exact about the end: every octet belongs to a packet, or there is a fault.
 */
export const walkPackets = (bytes: Uint8Array, atMost: number): Walk => {
  const packets: PacketSpan[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (packets.length === atMost) return { packets, fault: 'too-many' };
    const taken = step(bytes, at);
    if ('fault' in taken) return { packets, fault: taken.fault };
    packets.push(taken.span);
    at = taken.span.end;
  }
  return { packets, fault: null };
};

/** The only packet of `bytes`, which must end with it, or null. Only data packets can be in partial lengths. */
export const onlyPacket = (bytes: Uint8Array, tag: number): PacketSpan | null => {
  const { packets, fault } = walkPackets(bytes, 1);
  const span = packets[0];
  return fault === null && span?.tag === tag ? span : null;
};
