import type { IdentityView } from '../../src-preload/contract/views.ts';
import { verificationDigits } from '../domain/verification-digits.ts';
import type { Certificate } from './ports/pgp.ts';
import type { Role } from '../domain/trust.ts';
import type { Unlocked } from './unlocked.ts';

export function identityView(certificate: Certificate, role: Role): IdentityView {
  return {
    name: certificate.name,
    role,
    digest: certificate.digest,
    digits: verificationDigits(certificate.digest),
    fingerprint: certificate.fingerprint,
    revoked: certificate.revoked,
    revokedBecause: certificate.revokedBecause,
  };
}

/** Who this vault belongs to, with the digits that others compare. */
export const showIdentity = (unlocked: Unlocked): IdentityView =>
  identityView(unlocked.own.certificate, unlocked.role);
