import { toBase64url } from './base64url.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import type { Incoming } from './incoming-changes.ts';
import type { Unlocked } from './unlocked.ts';

type ContactEntry = Extract<LogEntry, { kind: 'contact' }>;

/** Someone known, with another certificate, or with something new to be remembered of it. */
export interface Renewal {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  readonly aead: boolean;
}

/** Authors of what came whom this vault has never met. Certificates of nobody's words are not kept. */
export function strangersIn(
  { vault, own }: Unlocked,
  { certificates }: DecodedBundle,
  incoming: readonly Incoming[],
): readonly Certificate[] {
  const authors = new Set(incoming.map(({ change }) => change.author));
  return certificates.filter(
    ({ digest }) =>
      digest !== own.certificate.digest && authors.has(digest) && vault.read.contact(digest) === null,
  );
}

/**
 * What certificates that came along change about known contacts. `stored` gives the certificate that is kept. From its
 * owner, in a bundle that is not an old one, it may bring other subkeys, under the same name; from anyone it may bring its
 * owner's revocation, which nothing takes back. A contact that once sealed with SEIPDv2 gets nothing less from then on.
 */
export function renewalsIn(
  { vault: { read } }: Unlocked,
  { certificates, manifest, verdict, aead }: DecodedBundle,
  stored: ReadonlyMap<string, Certificate>,
): readonly Renewal[] {
  const isCurrent = verdict.kind !== 'late' && verdict.kind !== 'again';
  return certificates.flatMap((offered) => {
    const contact = read.contact(offered.digest);
    const kept = stored.get(offered.digest);
    if (contact === null || kept === undefined) return [];
    const isSender = offered.digest === manifest.from;
    const certificate = isBetter(kept, offered, isSender && isCurrent) ? offered : kept;
    const understands = contact.aead || certificate.aead || (isSender && aead);
    return certificate === kept && understands === contact.aead
      ? []
      : [{ contact, certificate, aead: understands }];
  });
}

/** Whether another certificate of the same primary key replaces the one that is kept. */
function isBetter(kept: Certificate, offered: Certificate, fromOwner: boolean): boolean {
  if (kept.revoked !== offered.revoked) return offered.revoked;
  return fromOwner && offered.name === kept.name && !Buffer.from(kept.bytes).equals(offered.bytes);
}

/** Trusted for nothing yet, and with a role that neither writes nor gets anything: a role is for the user to give. */
export const strangerEntry = ({ digest, bytes, aead }: Certificate, at: string): ContactEntry => ({
  kind: 'contact',
  digest,
  certificate: toBase64url(bytes),
  state: 'unknown',
  role: 'auditor',
  at,
  compared: null,
  aead,
});

/** State and role stay what the user made them. */
export const renewalEntry = ({ contact, certificate, aead }: Renewal, at: string): ContactEntry => ({
  kind: 'contact',
  digest: contact.digest,
  certificate: toBase64url(certificate.bytes),
  state: contact.state,
  role: contact.role,
  at,
  compared: contact.compared,
  aead,
});
