// `npm start`: the app in Electron, or in the stand-in where Electron's binary can't be had.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { build } from './build.mjs';
import { provide } from './provide.mjs';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function needsBuild() {
  const built = join(root, 'out', 'main', 'index.js');
  if (!existsSync(built)) return true;
  const sources = [
    'src-main',
    'src-preload',
    'src-renderer',
    'resources',
    'package.json',
    'electron.vite.config.ts',
  ];
  return Math.max(...sources.map((name) => newest(join(root, name)))) > statSync(built).mtimeMs;
}

/** The package itself is never asked: it would try to download what is missing. */
function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  const binary = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8').trim()) : '';
  return binary !== '' && existsSync(binary) ? binary : null;
}

function hand(command, commandArgs) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

function endWithoutScreen() {
  const hasScreen = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
  if (hasScreen || process.platform !== 'linux' || args.includes('--headless')) return;
  console.error('There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are empty).');
  process.exit(1);
}

const electron = electronBinary();
endWithoutScreen();
if (electron === null) provide(['chromium', 'fonts']);
if (needsBuild() && build() !== 0) process.exit(1);
if (electron === null) {
  const standIn = join(root, 'e2e', 'standin', 'open.ts');
  hand(process.execPath, ['--disable-warning=ExperimentalWarning', standIn, ...args]);
} else {
  hand(electron, [root, ...args]);
}
