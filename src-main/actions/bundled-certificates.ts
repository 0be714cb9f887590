import { toBase64url } from './base64url.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { JournalEvent } from './journal.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import { isOwn } from './own-identities.ts';
import type { Incoming } from './incoming-changes.ts';
import type { Unlocked } from './unlocked.ts';

type ContactEntry = Extract<LogEntry, { kind: 'contact' }>;

/** Someone known, with another certificate, or with something new to be remembered of it. */
export interface Renewal {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  readonly aead: boolean;
  /** What people should hear of it; null: nothing. */
  readonly news: 'revoked' | 'new key' | null;
}

/** Authors of what came whom this vault has never met. Certificates of nobody's words are not kept. */
export function strangersIn(
  unlocked: Unlocked,
  { certificates }: DecodedBundle,
  incoming: readonly Incoming[],
): readonly Certificate[] {
  const authors = new Set(incoming.map(({ change }) => change.author));
  return certificates.filter(
    ({ digest }) =>
      !isOwn(unlocked, digest) && authors.has(digest) && unlocked.vault.read.contact(digest) === null,
  );
}

/**
 * What certificates that came along change about known contacts. `stored` gives the certificate that is kept. Whoever brings
 * them: what the owner's primary key signed is added, an old copy takes nothing back, and a revocation stays. A contact that
 * once sealed with SEIPDv2 gets nothing less from then on.
 */
export async function renewalsIn(
  { pgp, vault: { read } }: Unlocked,
  { certificates, manifest, aead }: DecodedBundle,
  stored: ReadonlyMap<string, Certificate>,
): Promise<readonly Renewal[]> {
  const renewals: Renewal[] = [];
  for (const offered of certificates) {
    const contact = read.contact(offered.digest);
    const kept = stored.get(offered.digest);
    if (contact === null || kept === undefined) continue;
    const certificate = await pgp.mergeCertificates(kept, offered);
    const understands = contact.aead || certificate.aead || (offered.digest === manifest.from && aead);
    if (certificate === kept && understands === contact.aead) continue;
    renewals.push({ contact, certificate, aead: understands, news: newsOf(kept, certificate) });
  }
  return renewals;
}

/** What a renewed certificate says that the kept one did not. */
export function newsOf(kept: Certificate, renewed: Certificate): Renewal['news'] {
  if (renewed.revokedBecause !== kept.revokedBecause) return 'revoked';
  return renewed.sealsTo === kept.sealsTo ? null : 'new key';
}

/** What the journal says of it: by order of receipt, not by what anybody's clock claims. */
export const renewalEvents = (
  digest: IdentityDigest,
  news: Renewal['news'],
  at: string,
): readonly JournalEvent[] =>
  news === null ? [] : [{ what: news === 'revoked' ? 'contact revoked' : 'contact key changed', digest, at }];

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
