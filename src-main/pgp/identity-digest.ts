import { createHash } from 'node:crypto';
import type { Key } from 'openpgp';
import type { IdentityDigest } from '../domain/ids.ts';

/**
 * What a person *is*, for us: SHA-256 over `0x99`, the length of the body as two octets (big-endian), and the body of the
 * primary **public** key packet of version 4. These are the octets that the version 4 fingerprint hashes with SHA-1 (RFC 9580
 * 5.5.4.2), so the digest is the same for a secret key and its certificate and for every way to write a packet header.
 *
 * To recompute it: `gpg --export FPR | gpg --list-packets` shows where the first packet lies; with a header of three octets
 * (`0x99`, two octets of length, as GnuPG writes for RSA) the digest is the SHA-256 of that packet as it stands. For shorter ones:
 * `(printf '\x99\x00\x33'; tail -c +3 cert.pgp | head -c 51) | sha256sum` (51 = 0x33 octets: Ed25519).
 */
export const digestOfPublicKeyBody = (body: Uint8Array): IdentityDigest => {
  const prefix = Uint8Array.of(0x99, body.length >> 8, body.length & 0xff);
  return createHash('sha256').update(prefix).update(body).digest('hex') as IdentityDigest;
};

/** The digest of a parsed certificate or secret key, see {@link digestOfPublicKeyBody}. */
export const digestOfKey = (key: Key): IdentityDigest => digestOfPublicKeyBody(publicKeyBody(key));

/** The body of the primary public key packet, of a certificate or of a secret key. */
export const publicKeyBody = (key: Key): Uint8Array => key.toPublic().keyPacket.write();
