import { Peer, type Envelope } from '../wire/peer.ts';
import { PortTable } from '../wire/message-port.ts';
import type { AppServesHost, HostServesApp } from '../wire/messages.ts';

if (process.send === undefined) throw new Error('the stand-in is started by its host');

/** The line to the host, which owns Chromium. */
export const host = new Peer<HostServesApp, AppServesHost>((message) => process.send?.(message));

process.on('message', (message: Envelope) => host.receive(message));
// Without a host there are no windows: Electron's main process would not outlive its browser either.
process.on('disconnect', () => process.exit(1));

export const ports = new PortTable(host);

host.serve('port-message', ({ end, parcel }) => ports.deliver(end, parcel));
host.serve('port-closed', (end) => ports.closed(end));
