import { done, refused, type Result } from '../domain/result.ts';
import { toBase64url } from './base64url.ts';
import { finishErasing, rekeyOwed } from './erase-values.ts';
import { appendJournalled } from './journal.ts';
import { identityEntry } from './own-identities.ts';
import type { LogEntry } from './ports/log.ts';
import type { Progress } from './ports/surroundings.ts';
import { showKeys } from './show-keys.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Destroys the secret halves of every key that a newer one has replaced, those of former identities included, and re-seals the
 * whole vault so that nothing in it holds them. What was made for these keys can't be opened any more by anyone; copies of
 * the vault file still hold them. Refusals: `contacts-behind` while somebody may still use an old key and the user is not `sure`,
 * and those of rekeying.
 */
export async function destroyOldSecrets(
  unlocked: Unlocked,
  sure: boolean,
  progress: Progress,
): Promise<Result<Unlocked>> {
  const { pgp, vault, clock } = unlocked;
  const held = await pgp.heldKeys(unlocked.own);
  const formers = unlocked.formers.filter(({ secret }) => secret.length > 0);
  if (held.every(({ current }) => current) && formers.length === 0 && vault.read.setting(rekeyOwed) !== true)
    return done(unlocked);
  const { behind } = await showKeys(unlocked);
  if (behind.length > 0 && !sure)
    return refused('contacts-behind', { names: behind.map(({ name }) => name).join(', ') });
  const at = clock.now().toISOString();
  const own = await pgp.withoutOldSecrets(unlocked.own);
  const emptied = vault.read
    .formerIdentities()
    .map(({ digest, certificate, revocation, role }): LogEntry => ({
      kind: 'identity',
      digest,
      secret: '',
      certificate: toBase64url(certificate),
      revocation,
      role,
      at,
      former: true,
    }));
  const saved = await appendJournalled(
    unlocked,
    [identityEntry(unlocked, own), ...emptied, { kind: 'setting', name: rekeyOwed, value: true }],
    [{ what: 'old secrets destroyed', at }],
  );
  if (!saved.ok) return saved;
  const sealed = await finishErasing(unlocked, progress);
  if (!sealed.ok) return sealed;
  for (const { secret } of [unlocked.own, ...formers]) secret.fill(0);
  return done({
    ...unlocked,
    own,
    formers: unlocked.formers.map(({ certificate }) => ({ certificate, secret: new Uint8Array() })),
  });
}
