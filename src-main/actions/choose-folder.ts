import type { FolderView } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Unlocked } from './unlocked.ts';

/** In the vault and nowhere else: a path may tell a name, or with whom one exchanges. */
const setting = 'exchange folder';

/** The exchange folder's path, or `folder-not-chosen`. Whether it is there is another question. */
export function chosenFolder({ vault }: Unlocked): Result<string> {
  const path = vault.read.setting(setting);
  return typeof path === 'string' ? done(path) : refused('folder-not-chosen');
}

/** Of the path only its last part is shown. */
export function showFolder(unlocked: Unlocked): FolderView {
  const folder = chosenFolder(unlocked);
  return { name: folder.ok ? unlocked.folders.nameOf(folder.value) : null };
}

/** Keeps the folder from now on, links resolved. Refusals: `folder-missing`, `folder-unreadable`, and of saving. */
export async function chooseFolder(unlocked: Unlocked, path: string): Promise<Result<FolderView>> {
  const folder = await unlocked.folders.choose(path);
  return folder.ok ? keep(unlocked, folder.value) : folder;
}

/** Nothing in the folder is touched. */
export const forgetFolder = (unlocked: Unlocked): Promise<Result<FolderView>> => keep(unlocked, null);

async function keep(unlocked: Unlocked, path: string | null): Promise<Result<FolderView>> {
  const saved = await unlocked.vault.append([{ kind: 'setting', name: setting, value: path }]);
  return saved.ok ? done(showFolder(unlocked)) : saved;
}
