import { isIdentityDigest, type IdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { journalHead } from './journal.ts';
import { planAside, setAside, type PlannedAside } from './set-aside.ts';
import { contactEntry } from './trust-contact.ts';
import type { StoredContact } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** What {@link compromisedSince} would do. Refusals: `no-such-contact`, `no-such-restore-point`. */
export async function planCompromised(
  unlocked: Unlocked,
  digest: string,
  since: string,
): Promise<Result<PlannedAside>> {
  const known = contactIn(unlocked, digest);
  return known.ok ? planAside(unlocked, { since, author: known.value.digest }) : known;
}

/**
 * The contact's key or computer was in other hands from the time at which this bundle came: by this vault's order of
 * receipt, never by what anybody claims. The contact is rejected; what it wrote and what arrived with that bundle or later, in
 * anybody's bundles, is set aside. What came before stays and counts, and so does what others wrote, whoever brought
 * it. Refusals: as {@link planCompromised}, `no-such-preview` when the vault was written to since, and of saving.
 */
export async function compromisedSince(
  unlocked: Unlocked,
  digest: string,
  since: string,
  at: number,
): Promise<Result<{ readonly setAside: number }>> {
  if (journalHead(unlocked).number !== at) return refused('no-such-preview');
  const known = contactIn(unlocked, digest);
  if (!known.ok) return known;
  const planned = await planAside(unlocked, { since, author: known.value.digest });
  if (!planned.ok) return planned;
  const contact: StoredContact = { ...known.value, state: 'rejected', compared: null };
  const as = { reason: 'author-compromised', compromised: contact.digest } as const;
  const saved = await setAside(unlocked, planned.value, as, {
    entries: [contactEntry(contact, unlocked.clock.now())],
    events: [{ what: 'contact', digest: contact.digest, state: contact.state, role: contact.role }],
  });
  return saved.ok ? done({ setAside: planned.value.view.changes + planned.value.view.waiting }) : saved;
}

function contactIn({ vault }: Unlocked, digest: string): Result<StoredContact & { digest: IdentityDigest }> {
  const known = isIdentityDigest(digest) ? vault.read.contact(digest) : null;
  return known === null ? refused('no-such-contact') : done(known);
}
