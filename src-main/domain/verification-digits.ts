import type { IdentityDigest } from './ids.ts';

/**
 * The first 128 bits of an identity digest as eight groups of five decimal digits, leading zeros kept: what two people
 * read to each other. 128 bits is the least that keeps a second key with the same digits out of reach.
 */
export function verificationDigits(digest: IdentityDigest): readonly string[] {
  const digits = BigInt(`0x${digest.slice(0, 32)}`)
    .toString()
    .padStart(40, '0');
  return Array.from({ length: 8 }, (_, group) => digits.slice(group * 5, group * 5 + 5));
}
