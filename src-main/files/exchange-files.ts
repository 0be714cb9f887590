import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Files } from '../actions/ports/files.ts';
import type { Randomness } from '../actions/ports/surroundings.ts';
import { refused } from '../domain/result.ts';
import { readBounded } from './read-file.ts';
import { replacedVaults } from './restore-vault.ts';
import { stageWith } from './stage-file.ts';

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The real file system behind the port. */
export function createFiles(randomness: Randomness): Files {
  return {
    read: readBounded,
    async stage(path, bytes, replace) {
      // Refused again at commit, when it counts; this spares the work.
      if (!replace && (await exists(path))) return refused('file-exists');
      return stageWith(path, replace, randomness, (handle) => handle.writeFile(bytes));
    },
    replacedVaults,
    nameOf: (path) => basename(path),
  };
}
