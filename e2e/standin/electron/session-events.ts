/** What the host asks a session: to serve a request, to allow a permission, to take a download. */
import { PreventableEvent } from './event.ts';
import { host } from './host-link.ts';
import { isServableScheme } from './protocol.ts';
import type { Session } from './session.ts';
import type { AppRequest, AppResponse } from '../wire/messages.ts';
import { findContents } from './web-contents-registry.ts';

async function serve(session: Session, request: AppRequest): Promise<AppResponse> {
  if (await session.cancelsRequest(request)) return { kind: 'cancelled' };
  const scheme = new URL(request.url).protocol.slice(0, -1);
  const handler = session.protocol.handlerOf(scheme);
  if (handler === undefined || !isServableScheme(scheme)) return { kind: 'not-served' };
  const response = await handler(
    new Request(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === null ? {} : { body: Buffer.from(request.body) }),
    }),
  );
  const headers = await session.changeHeaders(request, response.status, response.headers);
  if (headers === null) return { kind: 'cancelled' };
  return {
    kind: 'served',
    status: response.status,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

host.serve('request', async (request): Promise<AppResponse> => {
  const session = findContents(request.windowId)?.session;
  return session === undefined ? { kind: 'not-served' } : serve(session, request);
});

host.serve('permissions', async ({ windowId, url, names }) => {
  const contents = findContents(windowId);
  if (contents === undefined) return names.map(() => false);
  return Promise.all(names.map((name) => contents.session.decidesPermission(contents, name, url)));
});

host.serve('download', ({ windowId, url, name }) => {
  const contents = findContents(windowId);
  const item = { getURL: () => url, getFilename: () => name, cancel: () => {}, setSavePath: () => {} };
  const event = new PreventableEvent();
  contents?.session.emit('will-download', event, item, contents);
  return event.defaultPrevented;
});
