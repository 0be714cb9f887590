import type { Certificate, PgpForExchange } from '../actions/ports/pgp.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';
import { certificateDigestOf } from './member-names.ts';
import type { TarMember } from './ustar.ts';

/** Certificates that came along, by the digest that they are named after. */
export interface BundleCertificates {
  readonly usable: ReadonlyMap<IdentityDigest, Certificate>;
  /** Why the others can't be used. They block nobody but their own authors. */
  readonly unusable: ReadonlyMap<IdentityDigest, RefusalCode>;
}

/**
 * Reads one certificate of a bundle. A name that isn't the certificate's own is the sender's lie, so the bundle is refused
 * (`certificate-malformed`); what is wrong inside a certificate may be its owner's or this version's doing.
 */
export async function readBundleCertificate(
  member: TarMember,
  digest: IdentityDigest,
  pgp: Pick<PgpForExchange, 'readCertificate'>,
): Promise<Result<Certificate | Refusal>> {
  const read = await pgp.readCertificate(member.content);
  if (!read.ok) return done(read.refusal);
  if (read.value.digest !== digest)
    return refused('certificate-malformed', { certificate: digest, fault: 'named-otherwise' });
  return done(read.value);
}

/** Reads all of them. Refusal: `certificate-malformed` for a certificate under another's name, or too many of them. */
export async function readBundleCertificates(
  members: readonly TarMember[],
  pgp: Pick<PgpForExchange, 'readCertificate'>,
): Promise<Result<BundleCertificates>> {
  const usable = new Map<IdentityDigest, Certificate>();
  const unusable = new Map<IdentityDigest, RefusalCode>();
  for (const member of members) {
    const digest = certificateDigestOf(member.name);
    if (digest === null) continue;
    if (usable.size + unusable.size === bundleLimits.certificates)
      return refused('certificate-malformed', { fault: 'too-many' });
    const read = await readBundleCertificate(member, digest, pgp);
    if (!read.ok) return read;
    if ('code' in read.value) unusable.set(digest, read.value.code);
    else usable.set(digest, read.value);
  }
  return done({ usable, unusable });
}
