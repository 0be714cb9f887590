import { EventEmitter } from 'node:events';

import type { AppRequest } from '../wire/messages.ts';
import { Protocol } from './protocol.ts';

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type BeforeRequest = (details: object, answer: (response: { cancel?: boolean }) => void) => void;
type HeadersReceived = (
  details: object,
  answer: (response: { cancel?: boolean; responseHeaders?: Record<string, string | string[]> }) => void,
) => void;
type Filter = { urls: string[] };

/** Chrome's match patterns as far as they are used for requests. */
function matches(url: string, filter: Filter | null): boolean {
  if (filter === null || filter.urls.length === 0) return true;
  return filter.urls.some((pattern) => {
    if (pattern === '<all_urls>') return true;
    const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${expression}$`).test(url);
  });
}

/** One listener at most for each stage, as in Electron; null removes it. */
class Stage<Listener> {
  listener: Listener | null = null;
  filter: Filter | null = null;

  set(first: Filter | Listener | null, second?: Listener | null): void {
    const filtered = typeof first === 'object' && first !== null && 'urls' in first;
    this.filter = filtered ? (first as Filter) : null;
    this.listener = filtered ? (second ?? null) : (first as Listener | null);
  }

  for(url: string): Listener | null {
    return matches(url, this.filter) ? this.listener : null;
  }
}

class WebRequest {
  readonly before = new Stage<BeforeRequest>();
  readonly received = new Stage<HeadersReceived>();

  onBeforeRequest(first: Filter | BeforeRequest | null, second?: BeforeRequest | null): void {
    this.before.set(first, second);
  }

  onHeadersReceived(first: Filter | HeadersReceived | null, second?: HeadersReceived | null): void {
    this.received.set(first, second);
  }

  onBeforeSendHeaders(): void {}
  onCompleted(): void {}
  onErrorOccurred(): void {}
}

export class Session extends EventEmitter {
  readonly protocol = new Protocol();
  readonly webRequest = new WebRequest();
  readonly partition: string;
  #onRequest: PermissionRequest | null = null;
  #onCheck: PermissionCheck | null = null;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  setPreloads(): void {}
  setDownloadPath(): void {}
  setProxy(): Promise<void> {
    return Promise.resolve();
  }
  enableNetworkEmulation(): void {}
  closeAllConnections(): Promise<void> {
    return Promise.resolve();
  }
  clearStorageData(): Promise<void> {
    return Promise.resolve();
  }
  clearCache(): Promise<void> {
    return Promise.resolve();
  }
  clearData(): Promise<void> {
    return Promise.resolve();
  }
  clearHostResolverCache(): Promise<void> {
    return Promise.resolve();
  }

  /** Without handlers Electron grants everything, and so does this: an app that forgot them is found out. */
  async decidesPermission(contents: unknown, permission: string, url: string): Promise<boolean> {
    const details = { requestingUrl: url, isMainFrame: true, securityOrigin: url };
    if (this.#onCheck !== null && !this.#onCheck(contents, permission, url, details)) return false;
    const ask = this.#onRequest;
    if (ask === null) return true;
    return new Promise<boolean>((resolve) => ask(contents, permission, resolve, details));
  }

  async cancelsRequest(request: AppRequest): Promise<boolean> {
    const listener = this.webRequest.before.for(request.url);
    if (listener === null) return false;
    const response = await new Promise<{ cancel?: boolean }>((resolve) => {
      listener({ ...detailsOf(request), uploadData: [] }, resolve);
    });
    return response.cancel === true;
  }

  /** The headers as the app wants them, or null if it wants no response. */
  async changeHeaders(request: AppRequest, status: number, headers: Headers): Promise<Headers | null> {
    const listener = this.webRequest.received.for(request.url);
    if (listener === null) return headers;
    const responseHeaders = Object.fromEntries([...headers].map(([name, value]) => [name, [value]]));
    const response = await new Promise<Parameters<Parameters<HeadersReceived>[1]>[0]>((resolve) => {
      listener(
        { ...detailsOf(request), statusCode: status, statusLine: `HTTP/1.1 ${status}`, responseHeaders },
        resolve,
      );
    });
    if (response.cancel === true) return null;
    const changed = new Headers();
    for (const [name, value] of Object.entries(response.responseHeaders ?? responseHeaders)) {
      // A header that the app sets replaces the handler's own, whatever their case.
      changed.set(name, [value].flat().join(', '));
    }
    return changed;
  }
}

function detailsOf({ windowId, url, method, resourceType }: AppRequest): object {
  return { id: 1, url, method, resourceType, webContentsId: windowId, referrer: '', timestamp: Date.now() };
}

const sessions = new Map<string, Session>();

export function fromPartition(partition: string): Session {
  const known = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, known);
  return known;
}

export const defaultSession = fromPartition('');
export const session = { fromPartition, defaultSession };

type Covered =
  | 'isPersistent'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'clearStorageData'
  | 'clearCache'
  | 'setProxy'
  | 'closeAllConnections';
Session.prototype satisfies Pick<Electron.Session, Covered>;
