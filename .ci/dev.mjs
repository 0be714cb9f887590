// `npm run dev`: the app as `npm start` opens it, built anew whenever a source changes. The window is served by the app
// itself under its own policy, so there is no development server: locking (Ctrl+L) loads the new window and vault process.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';

import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');
const quiet = 300;
let waiting;

function rebuild() {
  const built = build() === 0;
  console.log(
    built ? 'Built. Ctrl+L in the window loads it; changes of main need a new start.' : 'Not built.',
  );
}

if (build() !== 0) process.exit(1);
for (const folder of ['src-main', 'src-preload', 'src-renderer']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(rebuild, quiet);
  });
}
const app = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
app.on('exit', (code) => process.exit(code ?? 1));
