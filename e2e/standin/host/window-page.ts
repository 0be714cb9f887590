import { randomBytes } from 'node:crypto';

import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

import { isolatedWorldScript, mainWorldScript } from '../page/page-scripts.ts';
import type { AppServesHost, HostServesApp, Parcel } from '../wire/messages.ts';
import type { Peer } from '../wire/peer.ts';
import { toApp, toChromium } from './origins.ts';
import { PageDocument } from './page-document.ts';
import { receiveFromPage } from './page-messages.ts';
import { applyPermissions } from './permissions.ts';
import { showNotice } from './notice.ts';
import type { PortRouter } from './ports.ts';
import { findRendererPid } from './renderer-pid.ts';
import type { RequestRecord } from './request-record.ts';

export interface WindowSurroundings {
  readonly app: Peer<AppServesHost, HostServesApp>;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly ports: PortRouter;
  readonly log: RequestRecord[];
  /** A page has loaded the app's document: a test may use it. */
  onLoaded(page: Page): void;
  newPage(): Promise<Page>;
  readonly notice: readonly string[] | null;
}

/** One BrowserWindow. Its page is replaced when the renderer was killed: a crashed page can't be used again. */
export class WindowPage {
  readonly id: number;
  page: Page | null = null;
  document: PageDocument | null = null;
  readonly #around: WindowSurroundings;
  readonly #preload: string | null;
  #cdp: CDPSession | null = null;
  #ready: Promise<Page> | null;
  #left: Promise<void> = Promise.resolve();
  readonly #dying = new WeakSet<Page>();
  #lastUrl = 'about:blank';
  #expected: string | null = null;
  #closing = false;

  constructor(id: number, preload: string | null, around: WindowSurroundings) {
    this.id = id;
    this.#preload = preload;
    this.#around = around;
    this.#ready = this.#open();
    // Whoever loads something is told; a window that is destroyed first needs no page.
    this.#ready.catch(() => {});
  }

  /**
   * The app asked for it, or it is a reload, which looks the same whether the page or a test's driver caused it: the
   * app is not asked about the latter in Electron, and the former leads nowhere new.
   */
  wasToldToLoad(url: string): boolean {
    if (this.#expected !== url) return this.page !== null && toApp(this.page.url()) === url;
    this.#expected = null;
    return true;
  }

  async load(url: string): Promise<void> {
    const page = await this.#usable();
    this.#lastUrl = url;
    const target = toChromium(url);
    const { app, browser } = this.#around;
    if (this.#cdp !== null && target.startsWith('https://')) {
      await applyPermissions(browser, this.#cdp, new URL(target).origin, (names) =>
        app.call('permissions', { windowId: this.id, url, names }),
      );
    }
    this.#expected = url;
    await page.goto(target);
  }

  async reload(): Promise<void> {
    if (this.#lastUrl !== 'about:blank') await this.load(this.#lastUrl);
  }

  async message(channel: string, parcel: Parcel): Promise<void> {
    const { ports } = this.#around;
    ports.depart(parcel.ports);
    await this.#ready;
    if (this.document === null) return;
    ports.arrive(parcel.ports, this.document);
    this.document.message(channel, parcel);
  }

  /** Kills the renderer process; the next load gets a new one. */
  crash(): void {
    const ready = this.#ready;
    if (ready === null) return;
    this.#ready = null;
    this.#left = ready.then(async (page) => {
      this.#dying.add(page);
      const crashed = page.isClosed() ? null : page.waitForEvent('crash', { timeout: 10_000 });
      // Never answered: who should answer is dead.
      this.#cdp?.send('Page.crash').catch(() => {});
      await crashed;
      await this.#leavePage(page);
    });
    this.#left.catch(() => {
      // The browser is closing as a whole.
    });
  }

  async bringToFront(): Promise<void> {
    await (await this.#ready)?.bringToFront();
  }

  async destroy(): Promise<void> {
    this.#closing = true;
    const page = await this.#ready;
    await (page === null ? this.#left : this.#leavePage(page));
  }

  /** The page, or a new one if the last was killed. */
  #usable(): Promise<Page> {
    this.#ready ??= this.#left.then(() => this.#open());
    return this.#ready;
  }

  #wasKilled(page: Page): void {
    this.#endDocument();
    const meant = this.#dying.has(page);
    this.#around.app.tell('renderer-gone', { windowId: this.id, reason: meant ? 'crashed' : 'killed' });
    if (meant || this.#closing) return;
    this.#ready = null;
    this.#left = this.#leavePage(page);
  }

  async #leavePage(page: Page): Promise<void> {
    page.removeAllListeners('close');
    this.#endDocument();
    this.page = null;
    await page.close();
  }

  #endDocument(): void {
    if (this.document !== null) this.#around.ports.drop(this.document);
    this.document = null;
  }

  async #open(): Promise<Page> {
    const { app, context, log } = this.#around;
    const page = await this.#around.newPage();
    const cdp = await context.newCDPSession(page);
    this.page = page;
    this.#cdp = cdp;
    const secret = `standin-${randomBytes(12).toString('hex')}`;
    const world = `${secret}-preload`;
    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');

    cdp.on('Runtime.executionContextCreated', ({ context: created }) => {
      const { frameId } = created.auxData as { frameId?: string };
      if (created.name !== world || frameId !== frameTree.frame.id) return;
      this.#endDocument();
      this.document = new PageDocument(cdp, created.id);
    });
    let inbox = Promise.resolve();
    cdp.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
      const document = this.document;
      if (document?.contextId !== executionContextId) return;
      // One after another: resolving a file's path must not let a later message overtake.
      inbox = inbox.then(() =>
        receiveFromPage(payload, { windowId: this.id, document, secret, ...this.#around }),
      );
    });
    cdp.on('Page.windowOpen', ({ url }) => {
      app.call('new-window', { windowId: this.id, url: toApp(url) }).then(
        (allowed) => {
          const outcome = allowed ? 'refused by the stand-in' : 'refused by the app';
          log.push({ kind: 'window', url: toApp(url), outcome });
        },
        () => {
          // The app has gone.
        },
      );
    });
    page.on('load', () => {
      const url = toApp(page.url());
      if (url === 'about:blank') return;
      const pid = findRendererPid(cdp, frameTree.frame.id).catch(() => 0);
      void Promise.all([page.title(), pid]).then(
        ([title, rendererPid]) => {
          app.tell('loaded', { windowId: this.id, url, title, rendererPid });
          this.#around.onLoaded(page);
        },
        () => {
          // Gone before it could say its title.
        },
      );
    });
    page.on('crash', () => this.#wasKilled(page));
    page.on('download', (download) => {
      const url = toApp(download.url());
      const name = download.suggestedFilename();
      app.call('download', { windowId: this.id, url, name }).then(
        (refused) => {
          log.push({
            kind: 'download',
            url,
            outcome: refused ? 'refused by the app' : 'refused by the stand-in',
          });
        },
        () => {
          // The app has gone.
        },
      );
      void download.cancel().catch(() => {});
    });
    page.on('websocket', (socket) => {
      log.push({ kind: 'websocket', url: socket.url(), outcome: 'refused by the stand-in' });
    });
    page.on('close', () => {
      if (!this.#closing) app.tell('window-closed', this.id);
    });

    await cdp.send('Runtime.enable');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) });
    if (this.#preload !== null) {
      await cdp.send('Runtime.addBinding', { name: secret, executionContextName: world });
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldScript(secret, secret, this.#preload),
        worldName: world,
      });
    }
    if (this.#around.notice !== null) await showNotice(cdp, this.#around.notice);
    return page;
  }
}
