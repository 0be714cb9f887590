import { decodeClone, encodeClone } from '../wire/clone-text.ts';
import { createBridge } from './bridge.ts';
import { reportInput } from './report-input.ts';

type Listener = (event: { sender: unknown; ports: MessagePort[] }, ...args: unknown[]) => void;

interface Settings {
  /** Unknown to the page: names the events between the worlds and the stand-in's own bindings. */
  readonly secret: string;
  post(message: string): void;
}

type FromHost =
  | { readonly kind: 'result'; readonly id: number; readonly ok: boolean; readonly text: string }
  | { readonly kind: 'message'; readonly channel: string; readonly text: string; readonly ports: string[] }
  | { readonly kind: 'port-message'; readonly end: string; readonly text: string; readonly ports: string[] }
  | { readonly kind: 'port-closed'; readonly end: string };

/** The preload's side: a sandboxed preload's `require` and what it finds in `electron`. */
export function startIsolatedWorld(
  settings: Settings,
  preload: (require: (name: string) => unknown) => void,
): void {
  const bridge = createBridge(settings.secret, 'preload', 'page');
  const results = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Listener>>();
  const relays = new Map<string, MessagePort>();
  const documentId = crypto.randomUUID();
  const files: File[] = [];
  let last = 0;

  function post(message: Readonly<Record<string, unknown>>): void {
    settings.post(JSON.stringify({ ...message, url: location.href }));
  }

  /** Keeps one end here and returns the name of the end that travels. */
  function sendAway(port: MessagePort): string {
    const n = (last += 1);
    const [kept, travelling] = [`${documentId}.${n}.1`, `${documentId}.${n}.2`];
    post({ kind: 'port-pair', ends: [kept, travelling] });
    // A clone, so that the port is unusable for whoever gave it away.
    relay(kept, structuredClone(port, { transfer: [port] }));
    return travelling;
  }

  function relay(end: string, port: MessagePort): void {
    relays.set(end, port);
    port.addEventListener('message', (event) => {
      const away = event.ports.map(sendAway);
      post({ kind: 'port-post', from: end, text: encodeClone(event.data, event.ports), ports: away });
    });
    port.addEventListener('close', () => {
      if (relays.delete(end)) post({ kind: 'port-close', end });
    });
    port.start();
    post({ kind: 'port-start', end });
  }

  function takeIn(end: string): MessagePort {
    const channel = new MessageChannel();
    relay(end, channel.port2);
    return channel.port1;
  }

  function listenersOf(channel: string): Set<Listener> {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known);
    return known;
  }

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const text = encodeClone(args);
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        results.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, text });
      });
    },
    send(channel: string, ...args: unknown[]): void {
      post({ kind: 'send', channel, text: encodeClone(args), ports: [] });
    },
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []): void {
      const text = encodeClone([message], transfer);
      post({ kind: 'send', channel, text, ports: transfer.map(sendAway) });
    },
    on(channel: string, listener: Listener): unknown {
      listenersOf(channel).add(listener);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener): unknown {
      const first: Listener = (event, ...args) => {
        listenersOf(channel).delete(first);
        listener(event, ...args);
      };
      return ipcRenderer.on(channel, first);
    },
    removeListener(channel: string, listener: Listener): unknown {
      listenersOf(channel).delete(listener);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => ipcRenderer.removeListener(channel, listener),
    removeAllListeners(channel: string): unknown {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      bridge.say('expose', { key, api: bridge.pack(api) });
    },
  };

  const webUtils = {
    /**
     * Electron answers at once with the real path. Only the host can ask Chromium for it, so this is a mark that the
     * host replaces by the path (or by nothing, for a file without one) in whatever leaves this page.
     */
    getPathForFile(file: File): string {
      const index = files.push(file) - 1;
      return `/${settings.secret}-file-${index}/${encodeURIComponent(file.name)}`;
    },
  };

  function receive(message: FromHost): void {
    if (message.kind === 'result') {
      const waiting = results.get(message.id);
      results.delete(message.id);
      const value = decodeClone(message.text);
      if (message.ok) waiting?.resolve(value);
      else waiting?.reject(new Error(String(value)));
    } else if (message.kind === 'message') {
      const ports = message.ports.map(takeIn);
      const args = decodeClone(message.text, ports) as unknown[];
      for (const listener of Array.from(listenersOf(message.channel)))
        listener({ sender: ipcRenderer, ports }, ...args);
    } else if (message.kind === 'port-message') {
      const ports = message.ports.map(takeIn);
      relays.get(message.end)?.postMessage(decodeClone(message.text, ports), ports);
    } else {
      const port = relays.get(message.end);
      relays.delete(message.end);
      port?.close();
    }
  }

  // Only this world sees these: the host calls them in its context.
  Object.assign(globalThis, { standInReceive: receive, standInFiles: files });
  reportInput(post);

  preload((name) => {
    if (name === 'electron' || name === 'electron/renderer') return { ipcRenderer, contextBridge, webUtils };
    throw new Error(`module not found: ${name}`);
  });
}
