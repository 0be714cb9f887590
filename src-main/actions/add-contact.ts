import type { CertificatePreview, ContactView } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Role } from '../domain/trust.ts';
import { toBase64url } from './base64url.ts';
import { newsOf, renewalEvents } from './bundled-certificates.ts';
import { certificateOf, contactView, namesOf } from './contact-view.ts';
import { appendJournalled } from './journal.ts';
import { isOwn } from './own-identities.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import { identityView } from './show-identity.ts';
import { releaseQuarantined } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

/** A file of a certificate, or of a revocation alone, as it stands to what is kept. */
interface Offered {
  /** With everything that is kept of it: a revocation once seen is never dropped, whatever older file somebody finds. */
  readonly certificate: Certificate;
  readonly known: StoredContact | null;
  readonly kept: Certificate | null;
  readonly revocation: boolean;
}

/** Refusals: `certificate-…`, `contact-is-self`, `revocation-unmatched`. */
async function offeredIn(unlocked: Unlocked, bytes: Uint8Array): Promise<Result<Offered>> {
  const { pgp, vault } = unlocked;
  if (await pgp.isRevocation(bytes)) return revokedIn(unlocked, bytes);
  const read = await pgp.readCertificate(bytes);
  if (!read.ok) return read;
  if (isOwn(unlocked, read.value.digest)) return refused('contact-is-self');
  const known = vault.read.contact(read.value.digest);
  const kept = known === null ? null : await certificateOf(unlocked, known);
  const certificate = kept === null ? read.value : await pgp.mergeCertificates(kept, read.value);
  return done({ certificate, known, kept, revocation: false });
}

/** Whose key a revocation withdraws: the one that made it. */
async function revokedIn(unlocked: Unlocked, bytes: Uint8Array): Promise<Result<Offered>> {
  const { pgp, vault, own, formers } = unlocked;
  for (const known of vault.read.contacts()) {
    const kept = await certificateOf(unlocked, known);
    const certificate = await pgp.applyRevocation(kept, bytes);
    if (certificate !== null) return done({ certificate, known, kept, revocation: true });
  }
  for (const { certificate } of [own, ...formers])
    if ((await pgp.applyRevocation(certificate, bytes)) !== null) return refused('contact-is-self');
  return refused('revocation-unmatched');
}

/** What a certificate file says, before anything is kept. Refusals: `certificate-…`, `contact-is-self`, `revocation-unmatched`. */
export async function inspectCertificate(
  unlocked: Unlocked,
  bytes: Uint8Array,
): Promise<Result<CertificatePreview>> {
  const offered = await offeredIn(unlocked, bytes);
  if (!offered.ok) return offered;
  const { certificate, known, revocation } = offered.value;
  const names = await namesOf(unlocked);
  const bearers = (names.get(certificate.name) ?? 0) - (known === null ? 0 : 1);
  const { role: _, ...identity } = identityView(certificate, 'coordinator');
  return done({
    identity,
    known: known?.state ?? null,
    role: known?.role ?? null,
    sameName: bearers > 0,
    revocation,
  });
}

/**
 * Keeps a certificate as an accepted contact: the user has chosen to work with it, its digits are not compared yet. A
 * known contact keeps its state unless it was unknown. A revocation alone changes neither state nor role of the contact that it
 * is for. Refusals as {@link inspectCertificate}.
 */
export async function addContact(
  unlocked: Unlocked,
  bytes: Uint8Array,
  role: Role,
): Promise<Result<ContactView>> {
  const offered = await offeredIn(unlocked, bytes);
  if (!offered.ok) return offered;
  const { certificate, known, kept, revocation } = offered.value;
  const { digest } = certificate;
  const chosen = known === null || (known.state === 'unknown' && !revocation) ? 'accepted' : known.state;
  const at = unlocked.clock.now().toISOString();
  const entry = {
    kind: 'contact',
    digest,
    certificate: toBase64url(certificate.bytes),
    state: chosen,
    role: known !== null && revocation ? known.role : role,
    at,
    compared: known?.compared ?? null,
    aead: certificate.aead || (known?.aead ?? false),
  } as const;
  const released =
    chosen === 'accepted' || chosen === 'verified' ? await releaseQuarantined(unlocked, certificate) : [];
  const saved = await appendJournalled(
    unlocked,
    [entry, ...released],
    [
      { what: 'contact', digest, state: chosen, role: entry.role },
      ...renewalEvents(digest, kept === null ? null : newsOf(kept, certificate), at),
    ],
  );
  if (!saved.ok) return saved;
  const contact = unlocked.vault.read.contact(digest);
  if (contact === null) throw new Error('contact missing after it was saved');
  return done(await contactView(unlocked, contact));
}
