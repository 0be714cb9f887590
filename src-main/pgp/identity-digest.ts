import { createHash } from 'node:crypto';
import type { Key } from 'openpgp';
import type { IdentityDigest } from '../domain/ids.ts';

/**
 * What a person *is*, for us: SHA-256 over `0x99`, the length of the body as two octets (big-endian), and the body of the
 * primary **public** key packet of version 4. These are the octets that the version 4 fingerprint hashes with SHA-1 (RFC 9580
 * 5.5.4.2), so the digest is the same for a secret key and its certificate and for every way to write a packet header.
 *
 * To recompute it for an Ed25519 key, whose body has 51 octets, behind a header of two:
 * `gpg --export FPR | tail -c +3 | head -c 51 | (printf '\231\000\063'; cat) | sha256sum`.
 * For RSA, whose header GnuPG writes as `0x99` and two octets, it is the SHA-256 of the first packet as it stands.
 */
export const digestOfPublicKeyBody = (body: Uint8Array): IdentityDigest => {
  const prefix = Uint8Array.of(0x99, body.length >> 8, body.length & 0xff);
  return createHash('sha256').update(prefix).update(body).digest('hex') as IdentityDigest;
};

/** The digest of a parsed certificate or secret key, see {@link digestOfPublicKeyBody}. */
export const digestOfKey = (key: Key): IdentityDigest => digestOfPublicKeyBody(publicKeyBody(key));

/** The body of the primary public key packet, of a certificate or of a secret key. */
export const publicKeyBody = (key: Key): Uint8Array => key.toPublic().keyPacket.write();
