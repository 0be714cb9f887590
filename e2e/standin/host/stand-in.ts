import { fork } from 'node:child_process';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { AppServesHost, DialogAnswer, HostServesApp } from '../wire/messages.ts';
import { Peer, type Envelope } from '../wire/peer.ts';
import { startChromium } from './chromium.ts';
import { Dialogs, type ShownDialog } from './dialogs.ts';
import { PortRouter, type PortHolder } from './ports.ts';
import type { RequestRecord } from './request-record.ts';
import { routeToApp } from './requests.ts';
import { Utilities } from './utilities.ts';
import { WindowPage, type WindowSurroundings } from './window-page.ts';

export interface StandInOptions {
  /** The folder with the app's package.json; its main process is `main` within it. */
  readonly appPath: string;
  readonly main: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly headed: boolean;
  /** Shown over every window. */
  readonly notice: readonly string[] | null;
  /** Who answers dialogs if no test does. */
  readonly ask: ((dialog: ShownDialog, newPage: () => Promise<Page>) => Promise<DialogAnswer>) | null;
  /** Passed on as they come; kept in any case. */
  readonly onOutput: ((text: string) => void) | null;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface StandIn {
  readonly app: Peer<AppServesHost, HostServesApp>;
  readonly mainPid: number;
  readonly dialogs: Dialogs;
  readonly requests: readonly RequestRecord[];
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  /** Ends when the app's process has ended and the browser is closed. */
  readonly exited: Promise<Exit>;
  utilityPids(): number[];
  /** The page of the newest window that has loaded something and is still there. */
  currentPage(): Page | null;
  /** The next page that loads after this call. */
  nextPage(): Promise<Page>;
  output(): string;
  /** SIGKILL for everything at once. */
  kill(): Promise<Exit>;
}

const register = new URL('../electron/register.ts', import.meta.url).href;

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const browser = await startChromium(options.headed);
  const context = await browser.newContext({
    serviceWorkers: 'block',
    acceptDownloads: false,
    viewport: options.headed ? null : { width: 1280, height: 800 },
  });
  const { NODE_OPTIONS: _inherited, ...env } = { ...process.env, ...options.env };
  const child = fork(join(options.appPath, options.main), [...options.args], {
    execArgv: ['--import', register],
    cwd: options.appPath,
    env: { ...env, STANDIN_APP_PATH: options.appPath, CORRIDOR_STANDIN: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      options.onOutput?.(text);
    });
  }

  const app = new Peer<AppServesHost, HostServesApp>((message) => {
    if (child.connected)
      child.send(message, () => {
        // A failed send means that the app has ended; its exit says so.
      });
  });
  const ports = new PortRouter();
  const utilities = new Utilities(app, ports);
  const requests: RequestRecord[] = [];
  const notifications: { title: string; body: string }[] = [];
  const windows = new Map<number, WindowPage>();
  const pages: Page[] = [];
  const nextPages: ((page: Page) => void)[] = [];
  const own = new Set<Page>();
  let opening = Promise.resolve<unknown>(null);

  const newPage = (): Promise<Page> => {
    const page = context.newPage();
    opening = page.catch(() => null);
    void page.then(
      (opened) => own.add(opened),
      () => null,
    );
    return page;
  };
  const dialogs = new Dialogs(options.ask === null ? null : (dialog) => options.ask!(dialog, newPage));
  const around: WindowSurroundings = {
    app,
    browser,
    context,
    ports,
    log: requests,
    notice: options.notice,
    newPage,
    onLoaded: (page) => {
      if (!pages.includes(page)) pages.push(page);
      for (const resolve of nextPages.splice(0)) resolve(page);
    },
  };

  // Whatever page opens that no BrowserWindow asked for is a popup. Its opener has asked the app already.
  context.on('page', (page) => {
    void opening.then(async () => {
      if (!own.has(page)) await page.close();
    });
  });
  await routeToApp(context, {
    app,
    log: requests,
    windowOf: (request) => {
      try {
        const page = request.frame().page();
        return [...windows.values()].find((window) => window.page === page) ?? null;
      } catch {
        // Playwright has no frame yet for a popup's first request.
        return null;
      }
    },
  });

  const holder: PortHolder = {
    portMessage: (end, parcel) => app.tell('port-message', { end, parcel }),
    portClosed: (end) => app.tell('port-closed', end),
  };
  app.serve('port-pair', (ends) => ports.pair(ends, holder));
  app.serve('port-post', ({ from, parcel }) => ports.post(from, parcel));
  app.serve('port-start', (end) => ports.start(end));
  app.serve('port-close', (end) => ports.close(end));
  app.serve('utility-fork', (start) => utilities.start(start));
  app.serve('utility-message', ({ id, parcel }) => utilities.send(id, parcel));
  app.serve('utility-kill', (id) => utilities.kill(id));
  app.serve('dialog', (dialog) => dialogs.show(dialog));
  app.serve('notification', (notification) => void notifications.push(notification));
  app.serve('app-leaves', () => {});
  app.serve('window-open', ({ id, preload }) => void windows.set(id, new WindowPage(id, preload, around)));
  app.serve('window-load', async ({ id, url }) => windows.get(id)?.load(url));
  app.serve('window-reload', async (id) => windows.get(id)?.reload());
  app.serve('window-crash', (id) => windows.get(id)?.crash());
  app.serve('window-message', async ({ id, channel, parcel }) => windows.get(id)?.message(channel, parcel));
  app.serve('window-front', (id) => {
    windows
      .get(id)
      ?.bringToFront()
      .catch(() => {
        // Closed meanwhile.
      });
  });
  app.serve('window-destroy', (id) => {
    const window = windows.get(id);
    windows.delete(id);
    window?.destroy().catch(() => {
      // The browser is closing as a whole.
    });
  });
  child.on('message', (message: Envelope) => app.receive(message));

  const exited = new Promise<Exit>((resolve) => {
    child.on('exit', (code, signal) => {
      app.close();
      utilities.killAll();
      browser.close().then(
        () => resolve({ code, signal }),
        () => resolve({ code, signal }),
      );
    });
  });
  browser.on('disconnected', () => child.kill('SIGKILL'));
  app.tell('ready', null);

  return {
    app,
    mainPid: child.pid ?? 0,
    dialogs,
    requests,
    notifications,
    exited,
    utilityPids: () => utilities.pids(),
    currentPage: () => pages.findLast((page) => !page.isClosed() && own.has(page)) ?? null,
    nextPage: () => new Promise((resolve) => nextPages.push(resolve)),
    output: () => output,
    kill: () => {
      utilities.killAll();
      child.kill('SIGKILL');
      return exited;
    },
  };
}
