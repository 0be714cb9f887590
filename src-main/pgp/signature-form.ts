import { onlyPacket, tags } from './packets.ts';

/** RFC 9580 5.2.3.7. `type` without the critical bit. */
export interface Subpacket {
  readonly type: number;
  readonly critical: boolean;
  readonly body: Uint8Array;
}

/** What a version 4 signature packet says of itself (RFC 9580 5.2.3). Nothing in it is checked yet. */
export interface SignatureForm {
  readonly type: number;
  readonly algorithm: number;
  readonly hash: number;
  readonly hashed: readonly Subpacket[];
  readonly unhashed: readonly Subpacket[];
}

/** Subpacket type IDs of RFC 9580 5.2.3.7. */
export const subpackets = {
  created: 2,
  expires: 3,
  issuerKeyId: 16,
  features: 30,
  issuerFingerprint: 33,
  cipherSuites: 39,
} as const;

const hashSha256 = 8;
const hashSha512 = 10;
const typeBinary = 0x00;
/** RSA 4096 needs about 600 bytes; nothing that we accept needs more than this. */
const maxSignatureBytes = 4096;

const readArea = (area: Uint8Array): Subpacket[] | null => {
  const found: Subpacket[] = [];
  let at = 0;
  while (at < area.length) {
    const first = area[at] ?? 0;
    const octets = first < 192 ? 1 : first < 255 ? 2 : 5;
    if (at + octets > area.length) return null;
    const view = new DataView(area.buffer, area.byteOffset + at, octets);
    const length =
      octets === 1 ? first : octets === 2 ? (first - 192) * 256 + view.getUint8(1) + 192 : view.getUint32(1);
    at += octets;
    if (length === 0 || at + length > area.length) return null;
    const head = area[at] ?? 0;
    found.push({ type: head & 0x7f, critical: head > 0x7f, body: area.subarray(at + 1, at + length) });
    at += length;
  }
  return found;
};

/** Takes a version 4 signature packet's body apart. Null when it is of another version or does not add up. */
export const parseSignature = (body: Uint8Array): SignatureForm | null => {
  const [version, type, algorithm, hash, hashedHigh, hashedLow] = body;
  if (version !== 4 || type === undefined || algorithm === undefined || hash === undefined) return null;
  if (hashedHigh === undefined || hashedLow === undefined) return null;
  const hashedEnd = 6 + hashedHigh * 256 + hashedLow;
  const unhashedHigh = body[hashedEnd];
  const unhashedLow = body[hashedEnd + 1];
  if (unhashedHigh === undefined || unhashedLow === undefined) return null;
  const unhashedEnd = hashedEnd + 2 + unhashedHigh * 256 + unhashedLow;
  // Two octets of the digest and at least one integer must follow.
  if (unhashedEnd + 4 > body.length) return null;
  const hashed = readArea(body.subarray(6, hashedEnd));
  const unhashed = readArea(body.subarray(hashedEnd + 2, unhashedEnd));
  return hashed === null || unhashed === null ? null : { type, algorithm, hash, hashed, unhashed };
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A detached signature of the right form. */
export interface DetachedForm {
  /** Fingerprint of the key that claims to have signed, 40 lower-case hex digits. */
  readonly issuer: string;
  /** Body of the signature packet. */
  readonly body: Uint8Array;
}

/**
 * Takes a detached signature apart if it has exactly the form that Corridor signs with: one version
 * 4 packet, type 0x00, SHA-256 or SHA-512, one creation time and one issuer fingerprint in the hashed area, no expiry, and nothing
 * unhashed. GnuPG's unhashed issuer key ID is let through where it repeats the fingerprint. Null for every other form.
 */
export const detachedForm = (signature: Uint8Array): DetachedForm | null => {
  if (signature.length > maxSignatureBytes) return null;
  const packet = onlyPacket(signature, tags.signature);
  if (packet === null) return null;
  const form = parseSignature(packet.body);
  if (form === null || form.type !== typeBinary) return null;
  if (form.hash !== hashSha256 && form.hash !== hashSha512) return null;

  const hashedOf = (type: number): Subpacket[] => form.hashed.filter((subpacket) => subpacket.type === type);
  if (hashedOf(subpackets.created).length !== 1 || hashedOf(subpackets.expires).length !== 0) return null;
  const [fingerprint, second] = hashedOf(subpackets.issuerFingerprint);
  // Octet 0 is the version of the issuer's key; version 4 fingerprints have 20 octets.
  if (fingerprint === undefined || second !== undefined) return null;
  if (fingerprint.body.length !== 21 || fingerprint.body[0] !== 4) return null;
  const issuer = hex(fingerprint.body.subarray(1));

  const keyIds = [...form.unhashed, ...hashedOf(subpackets.issuerKeyId)];
  const repeats = ({ type, body }: Subpacket): boolean =>
    type === subpackets.issuerKeyId && hex(body) === issuer.slice(-16);
  return form.unhashed.length <= 1 && keyIds.every(repeats) ? { issuer, body: packet.body } : null;
};
