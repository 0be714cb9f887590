import type { IdentityDigest } from '../domain/ids.ts';
import { toBase64url } from './base64url.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate, OwnIdentity } from './ports/pgp.ts';
import type { StoredIdentity } from './ports/store.ts';
import type { Tools, Unlocked } from './unlocked.ts';

/** An own identity out of the vault; null when it can't be read. */
export async function ownIdentityOf({ pgp }: Tools, stored: StoredIdentity): Promise<OwnIdentity | null> {
  const read = await pgp.readCertificate(stored.certificate);
  return read.ok ? { certificate: read.value, secret: stored.secret } : null;
}

/** True for who the owner of this vault is, and for who they were before. */
export const isOwn = ({ own, formers }: Unlocked, digest: IdentityDigest): boolean =>
  own.certificate.digest === digest || formers.some(({ certificate }) => certificate.digest === digest);

/** How fields name the owner of this vault: own digests, former ones, and the names that go with them. */
export const ownNames = ({ own, formers }: Unlocked): ReadonlySet<string> =>
  new Set([own, ...formers].flatMap(({ certificate }) => [certificate.digest as string, certificate.name]));

/** Who a typed name confirms: case and the spaces around it don't matter. */
export const isNamed = ({ name }: Certificate, typed: string): boolean =>
  typed.normalize('NFC').trim().toLowerCase() === name.normalize('NFC').trim().toLowerCase();

/** The current identity with other keys, for the log. */
export const identityEntry = (
  { vault, role, clock }: Unlocked,
  { certificate, secret }: OwnIdentity,
): Extract<LogEntry, { kind: 'identity' }> => ({
  kind: 'identity',
  digest: certificate.digest,
  secret: toBase64url(secret),
  certificate: toBase64url(certificate.bytes),
  revocation: vault.read.identity()?.revocation ?? '',
  role,
  at: clock.now().toISOString(),
});
