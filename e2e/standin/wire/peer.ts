/** One side of a two-way line between two processes. Messages arrive in the order in which they were sent. */

type Takes<Calls, K extends keyof Calls> = Calls[K] extends { readonly takes: infer T } ? T : never;
type Gives<Calls, K extends keyof Calls> = Calls[K] extends { readonly gives: infer G } ? G : never;

/** Calls: what the other side serves. Serves: what this side serves. */
export class Peer<Calls, Serves> {
  readonly #send: (message: Envelope) => void;
  readonly #handlers = new Map<string, (takes: unknown) => unknown>();
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #last = 0;
  #closed = false;

  constructor(send: (message: Envelope) => void) {
    this.#send = send;
  }

  /** Asks and waits for the answer. */
  call<K extends keyof Calls & string>(name: K, takes: Takes<Calls, K>): Promise<Gives<Calls, K>> {
    if (this.#closed) return Promise.reject(new Error(`the other side is gone (${name})`));
    const id = (this.#last += 1);
    return new Promise<Gives<Calls, K>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as Gives<Calls, K>), reject });
      this.#send({ kind: 'call', id, name, takes });
    });
  }

  /** Says something and waits for nothing. */
  tell<K extends keyof Calls & string>(name: K, takes: Takes<Calls, K>): void {
    if (!this.#closed) this.#send({ kind: 'call', id: 0, name, takes });
  }

  serve<K extends keyof Serves & string>(
    name: K,
    handler: (takes: Takes<Serves, K>) => Gives<Serves, K> | Promise<Gives<Serves, K>>,
  ): void {
    this.#handlers.set(name, (takes) => handler(takes as Takes<Serves, K>));
  }

  receive(message: Envelope): void {
    if (message.kind === 'answer') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.failed === null) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.failed));
      return;
    }
    const handler = this.#handlers.get(message.name);
    if (handler === undefined) throw new Error(`nothing serves ${message.name}`);
    if (message.id === 0) {
      handler(message.takes);
      return;
    }
    const answer = (value: unknown, failed: string | null) => {
      if (!this.#closed) this.#send({ kind: 'answer', id: message.id, value, failed });
    };
    // Started at once and in order; only the answer may come later.
    void (async () => handler(message.takes))().then(
      (value) => answer(value, null),
      (error: unknown) => answer(undefined, error instanceof Error ? error.message : String(error)),
    );
  }

  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('the other side is gone'));
    this.#waiting.clear();
  }
}

export type Envelope =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly takes: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown; readonly failed: string | null };
