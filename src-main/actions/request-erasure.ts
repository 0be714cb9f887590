import type { ErasedAndAsked } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Asking } from './erase-record.ts';
import { signRequests } from './erasure-requests.ts';
import { erasableOf, holdersOfErasable, type ErasureWish } from './erasure-scope.ts';
import { appendJournalled } from './journal.ts';
import type { Unlocked } from './unlocked.ts';
import { pickHolders } from './value-holders.ts';

/**
 * Asks partners to erase what was erased here before: of a record, and of whatever was
 * erased with it, or of one act of erasing. Refusals:
 * `no-such-record`, `no-such-contact`, `holds-nothing` (nobody was picked, or they have nothing of it),
 * `contact-not-accepted`.
 */
export async function requestErasure(
  unlocked: Unlocked,
  wish: ErasureWish,
  { to, reason }: Asking,
): Promise<Result<Pick<ErasedAndAsked, 'asked'>>> {
  const erasable = await erasableOf(unlocked, wish);
  if (!erasable.ok) return erasable;
  const picked = pickHolders(unlocked, await holdersOfErasable(unlocked, erasable.value, 'earlier'), to);
  if (!picked.ok) return picked;
  if (picked.value.length === 0) return refused('holds-nothing');
  const { entries, events } = await signRequests(unlocked, picked.value, reason);
  const saved = await appendJournalled(unlocked, entries, events);
  return saved.ok ? done({ asked: picked.value.length }) : saved;
}
