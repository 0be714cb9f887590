import type { DisclosureDigest } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import { rowOf } from './look-up.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Deletes the salts and values of a field, or of every field, from every change of a record: only their digests stay, as
 * tombstones, so that history still verifies and no import brings them back. The whole vault is re-sealed under a new
 * key. Partners keep what they have. Refusals: `no-such-record`, `field-unknown`, and those of rekeying.
 */
export async function eraseRecord(
  unlocked: Unlocked,
  id: string,
  field: string | null,
  progress: Progress,
): Promise<Result<{ readonly erased: number }>> {
  const row = rowOf(unlocked, id);
  if (!row.ok) return row;
  if (field !== null && recordType(row.value.type)?.fields.has(field) !== true)
    return refused('field-unknown', { field });
  const digests = new Set<DisclosureDigest>();
  for (const stored of await unlocked.vault.read.history(row.value.id)) {
    const change = unlocked.exchange.openChange(stored.id, stored.author, stored.wire);
    for (const { key, digest } of change.disclosures) if (isErasable(key, field)) digests.add(digest);
  }
  if (digests.size === 0) return done({ erased: 0 });
  const saved = await appendJournalled(
    unlocked,
    [{ kind: 'erased', digests: [...digests], at: unlocked.clock.now().toISOString() }],
    [{ what: 'erased', count: digests.size }],
  );
  if (!saved.ok) return saved;
  const sealed = await unlocked.vault.rekey(progress);
  return sealed.ok ? done({ erased: digests.size }) : sealed;
}

/** Values go; that there was a record of this type, and what replaced what, stays. */
function isErasable(key: string, field: string | null): boolean {
  const [, slot] = /^(?:field|set)\/(.+)$/s.exec(key) ?? [];
  return slot !== undefined && (field === null || slot === field || slot.startsWith(`${field}/`));
}
