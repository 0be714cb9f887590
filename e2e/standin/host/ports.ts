import type { Parcel } from '../wire/messages.ts';

/** Where an end of a port lives: a document, the app's main process, a utility process. */
export interface PortHolder {
  portMessage(end: string, parcel: Parcel): void;
  portClosed(end: string): void;
}

interface End {
  readonly peer: string;
  holder: PortHolder | null;
  started: boolean;
  readonly waiting: Parcel[];
}

/**
 * Knows both ends of every port. Messages stay here, in order, until the end they are for has arrived somewhere and
 * was started there: so none is lost or overtaken while a port is passed on.
 */
export class PortRouter {
  readonly #ends = new Map<string, End>();

  pair([one, other]: readonly [string, string], holder: PortHolder): void {
    this.#ends.set(one, { peer: other, holder, started: false, waiting: [] });
    this.#ends.set(other, { peer: one, holder, started: false, waiting: [] });
  }

  /** To be called as a parcel is handed over: from now on its ports live there. */
  arrive(ports: readonly string[], holder: PortHolder): void {
    for (const name of ports) {
      const end = this.#ends.get(name);
      if (end !== undefined) end.holder = holder;
    }
  }

  /** To be called as a parcel is taken in: its ports live nowhere until they arrive. */
  depart(ports: readonly string[]): void {
    for (const name of ports) {
      const end = this.#ends.get(name);
      if (end === undefined) continue;
      end.holder = null;
      end.started = false;
    }
  }

  post(from: string, parcel: Parcel): void {
    this.depart(parcel.ports);
    const target = this.#ends.get(from)?.peer;
    const end = target === undefined ? undefined : this.#ends.get(target);
    if (target === undefined || end === undefined) return;
    end.waiting.push(parcel);
    this.#flush(target, end);
  }

  start(name: string): void {
    const end = this.#ends.get(name);
    if (end === undefined) return;
    end.started = true;
    this.#flush(name, end);
  }

  close(name: string): void {
    const end = this.#ends.get(name);
    if (end === undefined) return;
    this.#ends.delete(name);
    const peer = this.#ends.get(end.peer);
    this.#ends.delete(end.peer);
    peer?.holder?.portClosed(end.peer);
  }

  /** A process or document is gone, and its ports with it. */
  drop(holder: PortHolder): void {
    const gone = [...this.#ends].filter(([, end]) => end.holder === holder);
    for (const [name] of gone) this.close(name);
  }

  #flush(name: string, end: End): void {
    const { holder } = end;
    if (holder === null || !end.started) return;
    for (const parcel of end.waiting.splice(0)) {
      this.arrive(parcel.ports, holder);
      holder.portMessage(name, parcel);
    }
  }
}
