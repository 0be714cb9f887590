import { EventEmitter } from 'node:events';

import { decodeClone, encodeClone } from './clone-text.ts';
import type { Parcel, PortCalls, PortDeliveries } from './messages.ts';
import type { Peer } from './peer.ts';

/** Both Node sides (main and utility process) hold ports in the same way. */
export type PortLine = Pick<Peer<PortCalls, PortDeliveries>, 'tell'>;

/** The ends of ports that live in this process. */
export class PortTable {
  readonly #line: PortLine;
  readonly #held = new Map<string, StandInPort>();
  #last = 0;

  constructor(line: PortLine) {
    this.#line = line;
  }

  pair(): [StandInPort, StandInPort] {
    const n = (this.#last += 1);
    const ends = [`${process.pid}.${n}.1`, `${process.pid}.${n}.2`] as const;
    this.#line.tell('port-pair', ends);
    return [this.#adopt(ends[0]), this.#adopt(ends[1])];
  }

  pack(value: unknown, transfer: readonly unknown[] = []): Parcel {
    const ports = transfer.map((item) => {
      if (!(item instanceof StandInPort) || this.#held.get(item.end) !== item) {
        throw new TypeError('Found invalid value in transferables');
      }
      return item;
    });
    const text = encodeClone(value, ports);
    for (const port of ports) this.#held.delete(port.end);
    return { text, ports: ports.map((port) => port.end) };
  }

  unpack(parcel: Parcel): { data: unknown; ports: StandInPort[] } {
    const ports = parcel.ports.map((end) => this.#adopt(end));
    return { data: decodeClone(parcel.text, ports), ports };
  }

  deliver(end: string, parcel: Parcel): void {
    this.#held.get(end)?.emit('message', this.unpack(parcel));
  }

  closed(end: string): void {
    const port = this.#held.get(end);
    this.#held.delete(end);
    port?.emit('close');
  }

  #adopt(end: string): StandInPort {
    const port = new StandInPort(end, {
      post: (value, transfer) => {
        if (this.#held.get(end) !== port) return;
        this.#line.tell('port-post', { from: end, parcel: this.pack(value, transfer) });
      },
      start: () => this.#line.tell('port-start', end),
      close: () => {
        if (this.#held.delete(end)) this.#line.tell('port-close', end);
      },
    });
    this.#held.set(end, port);
    return port;
  }
}

interface PortActions {
  post(value: unknown, transfer: readonly unknown[]): void;
  start(): void;
  close(): void;
}

export class StandInPort
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  readonly end: string;
  readonly #actions: PortActions;

  constructor(end: string, actions: PortActions) {
    super();
    this.end = end;
    this.#actions = actions;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    this.#actions.post(message, transfer);
  }

  /** Until this is called the host keeps what arrives, in order. */
  start(): void {
    this.#actions.start();
  }

  close(): void {
    this.#actions.close();
  }
}
