import type { ErasedAgain } from '../../src-preload/contract/views.ts';
import { readRestoredMark, restoredMark, type RestoredMark } from '../domain/restored-mark.ts';
import { eraseAgain } from './erase-again.ts';
import type { IndexReader, VaultOptions, Vaults } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** What is still to be done because this vault was copied back; null: nothing. */
export const markOf = (read: IndexReader): RestoredMark | null =>
  readRestoredMark(read.setting(restoredMark));

/**
 * Erases in a vault that was copied back what the one it replaced had erased since, as often as it is opened until that is done
 * or the user leaves it at that. Null when nothing is to be done.
 */
export async function eraseAsReplaced(
  unlocked: Unlocked,
  vaults: Vaults,
  options: VaultOptions,
): Promise<ErasedAgain | null> {
  const { vault } = unlocked;
  const mark = markOf(vault.read);
  if (mark === null) return null;
  const outcome = await eraseAsAll(unlocked, vaults, options, mark);
  if (outcome !== 'done') return outcome;
  const settled = await vault.append([{ kind: 'setting', name: restoredMark, value: false }]);
  // All that is lost by a disk that is full now is that it is looked for once more.
  return settled.ok ? 'done' : 'owed';
}

/**
 * Goes through the vaults that were replaced, back from the newest, until it meets the one that was here before and had itself
 * erased everything again. Those that lie there from earlier times alone know too little, but what they know counts.
 */
async function eraseAsAll(
  unlocked: Unlocked,
  vaults: Vaults,
  options: VaultOptions,
  mark: RestoredMark,
): Promise<ErasedAgain> {
  let wanted = mark.before;
  let unread = false;
  for (const path of await unlocked.files.replacedVaults(options.path)) {
    // Another passphrase, a damaged file: nothing of it is needed to work on, and the user is told.
    const opened = await vaults.open({ ...options, path, anchor: null });
    if (!opened.ok) {
      unread = true;
      continue;
    }
    const replaced = opened.value;
    try {
      if (!isOfSameOwner(unlocked, replaced.read)) continue;
      if (!(await eraseAgain(unlocked, replaced.read, options.progress)).ok) return 'owed';
      if (wanted !== null && !replaced.reaches(wanted)) continue;
      const further = markOf(replaced.read);
      if (further === null) return 'done';
      wanted = further.before;
    } finally {
      await replaced.close();
    }
  }
  return unread ? 'owed' : 'impossible';
}

/** The copy may be from before its owner took another key. */
const isOfSameOwner = ({ own }: Unlocked, read: IndexReader): boolean =>
  [read.identity(), ...read.formerIdentities()].some((one) => one?.digest === own.certificate.digest);
