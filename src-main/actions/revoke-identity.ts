import { done, refused, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import { identityEntry, isNamed } from './own-identities.ts';
import type { RevocationReason } from './ports/pgp.ts';
import type { Unlocked } from './unlocked.ts';

export interface Revocation {
  readonly reason: RevocationReason;
  /** The own name, typed: nobody revokes a key by a slip of the hand. */
  readonly name: string;
}

/**
 * Withdraws the own key for good. The certificate that is saved and sent from now on says so, and whoever has seen that takes nothing
 * new by this key; what it signed before stays. The vault goes on as before. Refusals: `name-differs`, and of saving.
 */
export async function revokeIdentity(unlocked: Unlocked, said: Revocation): Promise<Result<Unlocked>> {
  const { pgp, clock } = unlocked;
  if (!isNamed(unlocked.own.certificate, said.name)) return refused('name-differs');
  const own = await pgp.revokeIdentity(unlocked.own, said.reason, clock.now());
  const saved = await appendJournalled(
    unlocked,
    [identityEntry(unlocked, own)],
    [{ what: 'identity revoked', reason: said.reason, at: clock.now().toISOString() }],
  );
  return saved.ok ? done({ ...unlocked, own }) : saved;
}
