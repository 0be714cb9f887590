import { done, refused, type Result } from '../domain/result.ts';
import { journalHead } from './journal.ts';
import { planAside, setAside } from './set-aside.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Goes back to the restore point before a bundle: everything that others sent with it or since is set aside. What the
 * owner wrote stays. Nothing is written when there is nothing to set aside. `at` is the preview's. Refusals:
 * `no-such-restore-point`, `no-such-preview` when the vault was written to since, and of saving.
 */
export async function backToRestorePoint(
  unlocked: Unlocked,
  since: string,
  at: number,
): Promise<Result<{ readonly setAside: number }>> {
  if (journalHead(unlocked).number !== at) return refused('no-such-preview');
  const planned = await planAside(unlocked, { since, author: null });
  if (!planned.ok) return planned;
  const { changes, waiting } = planned.value.view;
  if (planned.value.arrivals.length === 0) return done({ setAside: 0 });
  const as = { reason: 'set-aside', compromised: null } as const;
  const saved = await setAside(unlocked, planned.value, as, { entries: [], events: [] });
  return saved.ok ? done({ setAside: changes + waiting }) : saved;
}
