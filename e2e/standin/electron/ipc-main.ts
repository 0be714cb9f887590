import { EventEmitter } from 'node:events';

import { decodeClone, encodeClone } from '../wire/clone-text.ts';
import { host, ports } from './host-link.ts';
import { findContents } from './web-contents-registry.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

const instance = new IpcMain();
instance satisfies Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;
export const ipcMain = instance;

/** Only the members that the stand-in has; the cast is where its partial objects become Electron's. */
function eventFrom(windowId: number, url: string): Electron.IpcMainInvokeEvent {
  const sender = findContents(windowId);
  return {
    sender,
    senderFrame: sender?.frameFor(url) ?? null,
    processId: 1,
    frameId: 1,
    type: 'frame',
  } as unknown as Electron.IpcMainInvokeEvent;
}

host.serve('invoke', async ({ windowId, url, channel, parcel }) => {
  const failed = (error: unknown) => ({
    ok: false,
    text: encodeClone(`Error invoking remote method '${channel}': ${String(error)}`),
  });
  const handler = handlers.get(channel);
  if (handler === undefined) return failed(`Error: No handler registered for '${channel}'`);
  try {
    const args = decodeClone(parcel.text) as unknown[];
    return { ok: true, text: encodeClone(await handler(eventFrom(windowId, url), ...args)) };
  } catch (error) {
    return failed(error);
  }
});

host.serve('message', ({ windowId, url, channel, parcel }) => {
  const { data, ports: arrived } = ports.unpack(parcel);
  instance.emit(channel, { ...eventFrom(windowId, url), ports: arrived }, ...(data as unknown[]));
});
