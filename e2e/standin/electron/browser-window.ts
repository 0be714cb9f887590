import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import { app, openWindows, windowWasClosed } from './app.ts';
import { PreventableEvent } from './event.ts';
import { host } from './host-link.ts';
import { defaultSession, fromPartition, Session } from './session.ts';
import { WebContents } from './web-contents.ts';
import { addContents, removeContents } from './web-contents-registry.ts';

type Options = Electron.BrowserWindowConstructorOptions;

let lastId = 0;

function sessionFor(options: Options): Session {
  const given: unknown = options.webPreferences?.session;
  if (given instanceof Session) return given;
  const partition = options.webPreferences?.partition;
  return partition === undefined ? defaultSession : fromPartition(partition);
}

/** The settings under which the app's isolation holds; the stand-in can't honour any other. */
function requireHardening(options: Options): void {
  const preferences = options.webPreferences ?? {};
  const wrong =
    preferences.contextIsolation === false ||
    preferences.nodeIntegration === true ||
    preferences.sandbox === false ||
    preferences.webSecurity === false;
  if (wrong) throw new Error('the stand-in has only sandboxed, context-isolated windows');
}

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #title: string;
  #visible: boolean;
  #minimized = false;
  #focused = false;
  #destroyed = false;
  #contentProtected = false;
  #bounds: Electron.Rectangle;

  constructor(options: Options = {}) {
    super();
    requireHardening(options);
    this.id = lastId += 1;
    this.#title = options.title ?? app.getName();
    this.#visible = options.show ?? true;
    this.#focused = this.#visible;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(this.id, sessionFor(options));
    addContents(this.webContents);
    openWindows.add(this);
    const preload = options.webPreferences?.preload;
    host.tell('window-open', {
      id: this.id,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
    });
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('close-requested', () => this.close());
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
    app.emit('browser-window-created', new PreventableEvent(), this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((window) => window instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    const was = this.#visible;
    this.#visible = true;
    if (!was) this.emit('show');
    this.focus();
  }

  showInactive(): void {
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  focus(): void {
    host.tell('window-front', this.id);
    this.setFocused(true);
  }

  blur(): void {
    this.setFocused(false);
  }

  isFocused(): boolean {
    return this.#focused;
  }

  minimize(): void {
    this.#minimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setContentProtection(enable: boolean): void {
    this.#contentProtected = enable;
  }

  isContentProtected(): boolean {
    return this.#contentProtected;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  close(): void {
    if (this.#destroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    host.tell('window-destroy', this.id);
    removeContents(this.id);
    this.webContents.destroy();
    openWindows.delete(this);
    this.emit('closed');
    windowWasClosed(this);
  }

  getBounds(): Electron.Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  // Decorations are the window system's business, which the stand-in doesn't have.
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  removeMenu(): void {}
  setMenu(): void {}
  setBackgroundColor(): void {}
  setMinimumSize(): void {}
  flashFrame(): void {}

  /** Called by the host when the page's own window changes or the test says so. */
  setFocused(focused: boolean): void {
    if (this.#focused === focused || this.#destroyed) return;
    this.#focused = focused;
    this.emit(focused ? 'focus' : 'blur');
  }

  offerTitle(title: string): void {
    const event = new PreventableEvent();
    this.emit('page-title-updated', event, title, false);
    if (!event.defaultPrevented && title !== '') this.#title = title;
  }
}

type WindowMethods =
  | 'id'
  | 'loadURL'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'isVisible'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'setTitle'
  | 'getTitle'
  | 'setContentProtection'
  | 'getBounds'
  | 'setBounds'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'setMenuBarVisibility';
BrowserWindow satisfies new (options?: Options) => Pick<Electron.BrowserWindow, WindowMethods>;
