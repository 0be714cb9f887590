import type { CertificatePreview, ContactView } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Role } from '../domain/trust.ts';
import { toBase64url } from './base64url.ts';
import { certificateOf, contactView, namesOf } from './contact-view.ts';
import { appendJournalled } from './journal.ts';
import { identityView } from './show-identity.ts';
import { releaseQuarantined } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

/** What a certificate file says, before anything is kept. Refusals: `certificate-…`, `contact-is-self`. */
export async function inspectCertificate(
  unlocked: Unlocked,
  bytes: Uint8Array,
): Promise<Result<CertificatePreview>> {
  const read = await unlocked.pgp.readCertificate(bytes);
  if (!read.ok) return read;
  const { digest, name } = read.value;
  if (digest === unlocked.own.certificate.digest) return refused('contact-is-self');
  const known = unlocked.vault.read.contact(digest);
  const names = await namesOf(unlocked);
  const bearers = (names.get(name) ?? 0) - (known === null ? 0 : 1);
  const { role: _, ...identity } = identityView(read.value, 'coordinator');
  return done({ identity, known: known?.state ?? null, sameName: bearers > 0 });
}

/**
 * Keeps a certificate as an accepted contact: the user has chosen to work with it, its digits are not compared yet. A
 * known contact keeps its state unless it was unknown. Refusals as {@link inspectCertificate}.
 */
export async function addContact(
  unlocked: Unlocked,
  bytes: Uint8Array,
  role: Role,
): Promise<Result<ContactView>> {
  const read = await unlocked.pgp.readCertificate(bytes);
  if (!read.ok) return read;
  const { digest, aead } = read.value;
  if (digest === unlocked.own.certificate.digest) return refused('contact-is-self');
  const known = unlocked.vault.read.contact(digest);
  const kept = known === null ? null : await certificateOf(unlocked, known);
  // A revocation once seen is never dropped, whatever older file somebody finds.
  const certificate = kept?.revoked === true && !read.value.revoked ? kept : read.value;
  const state = known === null || known.state === 'unknown' ? 'accepted' : known.state;
  const entry = {
    kind: 'contact',
    digest,
    certificate: toBase64url(certificate.bytes),
    state,
    role,
    at: unlocked.clock.now().toISOString(),
    compared: known?.compared ?? null,
    aead: aead || (known?.aead ?? false),
  } as const;
  const released =
    state === 'accepted' || state === 'verified' ? await releaseQuarantined(unlocked, certificate) : [];
  const saved = await appendJournalled(
    unlocked,
    [entry, ...released],
    [{ what: 'contact', digest, state, role }],
  );
  if (!saved.ok) return saved;
  const contact = unlocked.vault.read.contact(digest);
  if (contact === null) throw new Error('contact missing after it was saved');
  return done(await contactView(unlocked, contact));
}
