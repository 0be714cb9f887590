import { enums, PublicKeyEncryptedSessionKeyPacket, type AnyPacket } from 'openpgp';

/**
 * True when the sender's point is written in the one form that X25519 makes. Its implementations ignore the highest bit
 * (RFC 7748 section 5), so a bundle with that bit turned would open all the same: one thing, two spellings. Packets of
 * other algorithms have no such bit.
 */
export function hasPointInOneForm(packet: AnyPacket | undefined): boolean {
  if (!(packet instanceof PublicKeyEncryptedSessionKeyPacket)) return true;
  const { publicKeyAlgorithm, encrypted } = packet as unknown as {
    readonly publicKeyAlgorithm: number | null;
    readonly encrypted: { readonly V?: Uint8Array; readonly ephemeralPublicKey?: Uint8Array } | null;
  };
  if (publicKeyAlgorithm === enums.publicKey.x25519) return isClear(encrypted?.ephemeralPublicKey);
  if (publicKeyAlgorithm !== enums.publicKey.ecdh) return true;
  const point = encrypted?.V;
  // 0x40 marks the native form of Curve25519 (RFC 9580 section 11.2.1); NIST points start with 0x04.
  return point?.[0] !== 0x40 || isClear(point);
}

const isClear = (point: Uint8Array | undefined): boolean => ((point?.at(-1) ?? 0) & 0x80) === 0;
