/** What `import … from 'electron'` gives in the app's main process. Only what the app uses is here. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import type { Protocol } from './protocol.ts';
import { session } from './session.ts';
import './session-events.ts';
import { clipboard, MessageChannelMain, nativeTheme, Notification, powerMonitor } from './system.ts';
import { utilityProcess } from './utility-process.ts';
import { allContents, findContents } from './web-contents-registry.ts';
import './window-events.ts';

Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });

const protocol: Protocol = session.defaultSession.protocol;
const webContents = { getAllWebContents: allContents, fromId: findContents };

const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
  webContents,
};

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
  webContents,
};
export default electron;
