import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { commandLine } from './command-line.ts';
import { PreventableEvent } from './event.ts';
import { host } from './host-link.ts';
import { takeSingleInstanceLock } from './single-instance.ts';

const appPath = process.env['STANDIN_APP_PATH'] ?? process.cwd();

function manifest(): { name?: string; version?: string } {
  try {
    return JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as {
      name?: string;
      version?: string;
    };
  } catch {
    return {};
  }
}

let name = manifest().name ?? 'app';
const paths = new Map<string, string>([
  ['home', homedir()],
  ['temp', tmpdir()],
  ['appData', join(homedir(), '.config')],
  ['documents', join(homedir(), 'Documents')],
  ['downloads', join(homedir(), 'Downloads')],
  ['desktop', join(homedir(), 'Desktop')],
  ['exe', process.execPath],
]);
const userDataSwitch = commandLine.getSwitchValue('user-data-dir');
if (userDataSwitch !== '') paths.set('userData', userDataSwitch);

interface OpenWindow {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
}

/** Filled by BrowserWindow; here because quitting closes them. */
export const openWindows = new Set<OpenWindow>();

let isReady = false;
let quitting = false;
let exitCode = 0;
let releaseLock: (() => void) | null = null;
const ready = Promise.withResolvers<void>();

class App extends EventEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = false;

  get name(): string {
    return name;
  }

  whenReady(): Promise<void> {
    return ready.promise;
  }

  isReady(): boolean {
    return isReady;
  }

  /** Asks every window first; any of them, or a listener, may keep the app open. */
  quit(): void {
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    quitting = true;
    for (const window of openWindows) window.close();
    if (openWindows.size > 0) {
      quitting = false;
      return;
    }
    const last = new PreventableEvent();
    this.emit('will-quit', last);
    if (last.defaultPrevented) {
      quitting = false;
      return;
    }
    this.emit('quit', new PreventableEvent(), exitCode);
    leave(exitCode);
  }

  exit(code = 0): void {
    exitCode = code;
    for (const window of openWindows) window.destroy();
    this.emit('quit', new PreventableEvent(), code);
    leave(code);
  }

  relaunch(): void {}

  focus(): void {}

  requestSingleInstanceLock(): boolean {
    releaseLock ??= takeSingleInstanceLock(this.getPath('userData'), ({ argv, cwd }) => {
      this.emit('second-instance', new PreventableEvent(), [...argv], cwd, null);
    });
    return releaseLock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return releaseLock !== null;
  }

  releaseSingleInstanceLock(): void {
    releaseLock?.();
    releaseLock = null;
  }

  getPath(key: string): string {
    const path = key === 'userData' ? (paths.get(key) ?? join(homedir(), '.config', name)) : paths.get(key);
    if (path === undefined) throw new Error(`Failed to get '${key}' path`);
    if (key === 'userData') mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  setPath(key: string, path: string): void {
    paths.set(key, path);
  }

  setName(newName: string): void {
    name = newName;
  }

  getName(): string {
    return name;
  }

  getVersion(): string {
    return manifest().version ?? '0.0.0';
  }

  getAppPath(): string {
    return appPath;
  }

  getLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getPreferredSystemLanguages(): string[] {
    const languages =
      commandLine.getSwitchValue('lang') || process.env['LANGUAGE'] || process.env['LANG'] || 'en-US';
    return languages.split(':').map((language) => language.replace(/\..*$/, '').replace('_', '-'));
  }

  // The host's Chromium runs as it was started, so these have nothing to change.
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false;
  }
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
}

type AppMethods =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setPath'
  | 'setName'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'isPackaged'
  | 'name';

const instance = new App();
instance satisfies Pick<Electron.App, AppMethods>;
export const app = instance;

function leave(code: number): void {
  releaseLock?.();
  // Said before leaving: what the app told the host last must still arrive.
  if (process.connected)
    process.send?.({ kind: 'call', id: 0, name: 'app-leaves', takes: null }, () => process.exit(code));
  else process.exit(code);
}

export function windowWasClosed(window: OpenWindow): void {
  openWindows.delete(window);
  if (openWindows.size > 0 || quitting) return;
  if (instance.listenerCount('window-all-closed') > 0) instance.emit('window-all-closed');
  else instance.quit();
}

host.serve('ready', () => {
  isReady = true;
  instance.emit('ready', new PreventableEvent(), {});
  ready.resolve();
});
host.serve('quit', () => instance.quit());
