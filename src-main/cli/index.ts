#!/usr/bin/env node
// The store's native part crashes older Nodes outright, so this file loads nothing before the version is known.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;

/** The Node that comes with the dependencies, when this one is too old. */
function ownNode(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = ownNode();
  if (node === null) {
    process.stderr.write(
      `corridor needs Node ${neededMajor} or newer; this is ${process.versions.node}. Run "npm ci" in its folder, or install Node ${neededMajor}.\n`,
    );
    process.exitCode = 6;
  } else {
    const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    process.exitCode = run.status ?? 6;
  }
}
