// A small app that uses of Electron what the real one uses. It exists to test the stand-in.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron';

const here = import.meta.dirname;
const events = [];
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'; base-uri 'none'";

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', (_event, argv) => events.push(`second-instance ${argv.includes('--second')}`));
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      events.push(`open ${url}`);
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event, url) => {
      events.push(`navigate ${url}`);
      // One address is let through, to show that then the stand-in is the one to refuse.
      if (!url.startsWith('https://let-through.example')) event.preventDefault();
    });
    contents.once('input-event', () => events.push('touched'));
    contents.on('before-input-event', (event, input) => {
      if (input.control && input.code === 'KeyB') event.preventDefault();
    });
  });

  await app.whenReady();
  const own = session.fromPartition('memory');
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.webRequest.onBeforeRequest((details, answer) => {
    const cancel =
      !details.url.startsWith('app://local/') && !details.url.startsWith('https://let-through.example');
    if (cancel) events.push(`cancel ${details.url}`);
    answer({ cancel });
  });
  own.webRequest.onHeadersReceived((details, answer) => {
    answer({ responseHeaders: { ...details.responseHeaders, 'X-Seen': ['yes'] } });
  });
  own.protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const name = pathname.slice(1) || 'index.html';
    if (!/^[a-z]+\.(html|js|css)$/.test(name)) return new Response('', { status: 404 });
    return new Response(await readFile(join(here, name)), {
      headers: { 'Content-Type': types[name.split('.')[1]], 'Content-Security-Policy': policy },
    });
  });

  let vault = null;
  function startVault() {
    const child = utilityProcess.fork(join(here, 'vault.js'), ['one'], {
      serviceName: 'vault',
      stdio: 'pipe',
    });
    child.on('spawn', () => events.push(`spawn ${child.pid > 0}`));
    child.on('exit', (code) => events.push(`exit ${code}`));
    child.on('message', (message) => events.push(`vault says ${JSON.stringify(message)}`));
    child.stdout.on('data', (text) => events.push(`vault prints ${String(text).trim()}`));
    child.postMessage({ hello: new Uint8Array([1, 2, 3]) });
    vault = child;
  }

  let window = null;
  async function openWindow() {
    window = new BrowserWindow({
      show: false,
      title: 'Self-test',
      webPreferences: { preload: join(here, 'preload.cjs'), session: own },
    });
    const opened = window;
    opened.once('ready-to-show', () => opened.show());
    opened.webContents.on('render-process-gone', (_event, details) => events.push(`gone ${details.reason}`));
    opened.on('page-title-updated', (event) => event.preventDefault());
    opened.setContentProtection(true);
    opened.on('blur', () => events.push('blur'));
    await opened.loadURL('app://local/index.html');
  }

  async function lock() {
    vault.kill();
    const old = window;
    old.webContents.forcefullyCrashRenderer();
    startVault();
    await openWindow();
    old.destroy();
  }

  const handlers = {
    echo: (value) => value,
    fail: () => {
      throw new TypeError('no such thing');
    },
    events: () => events.splice(0),
    paths: () => ({ userData: app.getPath('userData'), name: app.getName(), version: app.getVersion() }),
    'ask-open': () => dialog.showOpenDialog(window, { title: 'Which?', properties: ['openFile'] }),
    'ask-save': () => dialog.showSaveDialog(window, { defaultPath: 'x.asc' }),
    'ask-message': () => dialog.showMessageBox(window, { message: 'Sure?', buttons: ['No', 'Yes'] }),
    copy: async (text) => {
      await clipboard.writeText(text);
      new Notification({ title: 'Reminder', body: '' }).show();
    },
    'crash-and-reload': () => {
      window.webContents.forcefullyCrashRenderer();
      window.webContents.reload();
    },
    'kill-and-load': () => {
      process.kill(window.webContents.mainFrame.osProcessId, 'SIGKILL');
      window.webContents.once('render-process-gone', () => void window.loadURL('app://local/index.html'));
    },
    'send-port': () => {
      const { port1, port2 } = new MessageChannelMain();
      port2.on('message', (event) => port2.postMessage(['main heard', event.data]));
      port2.start();
      window.webContents.postMessage('port', { from: 'main' }, [port1]);
    },
    lock: () => void lock(),
    idle: () => powerMonitor.getSystemIdleTime(),
  };
  for (const [channel, handler] of Object.entries(handlers)) {
    ipcMain.handle(channel, (event, ...args) => {
      const { url, parent } = event.senderFrame;
      if (url.split('#')[0] !== 'app://local/index.html' || parent !== null)
        throw new Error(`wrong sender ${url}`);
      if (BrowserWindow.fromWebContents(event.sender) !== window) throw new Error('wrong window');
      return handler(...args);
    });
  }
  // Only passed on: what goes through these ports is not for the main process.
  ipcMain.on('vault-port', (event) => vault.postMessage('port', event.ports));

  for (const name of ['suspend', 'lock-screen', 'resume']) powerMonitor.on(name, () => events.push(name));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'App',
        submenu: [
          { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', click: () => events.push('menu lock') },
          { label: 'Bold', accelerator: 'CmdOrCtrl+B', click: () => events.push('menu bold') },
          { label: 'Off', enabled: false, accelerator: 'F9', click: () => events.push('menu off') },
        ],
      },
    ]),
  );
  startVault();
  await openWindow();
}
