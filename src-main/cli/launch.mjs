#!/usr/bin/env node
// The `corridor` of package.json: a file that is there right after `npm ci`, so that npx finds it in this folder and
// never asks the registry for a package of that name. Builds what it starts when that was not built yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'out', 'cli', 'index.js');

if (!existsSync(built)) {
  const own = join(root, 'node_modules', '.bin');
  // Standard output belongs to the command's results.
  const { status } = spawnSync(
    join(own, process.platform === 'win32' ? 'node.cmd' : 'node'),
    [join(root, '.ci', 'build.mjs')],
    {
      cwd: root,
      stdio: ['ignore', 2, 'inherit'],
      env: { ...process.env, PATH: `${own}${delimiter}${process.env.PATH ?? ''}` },
    },
  );
  if (status !== 0 || !existsSync(built)) {
    process.stderr.write('corridor could not be built. Run "npm ci" in its folder, then "npm run build".\n');
    process.exit(6);
  }
}
await import(pathToFileURL(built).href);
