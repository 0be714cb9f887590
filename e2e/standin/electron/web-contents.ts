import { EventEmitter } from 'node:events';

import { PreventableEvent } from './event.ts';
import { host, ports } from './host-link.ts';
import type { Session } from './session.ts';
import type { KeyPress } from '../wire/messages.ts';

type OpenHandler = (details: { url: string; frameName: string; disposition: string }) => {
  action: 'allow' | 'deny';
};

/** The preload runs in main frames only, so every frame that can speak is one. */
export interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  readonly top: Frame;
  readonly processId: number;
  readonly routingId: number;
  readonly osProcessId: number;
  isDestroyed(): boolean;
}

export class WebContents
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'id'
      | 'loadURL'
      | 'getURL'
      | 'reload'
      | 'send'
      | 'forcefullyCrashRenderer'
      | 'isDestroyed'
      | 'getOSProcessId'
      | 'isCrashed'
      | 'setVisualZoomLevelLimits'
      | 'isLoading'
      | 'setIgnoreMenuShortcuts'
    >
{
  readonly id: number;
  readonly session: Session;
  #url = '';
  #crashed = false;
  #destroyed = false;
  #loading = false;
  #ignoresMenu = false;
  #rendererPid = 0;
  #openHandler: OpenHandler | null = null;

  constructor(id: number, session: Session) {
    super();
    this.id = id;
    this.session = session;
  }

  get mainFrame(): Frame {
    return this.frameFor(this.#url);
  }

  get ignoresMenuShortcuts(): boolean {
    return this.#ignoresMenu;
  }

  frameFor(url: string): Frame {
    const isDestroyed = () => this.#destroyed || this.#crashed;
    const parsed = URL.canParse(url) ? new URL(url) : null;
    const frame = {
      url,
      origin: parsed === null ? '' : `${parsed.protocol}//${parsed.host}`,
      parent: null,
      processId: this.id,
      routingId: this.id,
      osProcessId: this.#rendererPid,
      isDestroyed,
      get top(): Frame {
        return frame;
      },
    };
    return frame;
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = true;
    this.#crashed = false;
    this.#url = url;
    this.emit('did-start-loading');
    try {
      await host.call('window-load', { id: this.id, url });
    } finally {
      this.#loading = false;
    }
  }

  reload(): void {
    this.#crashed = false;
    host.call('window-reload', this.id).catch(() => {
      // The window was closed meanwhile.
    });
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  getURL(): string {
    return this.#url;
  }

  isLoading(): boolean {
    return this.#loading;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  getOSProcessId(): number {
    return this.#rendererPid;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    host.tell('window-message', { id: this.id, channel, parcel: ports.pack(args) });
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    const { text, ports: ends } = ports.pack([message], transfer);
    host.tell('window-message', { id: this.id, channel, parcel: { text, ports: ends } });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  mayOpen(url: string): boolean {
    return this.#openHandler?.({ url, frameName: '', disposition: 'new-window' }).action !== 'deny';
  }

  forcefullyCrashRenderer(): void {
    this.#crashed = true;
    host.tell('window-crash', this.id);
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    this.#ignoresMenu = ignore;
  }

  setZoomFactor(): void {}
  setZoomLevel(): void {}
  closeDevTools(): void {}

  close(): void {
    this.emit('close-requested');
  }

  touched(): void {
    this.emit('input-event', new PreventableEvent(), { type: 'mouseDown', modifiers: [] });
  }

  /** Called by the window. */
  destroy(): void {
    this.#destroyed = true;
    this.emit('destroyed');
    this.removeAllListeners();
  }

  loaded(url: string, rendererPid: number): void {
    this.#rendererPid = rendererPid;
    this.#url = url;
    this.#crashed = false;
    this.emit('did-navigate', new PreventableEvent(), url, 200, 'OK');
    this.emit('dom-ready');
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
  }

  gone(reason: 'crashed' | 'killed'): void {
    this.#crashed = true;
    this.#rendererPid = 0;
    this.emit('render-process-gone', new PreventableEvent(), { reason, exitCode: 1 });
  }

  /** True if the app keeps the page where it is. */
  preventsNavigation(url: string, isMainFrame: boolean): boolean {
    const details = Object.assign(new PreventableEvent(), {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.mainFrame,
    });
    if (isMainFrame) this.emit('will-navigate', details, url);
    this.emit('will-frame-navigate', details);
    return details.defaultPrevented;
  }

  /** True if the app wants no shortcut to act on the key. */
  preventsInput(press: KeyPress): boolean {
    const event = new PreventableEvent();
    this.emit('before-input-event', event, { ...press, isComposing: false, location: 0, modifiers: [] });
    return event.defaultPrevented;
  }
}
