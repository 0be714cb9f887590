import { done, type Result } from '../domain/result.ts';
import { arrivalsPage, type PageLanguage } from './arrivals-page.ts';
import { appendJournalled } from './journal.ts';
import { showShelter } from './show-shelter.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Writes who comes as a page outside the vault, in the clear: the caller has warned. It is in the journal before it is on
 * the disk. Refusals: `file-exists`, `file-unwritable`, `disk-full`.
 */
export async function saveArrivals(
  unlocked: Unlocked,
  zone: string,
  language: PageLanguage,
  path: string,
  replace: boolean,
): Promise<Result<{ readonly file: string }>> {
  const page = arrivalsPage(await showShelter(unlocked, zone), language);
  const staged = await unlocked.files.stage(path, new TextEncoder().encode(page), replace);
  if (!staged.ok) return staged;
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'arrivals list saved', at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
