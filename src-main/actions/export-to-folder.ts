import type { ExportResult } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { exportInto } from './export-bundle.ts';
import type { PlannedBundle } from './plan-bundle.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Puts the planned bundle into a folder that another program syncs, under a random name; further parts have names of
 * their own, which nobody can tell belong together. The temporary file has a name that no scan takes for a bundle, and the
 * rename is the last thing done: no half of it ever goes out. Refusals: those of {@link exportInto}, `folder-missing`,
 * `folder-unreadable`, `folder-unwritable`.
 */
export async function exportToFolder(
  unlocked: Unlocked,
  plan: PlannedBundle,
  folder: string,
): Promise<Result<ExportResult>> {
  const exported = await exportInto(unlocked, plan, async () => {
    const file = await unlocked.folders.newFile(folder);
    // Nothing is ever replaced under a name of 128 random bits. A rename leaves no empty file there first, as taking the
    // name would where there are no hard links.
    return file.ok ? done({ path: file.value, replace: true }) : file;
  });
  return exported.ok || exported.refusal.code !== 'file-unwritable' ? exported : refused('folder-unwritable');
}
