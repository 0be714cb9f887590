import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, ipcMain, session, type MessagePortMain } from 'electron';
import { menuChannel, progressChannel } from '../src-preload/contract/channels.ts';
import type { Randomness } from './actions/ports/surroundings.ts';
import { refused } from './domain/result.ts';
import { confirmRestore } from './files/confirm-restore.ts';
import { askWhatToOpen, askWhereToSave, askWhichFolder } from './files/dialogs.ts';
import { createFiles } from './files/exchange-files.ts';
import { keepToOneself } from './files/process-limits.ts';
import { asidePath, restoreVault } from './files/restore-vault.ts';
import { createEventRing } from './ipc/event-ring.ts';
import { openGate } from './ipc/gate.ts';
import { keyCost } from './ipc/key-cost.ts';
import { createSessionHandlers } from './ipc/session-commands.ts';
import { loadSettings, saveSettings, type Settings } from './ipc/settings.ts';
import { isTrustedSender } from './ipc/trusted-sender.ts';
import { VaultLink } from './ipc/vault-link.ts';
import { appDocument } from './windows/app-files.ts';
import { CallMode } from './windows/call-mode.ts';
import { guardClipboard } from './windows/clipboard-guard.ts';
import { hardenContents, hardenSession } from './windows/deny.ts';
import { watchForHang } from './windows/hang-watch.ts';
import { watchIdle } from './windows/idle-watch.ts';
import { appTitle, createMainWindow } from './windows/main-window.ts';
import { onLockKey, setMenu, type MenuAction } from './windows/menu.ts';
import { forbidNetwork } from './windows/network-switches.ts';
import { createReminders } from './windows/reminders.ts';
import { declareAppScheme, serveApp } from './windows/serve-app.ts';
import { showReminder } from './windows/show-reminder.ts';
import { startVaultProcess } from './windows/vault-child.ts';

keepToOneself();

// Set by the stand-in's host; Electron itself is never the stand-in, whatever the environment says.
const standIn = process.env['CORRIDOR_STANDIN'] !== undefined && process.versions['electron'] === undefined;
const events = createEventRing(512);
const { note } = events;
const printBug = (error: unknown) => {
  if (standIn) console.error(error);
};

app.setName(appTitle);
app.enableSandbox();
forbidNetwork(app.commandLine);
declareAppScheme();

const chosenFolder = app.commandLine.getSwitchValue('user-data-dir');
const home = chosenFolder === '' ? app.getPath('userData') : resolve(chosenFolder);
/** Invented people in a folder of their own, made anew at each start: they never lie beside real ones. */
const sample = app.commandLine.hasSwitch('sample');
const folder = sample ? join(home, 'sample') : home;
// What Chromium writes whatever one tells it, apart from what is ours. Electron takes only folders that exist.
const browserFolder = join(folder, 'browser');
mkdirSync(browserFolder, { recursive: true, mode: 0o700 });
app.setPath('userData', folder);
app.setPath('sessionData', browserFolder);

async function start(): Promise<void> {
  await app.whenReady();
  const randomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) };
  const files = createFiles(randomness);
  const vaultFolder = sample ? join(folder, 'vaults') : folder;
  if (sample) {
    rmSync(vaultFolder, { recursive: true, force: true });
    mkdirSync(vaultFolder, { mode: 0o700 });
  }
  const paths = {
    vault: join(vaultFolder, 'vault.corridor'),
    anchor: join(vaultFolder, 'anchor'),
    settings: join(folder, 'settings.json'),
  };
  let settings = await loadSettings(files, paths.settings, {
    language: app.getLocale().startsWith('ru') ? 'ru' : 'en',
    lockMinutes: 5,
    reminders: false,
  });

  // No `persist:`: it lives in memory and ends with the app.
  const windowSession = session.fromPartition('corridor');
  hardenSession(windowSession, note);
  serveApp(windowSession, join(import.meta.dirname, '../renderer'));
  const window = createMainWindow({
    session: windowSession,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    protectContent: !standIn && !app.commandLine.hasSwitch('allow-screen-capture'),
  });
  const clipboard = guardClipboard();
  const reminders = createReminders({
    now: () => Date.now(),
    isWatched: () => vault.state.open && window.current()?.isFocused() === true,
    remind: () => showReminder(settings.language, () => window.focus()),
  });
  const vault = new VaultLink<MessagePortMain>({
    setup: {
      vaultPath: paths.vault,
      anchorPath: paths.anchor,
      sample,
      cost: keyCost(standIn && app.commandLine.hasSwitch('test-weak-kdf')),
      printBugs: standIn,
    },
    note,
    start: () => startVaultProcess(join(import.meta.dirname, 'vault-process.js'), standIn),
    progress: (event) => window.current()?.webContents.send(progressChannel, event),
    times: (times) => reminders.keep(times),
    died: () => lock('locked-vault-died'),
  });

  const call = new CallMode({ steady: () => performance.now(), wall: () => Date.now() });
  vault.remind(settings.reminders);

  const hangs = watchForHang(() => lock('locked-window-hung'));
  let windowEnded = false;

  /** Kills first and asks nothing: what the vault process and the window hold is gone with them. */
  function lock(code: string): void {
    note(code);
    hangs.expect(0);
    call.forget();
    windowEnded = code === 'locked-window-hung' || code === 'locked-window-died';
    vault.kill();
    window.replace();
    void clipboard.clear();
    windowSession.clearData().catch(() => note('bug-clear-data'));
  }

  function onMenu(action: MenuAction): void {
    if (action === 'lock') lock('locked-by-menu');
    else window.current()?.webContents.send(menuChannel, action);
  }

  async function change(next: Settings) {
    const saved = await saveSettings(files, paths.settings, next);
    if (!saved.ok) return saved;
    if (next.language !== settings.language) setMenu(next.language, onMenu);
    if (next.reminders !== settings.reminders) {
      reminders.keep([]);
      vault.remind(next.reminders);
    }
    settings = next;
    return saved;
  }

  openGate({
    ipc: ipcMain,
    vault,
    note,
    printBug,
    copied: () => clipboard.copied(),
    isTrusted: (event) => isTrustedSender(event, window.current()?.webContents ?? null, appDocument),
    askForFile: async (use, purpose, ending) => {
      const parent = window.current();
      if (parent === null) return null;
      return use === 'save' ? askWhereToSave(parent, purpose, ending) : askWhatToOpen(parent, purpose);
    },
    askForFolder: async () => {
      const parent = window.current();
      return parent === null ? null : askWhichFolder(parent);
    },
    session: createSessionHandlers({
      standIn,
      sample,
      now: () => new Date(),
      vaultState: () => vault.state,
      // An empty file is what a making that was cut off left behind.
      vaultExists: () => (statSync(paths.vault, { throwIfNoEntry: false })?.size ?? 0) > 0,
      settings: () => settings,
      change,
      events: () => events.counts(),
      lock: () => lock('locked-by-window'),
      watch: (seconds) => hangs.expect(seconds),
      call,
      windowEnded: () => windowEnded,
      async restore(backup) {
        const parent = window.current();
        const replaces = existsSync(paths.vault);
        if (parent === null || (replaces && !(await confirmRestore(parent, settings.language))))
          return refused('cancelled');
        const wasOpen = vault.state.open;
        const restored = await restoreVault(
          backup,
          paths.vault,
          asidePath(paths.vault, new Date()),
          randomness,
          () => vault.kill(),
        );
        // What the window shows is of the vault that was replaced, and so is what was to be reminded of.
        if (restored.ok) reminders.keep([]);
        if (wasOpen && !vault.state.open) lock('locked-restore');
        return restored;
      },
    }),
  });

  setMenu(settings.language, onMenu);
  const idle = watchIdle({
    minutes: () => settings.lockMinutes,
    isUnlocked: () => vault.state.open,
    sinceCall: () => call.since(),
    lock,
  });
  let crashes = 0;
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, note);
    idle.follow(contents);
    onLockKey(contents, () => lock('locked-by-key'));
    contents.on('render-process-gone', () => {
      if (window.current()?.webContents !== contents) return;
      // A page that breaks every time must not be opened for ever.
      if ((crashes += 1) > 5) app.exit(1);
      else lock('locked-window-died');
    });
  });
  app.on('second-instance', () => window.focus());
  app.on('activate', () => window.focus());
  let saved = false;
  app.on('before-quit', (event) => {
    if (saved) return;
    // A snapshot makes the next unlocking quick; nothing depends on it, so it may not take long.
    event.preventDefault();
    saved = true;
    window.current()?.hide();
    void Promise.allSettled([vault.close(10_000), clipboard.clear()]).then(() => app.quit());
  });
  process.on('uncaughtException', (error) => {
    note('bug-main');
    printBug(error);
    lock('locked-bug');
  });
  window.open();
}

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    printBug(error);
    app.exit(1);
  });
} else {
  app.exit(0);
}
