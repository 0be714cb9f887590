import { done, refused } from '../domain/result.ts';
import { chooseFolder, forgetFolder, showFolder, usableFolder } from './choose-folder.ts';
import { chosen } from './desk-vault.ts';
import type { ImportDesk } from './import-desk.ts';
import { keepWarning } from './keep-warning.ts';
import type { Handlers } from './ports/desk.ts';
import { scanFolder, type ScannedFolder } from './scan-folder.ts';
import { ScanMemory } from './scan-memory.ts';
import type { Seat } from './seat.ts';

type FolderHandlers = Pick<Handlers, Extract<keyof Handlers, `folder.${string}`>>;

/** The exchange folder. What may be opened of it is what the last scan has found. */
export function folderHandlers(seat: Seat, desk: ImportDesk): FolderHandlers {
  let scanned: ScannedFolder | null = null;
  let memory = new ScanMemory();
  const forget = () => {
    scanned = null;
    memory = new ScanMemory();
  };
  return {
    'folder.show': () => seat.show(showFolder),
    'folder.choose': (_, { path }) =>
      seat.with((unlocked) => {
        forget();
        return chooseFolder(unlocked, chosen(path));
      }),
    'folder.forget': () =>
      seat.with((unlocked) => {
        forget();
        return forgetFolder(unlocked);
      }),
    'folder.scan': (_, { progress }) =>
      seat.with(async (unlocked) => {
        // Before the folder is asked: a stick that hangs is cancelled too.
        const signal = desk.begin();
        const folder = await usableFolder(unlocked);
        if (!folder.ok) return folder;
        const scan = await scanFolder(unlocked, folder.value, progress, signal, memory);
        if (!scan.ok) return scan;
        scanned = scan.value;
        return done(scan.value.view);
      }),
    'folder.keepWarning': ({ file }) =>
      seat.with((unlocked) => {
        const fork = scanned?.forks.get(file);
        return fork === undefined ? refused('no-such-preview') : keepWarning(unlocked, fork);
      }),
    'folder.open': ({ file: sha256 }, { progress }) =>
      seat.with(async (unlocked) => {
        const file = scanned?.bundles.get(sha256);
        if (scanned === null || file === undefined) return refused('file-changing');
        const signal = desk.begin();
        const limit = unlocked.exchange.defaultOpenLimits.encrypted;
        const read = await unlocked.folders.read(scanned.folder, file, limit);
        if (!read.ok) return read;
        // What was listed under this name is what is opened.
        if (read.value.sha256 !== sha256) return refused('file-changing');
        return desk.inspect(unlocked, read.value.bytes, progress, signal);
      }),
  };
}
