// electron-vite builds three programs into one folder and so can't clear it itself.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export function build() {
  rmSync(join(root, 'out'), { recursive: true, force: true });
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'electron-vite'), ['build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

if (import.meta.main) process.exitCode = build();
