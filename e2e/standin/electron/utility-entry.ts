/** Loaded before a utility process's own module: its `process.parentPort`, and no Electron. */
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

import { PortTable } from '../wire/message-port.ts';
import type { HostServesUtility, UtilityServesHost } from '../wire/messages.ts';
import { Peer, type Envelope } from '../wire/peer.ts';

registerHooks({
  resolve: (specifier, context, next) => {
    // The package in node_modules would try to download a browser.
    if (specifier === 'electron') throw new Error('there is no electron in a utility process or worker');
    return next(specifier, context);
  },
});

function connect(): EventEmitter {
  const host = new Peer<HostServesUtility, UtilityServesHost>((message) => process.send?.(message));
  const ports = new PortTable(host);
  const waiting: { data: unknown; ports: unknown[] }[] = [];

  /** Keeps what arrives until somebody listens. */
  class ParentPort extends EventEmitter {
    constructor() {
      super();
      this.on('newListener', (name) => {
        if (name === 'message')
          queueMicrotask(() => waiting.splice(0).forEach((event) => this.emit('message', event)));
      });
    }

    postMessage(message: unknown, transfer: readonly unknown[] = []): void {
      host.tell('to-parent', ports.pack(message, transfer));
    }

    start(): void {}
    pause(): void {}
  }

  const parentPort = new ParentPort();
  host.serve('from-parent', (parcel) => {
    const event = ports.unpack(parcel);
    if (parentPort.listenerCount('message') > 0 && waiting.length === 0) parentPort.emit('message', event);
    else waiting.push(event);
  });
  host.serve('port-message', ({ end, parcel }) => ports.deliver(end, parcel));
  host.serve('port-closed', (end) => ports.closed(end));
  process.on('message', (message: Envelope) => host.receive(message));
  // As Electron's: it doesn't outlive the app.
  process.on('disconnect', () => process.exit(0));
  return parentPort;
}

if (isMainThread) {
  Object.defineProperty(process, 'parentPort', { value: connect(), enumerable: true });
  Object.defineProperty(process, 'type', { value: 'utility', enumerable: true });
}
