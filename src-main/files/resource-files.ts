import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The texts of all JSON files in a folder of the app's own, by name. Throws where it isn't there: then the app is not whole.
 * In a packaged app the folder lies in the archive, which is checked as a whole.
 */
export function readResources(folder: URL): readonly string[] {
  const path = fileURLToPath(folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => readFileSync(join(path, name), 'utf8'));
}
