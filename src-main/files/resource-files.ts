import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Resources } from '../actions/ports/resources.ts';

/** The files of the app's own `resources` folder. Inside a packaged app it lies in the archive, which is checked as a whole. */
export function createResources(folder: URL): Resources {
  const root = fileURLToPath(folder);
  return {
    files: (name) =>
      readdirSync(join(root, name))
        .filter((file) => file.endsWith('.json'))
        .toSorted()
        .map((file) => ({ name: file, text: readFileSync(join(root, name, file), 'utf8') })),
  };
}
