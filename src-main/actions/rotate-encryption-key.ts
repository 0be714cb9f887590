import { done, refused, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import { identityEntry } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** The event after which bundles carry a certificate with the new key. */
export const keyChanged = 'encryption key changed';

/**
 * Makes a new encryption key on the same identity. Every later bundle carries the certificate with it; the old key's secret stays,
 * so that bundles on their way can be opened. Gives the vault with its new key. Refusals: `key-limit`, and of saving.
 */
export async function rotateEncryptionKey(unlocked: Unlocked): Promise<Result<Unlocked>> {
  const { pgp, clock } = unlocked;
  const own = await pgp.rotateEncryptionKey(unlocked.own, clock.now());
  if (own === null) return refused('key-limit');
  const saved = await appendJournalled(
    unlocked,
    [identityEntry(unlocked, own)],
    [{ what: keyChanged, at: clock.now().toISOString() }],
  );
  return saved.ok ? done({ ...unlocked, own }) : saved;
}
