import { restoredMark } from '../domain/restored-mark.ts';
import { done, type Result } from '../domain/result.ts';
import { markOf } from './erase-as-replaced.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * The user knows that what was erased after the copy is here again, and leaves it at that: it is neither tried nor said again.
 * Gives the vault to go on with. Refusals: those of saving.
 */
export async function settleRestored(unlocked: Unlocked): Promise<Result<Unlocked>> {
  const { erasedAgain: _said, ...rest } = unlocked;
  if (markOf(unlocked.vault.read) === null) return done(unlocked);
  const settled = await unlocked.vault.append([{ kind: 'setting', name: restoredMark, value: false }]);
  return settled.ok ? done(rest) : settled;
}
