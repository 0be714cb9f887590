import type { ErasedAndAsked } from '../../src-preload/contract/views.ts';
import type { ErasureReason } from '../domain/erasure.ts';
import { done, type Result } from '../domain/result.ts';
import { signRequests } from './erasure-requests.ts';
import { erasableOf, holdersOfErasable } from './erasure-scope.ts';
import { eraseValues } from './erase-values.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';
import { pickHolders } from './value-holders.ts';

/** Whom to ask to erase the same, by digest, and why. */
export interface Asking {
  readonly to: readonly string[];
  readonly reason: ErasureReason;
}

/**
 * Deletes the salts and values of a field, or of every field, from every change of a record, and with `below` of all that
 * belongs to it: only their digests stay, as tombstones, so that history still verifies and no import brings them back. So it
 * goes for what waits in quarantine, and drafts about the records are dropped. The whole vault is re-sealed under a new key.
 * Partners keep what they have; those in `ask` are asked to erase it too, as a request signed in the same act. Refusals:
 * `no-such-record`, `field-unknown`, `no-such-contact`, `holds-nothing`, `contact-not-accepted`, and those of rekeying.
 */
export async function eraseRecord(
  unlocked: Unlocked,
  id: string,
  field: string | null,
  progress: Progress,
  { below = false, ask }: { readonly below?: boolean; readonly ask?: Asking | undefined } = {},
): Promise<Result<ErasedAndAsked>> {
  const erasable = await erasableOf(unlocked, { id, field: field ?? undefined, below });
  if (!erasable.ok) return erasable;
  const { values, scope } = erasable.value;
  const to = ask?.to ?? [];
  const holders = to.length === 0 ? [] : await holdersOfErasable(unlocked, erasable.value, 'both');
  const picked = pickHolders(unlocked, holders, to);
  if (!picked.ok) return picked;
  const requests = await signRequests(unlocked, picked.value, ask?.reason ?? 'no longer needed');
  const whole = scope.field === null ? scope.records : new Set<never>();
  const erased = await eraseValues(unlocked, values, { ...requests, whole }, progress);
  return erased.ok ? done({ ...erased.value, asked: picked.value.length }) : erased;
}
