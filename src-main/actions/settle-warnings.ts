import type { ContactView } from '../../src-preload/contract/views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { contactView } from './contact-view.ts';
import { appendJournalled } from './journal.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * The user has spoken with a contact: what stood about it until now stands no more. Nothing is written when nothing
 * stood. Refusals: `no-such-contact`, and of saving.
 */
export async function settleWarnings(unlocked: Unlocked, digest: string): Promise<Result<ContactView>> {
  const { read } = unlocked.vault;
  const contact = isIdentityDigest(digest) ? read.contact(digest) : null;
  if (contact === null) return refused('no-such-contact');
  if (read.warnings(contact.digest).some(({ settled }) => !settled)) {
    const at = unlocked.clock.now().toISOString();
    const saved = await appendJournalled(
      unlocked,
      [{ kind: 'warning settled', contact: contact.digest, at }],
      [{ what: 'warning settled', digest: contact.digest, at }],
    );
    if (!saved.ok) return saved;
  }
  return done(await contactView(unlocked, contact));
}
