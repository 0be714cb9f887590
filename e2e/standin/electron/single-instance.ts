import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Knock {
  readonly argv: readonly string[];
  readonly cwd: string;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * One app per profile folder. The first holds a lock file with its process id; a later one leaves a note beside it,
 * which the first one finds. All synchronous, since a second instance usually quits in the same breath.
 */
export function takeSingleInstanceLock(
  userData: string,
  onSecond: (knock: Knock) => void,
): (() => void) | null {
  const folder = join(userData, 'single-instance');
  const lock = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder !== process.pid && isAlive(holder)) {
      const knock: Knock = { argv: process.argv, cwd: process.cwd() };
      writeFileSync(join(folder, `knock-${process.pid}`), JSON.stringify(knock));
      return null;
    }
    // Left behind by one that was killed.
    writeFileSync(lock, `${process.pid}`);
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder).filter((file) => file.startsWith('knock-'))) {
      const note = join(folder, name);
      try {
        const knock = JSON.parse(readFileSync(note, 'utf8')) as Knock;
        rmSync(note, { force: true });
        onSecond(knock);
      } catch {
        // Half-written: the watcher fires again when it is complete.
      }
    }
  });
  watcher.unref();
  return () => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
