import type { AskerDoubt } from '../domain/erasure.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { isTrusted } from '../domain/trust.ts';
import { certificateOf } from './contact-view.ts';
import { isReplaced } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Why a request by this contact may not be theirs: a stolen key asks in their name for what is in its new owner's way.
 * Null when nothing speaks against them.
 */
export async function askerDoubt(unlocked: Unlocked, asker: IdentityDigest): Promise<AskerDoubt | null> {
  const { read } = unlocked.vault;
  const contact = read.contact(asker);
  const entry = read.trust().entries.get(asker);
  if (contact === null) return 'unknown';
  if (entry?.stands === true) return 'compromised';
  if (contact.state === 'rejected') return 'rejected';
  if ((await certificateOf(unlocked, contact)).revoked) return 'revoked';
  if (isReplaced(unlocked, asker)) return 'replaced';
  return isTrusted(entry) ? null : 'unknown';
}
