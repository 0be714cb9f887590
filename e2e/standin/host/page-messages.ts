import type { AppServesHost, HostServesApp, KeyPress } from '../wire/messages.ts';
import type { Peer } from '../wire/peer.ts';
import { toApp } from './origins.ts';
import type { PageDocument } from './page-document.ts';
import type { PortRouter } from './ports.ts';

type FromPage = { readonly url: string } & (
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly text: string }
  | { readonly kind: 'send'; readonly channel: string; readonly text: string; readonly ports: string[] }
  | { readonly kind: 'port-pair'; readonly ends: [string, string] }
  | { readonly kind: 'port-post'; readonly from: string; readonly text: string; readonly ports: string[] }
  | { readonly kind: 'port-start' | 'port-close'; readonly end: string }
  | { readonly kind: 'input' }
  | { readonly kind: 'copied'; readonly copied: string }
  | { readonly kind: 'key'; readonly press: KeyPress }
);

interface Sender {
  readonly windowId: number;
  readonly document: PageDocument;
  readonly secret: string;
  readonly app: Peer<AppServesHost, HostServesApp>;
  readonly ports: PortRouter;
}

/** Replaces the marks that getPathForFile gave by the paths that Chromium knows. */
async function withRealPaths(payload: string, document: PageDocument, secret: string): Promise<string> {
  const marks = new RegExp(`/${secret}-file-(\\d+)/[^"\\\\]*`, 'g');
  const found = new Map([...payload.matchAll(marks)].map(([mark, index]) => [mark, Number(index)] as const));
  let text = payload;
  for (const [mark, index] of found) {
    const path = await document.pathOfFile(index);
    // Twice, since values travel as JSON within JSON.
    const quoted = JSON.stringify(JSON.stringify(path).slice(1, -1)).slice(1, -1);
    text = text.replaceAll(mark, () => quoted);
  }
  return text;
}

export async function receiveFromPage(payload: string, sender: Sender): Promise<void> {
  const { document, secret, app, ports, windowId } = sender;
  const text = payload.includes(`${secret}-file-`) ? await withRealPaths(payload, document, secret) : payload;
  const message = JSON.parse(text) as FromPage;
  // The isolated world's own word for where it runs; the page can't reach it.
  const from = { windowId, url: toApp(message.url) };
  switch (message.kind) {
    case 'invoke': {
      const { id, channel } = message;
      app.call('invoke', { ...from, channel, parcel: { text: message.text, ports: [] } }).then(
        (result) => document.result(id, result.ok, result.text),
        () => {
          // The app has gone, and the page is about to.
        },
      );
      return;
    }
    case 'send':
      ports.depart(message.ports);
      app.tell('message', {
        ...from,
        channel: message.channel,
        parcel: { text: message.text, ports: message.ports },
      });
      return;
    case 'port-pair':
      ports.pair(message.ends, document);
      return;
    case 'port-post':
      ports.post(message.from, { text: message.text, ports: message.ports });
      return;
    case 'port-start':
      ports.start(message.end);
      return;
    case 'port-close':
      ports.close(message.end);
      return;
    case 'input':
      app.tell('input', windowId);
      return;
    case 'copied':
      app.tell('copied', message.copied);
      return;
    case 'key':
      app.tell('key', { windowId, press: message.press });
  }
}
