import type { ContactView } from '../../src-preload/contract/views.ts';
import { checkChange } from '../domain/change-rules.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Role, TrustState } from '../domain/trust.ts';
import { toBase64url } from './base64url.ts';
import { certificateOf, contactView } from './contact-view.ts';
import { appendJournalled } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import { isHeld } from './held-back.ts';
import type { Unlocked } from './unlocked.ts';

export interface TrustDecision {
  readonly state?: TrustState;
  readonly role?: Role;
  readonly compared?: 'voice' | 'in person' | null;
}

/**
 * Sets what the user decided about a contact: state, role, how the digits were compared. Changes that waited in
 * quarantine for this author are released when the state becomes accepted or verified. Refusals: `no-such-contact`.
 */
export async function trustContact(
  unlocked: Unlocked,
  digest: string,
  decision: TrustDecision,
): Promise<Result<ContactView>> {
  const known = isIdentityDigest(digest) ? unlocked.vault.read.contact(digest) : null;
  if (known === null) return refused('no-such-contact');
  const state = decision.state ?? known.state;
  const compared = decision.state === 'verified' ? (decision.compared ?? 'voice') : known.compared;
  const next: StoredContact = {
    ...known,
    state,
    role: decision.role ?? known.role,
    // Whoever is no longer verified has to be compared anew.
    compared: state === 'verified' ? compared : null,
  };
  const trusted = next.state === 'accepted' || next.state === 'verified';
  const released = trusted ? await releaseQuarantined(unlocked, await certificateOf(unlocked, known)) : [];
  const saved = await appendJournalled(
    unlocked,
    [contactEntry(next, unlocked.clock.now()), ...released],
    [{ what: 'contact', digest: known.digest, state: next.state, role: next.role }],
  );
  return saved.ok ? done(await contactView(unlocked, next)) : saved;
}

export const contactEntry = (contact: StoredContact, at: Date): LogEntry => ({
  kind: 'contact',
  digest: contact.digest,
  certificate: toBase64url(contact.certificate),
  state: contact.state,
  role: contact.role,
  at: at.toISOString(),
  compared: contact.compared,
  aead: contact.aead,
});

/**
 * The changes of an author that waited for their author to be trusted. Each signature is checked against the certificate
 * that is trusted now: some came when none could be used. What breaks a rule goes on waiting, and so does everything by a
 * key that its owner revoked.
 */
export async function releaseQuarantined(
  unlocked: Unlocked,
  author: Certificate,
): Promise<readonly LogEntry[]> {
  if (author.revoked) return [];
  const released: LogEntry[] = [];
  for (const waiting of await unlocked.vault.read.quarantined()) {
    const { id, author: by, wire, from } = waiting;
    // What the user set aside, only the user brings back.
    if (by !== author.digest || isHeld(waiting)) continue;
    const verified = await unlocked.exchange.verifyChange(wire, author);
    if (!verified.ok || checkChange(verified.value.change.disclosures).kind === 'broken') continue;
    released.push({ kind: 'change', id, author: by, wire, from });
  }
  return released;
}
