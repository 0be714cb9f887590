import type { FolderView } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Unlocked } from './unlocked.ts';

/** In the vault and nowhere else: a path may tell a name, or with whom one exchanges. */
const setting = 'exchange folder';

/** The exchange folder's path, or `folder-not-chosen`. Whether it is there is another question. */
function chosenFolder({ vault }: Unlocked): Result<string> {
  const path = vault.read.setting(setting);
  return typeof path === 'string' ? done(path) : refused('folder-not-chosen');
}

/** Of the path only its last part is shown. */
export function showFolder(unlocked: Unlocked): FolderView {
  const folder = chosenFolder(unlocked);
  return { name: folder.ok ? unlocked.folders.nameOf(folder.value) : null };
}

/**
 * The exchange folder's path, when it may be used. Asked anew each time: the vault may have been restored elsewhere since it was
 * chosen. Refusals: `folder-not-chosen`, `folder-missing`, `folder-unreadable`, `folder-holds-vault`.
 */
export async function usableFolder(unlocked: Unlocked): Promise<Result<string>> {
  const folder = chosenFolder(unlocked);
  return folder.ok ? apartFromVault(unlocked, folder.value) : folder;
}

/**
 * Keeps the folder from now on, links resolved. Refusals: `folder-missing`, `folder-unreadable`, `folder-holds-vault`, and of
 * saving.
 */
export async function chooseFolder(unlocked: Unlocked, path: string): Promise<Result<FolderView>> {
  const folder = await unlocked.folders.choose(path);
  if (!folder.ok) return folder;
  const apart = await apartFromVault(unlocked, folder.value);
  return apart.ok ? keep(unlocked, apart.value) : apart;
}

/** What syncs the folder would carry the vault away, or its backups and the anchor, and whoever shares it could replace them. */
async function apartFromVault({ folders, vault }: Unlocked, folder: string): Promise<Result<string>> {
  const entangled = await folders.entangled(folder, vault.path);
  if (!entangled.ok) return entangled;
  return entangled.value ? refused('folder-holds-vault') : done(folder);
}

/** Nothing in the folder is touched. */
export const forgetFolder = (unlocked: Unlocked): Promise<Result<FolderView>> => keep(unlocked, null);

async function keep(unlocked: Unlocked, path: string | null): Promise<Result<FolderView>> {
  const saved = await unlocked.vault.append([{ kind: 'setting', name: setting, value: path }]);
  return saved.ok ? done(showFolder(unlocked)) : saved;
}
