import type { BrowserContext, Request, Route } from '@playwright/test';

import type { AppServesHost, HostServesApp } from '../wire/messages.ts';
import type { Peer } from '../wire/peer.ts';
import { headersToChromium, toApp } from './origins.ts';
import type { RequestRecord } from './request-record.ts';
import type { WindowPage } from './window-page.ts';

interface Surroundings {
  readonly app: Peer<AppServesHost, HostServesApp>;
  readonly log: RequestRecord[];
  readonly windowOf: (request: Request) => WindowPage | null;
}

/** Every request of every page is answered by the app's own protocol handler, or not at all. */
export async function routeToApp(context: BrowserContext, surroundings: Surroundings): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route, surroundings);
    } catch {
      // The page or the app has gone while it waited.
      await route.abort('aborted').catch(() => {});
    }
  });
}

async function answer(route: Route, { app, log, windowOf }: Surroundings): Promise<void> {
  const request = route.request();
  const url = toApp(request.url());
  const window = windowOf(request);
  if (window === null) {
    log.push({ kind: 'window', url, outcome: 'refused by the stand-in' });
    return route.abort('aborted');
  }
  const windowId = window.id;
  const navigates = request.isNavigationRequest();
  const kind = navigates ? 'navigation' : 'request';
  if (navigates && !window.wasToldToLoad(url)) {
    const isMainFrame = request.frame().parentFrame() === null;
    if (await app.call('navigation', { windowId, url, isMainFrame })) {
      log.push({ kind, url, outcome: 'refused by the app' });
      return route.abort('aborted');
    }
  }
  const response = await app.call('request', {
    windowId,
    url,
    method: request.method(),
    headers: Object.fromEntries(
      Object.entries(request.headers()).map(([name, value]) => [name, toApp(value)]),
    ),
    body: request.postDataBuffer(),
    resourceType: navigates && request.frame().parentFrame() === null ? 'mainFrame' : request.resourceType(),
  });
  if (response.kind !== 'served') {
    log.push({
      kind,
      url,
      outcome: response.kind === 'cancelled' ? 'refused by the app' : 'refused by the stand-in',
    });
    // A refused navigation leaves the page where it was, as in Electron.
    return route.abort(navigates ? 'aborted' : 'blockedbyclient');
  }
  log.push({ kind, url, outcome: 'served' });
  return route.fulfill({
    status: response.status,
    headers: headersToChromium(response.headers),
    body: Buffer.from(response.body),
  });
}
