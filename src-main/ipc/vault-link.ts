import type { ProgressEvent, Reply } from '../../src-preload/contract/failures.ts';
import type { DeskState } from '../actions/ports/desk.ts';
import { refused } from '../domain/result.ts';
import type { Note } from './event-ring.ts';
import type { FromVault, ToVault, VaultSetup } from './vault-wire.ts';

/** A started vault process, as far as it is used here. */
export interface VaultChild<Port> {
  send(message: ToVault, ports: readonly Port[]): void;
  onMessage(listener: (message: FromVault) => void): void;
  onExit(listener: () => void): void;
  /** SIGKILL: nothing is asked, nothing is awaited. */
  kill(): void;
}

export interface VaultLinkParts<Port> {
  readonly setup: VaultSetup;
  readonly note: Note;
  start(): VaultChild<Port>;
  progress(event: ProgressEvent): void;
  /** When to remind, as of now. */
  times(times: readonly number[]): void;
  /** The process ended without being told to. Whatever it held is gone. */
  died(): void;
}

interface Running<Port> {
  readonly child: VaultChild<Port>;
  readonly waiting: Map<number, (reply: Reply<unknown>) => void>;
  state: DeskState;
  closed(): void;
}

const shut: DeskState = { open: false, clockBehind: false, restored: false, erasedAgain: null };

/** Main's end of the line to the vault process; starts it when it is first needed. */
export class VaultLink<Port> {
  readonly #parts: VaultLinkParts<Port>;
  #running: Running<Port> | null = null;
  /** Settles when a killed process has really ended and let go of the vault file; null when none is ending. */
  #ending: Promise<void> | null = null;
  #lastId = 0;
  #reminding = false;

  constructor(parts: VaultLinkParts<Port>) {
    this.#parts = parts;
  }

  get state(): DeskState {
    return this.#running?.state ?? shut;
  }

  async call(command: string, input: unknown, path: string | null): Promise<Reply<unknown>> {
    if (this.#ending !== null) await this.#ending;
    const running = this.#start();
    const id = (this.#lastId += 1);
    return new Promise((resolve) => {
      running.waiting.set(id, resolve);
      running.child.send({ kind: 'call', id, command, input, path }, []);
    });
  }

  /** Gives the port away: input and reply pass through it alone. */
  async secret(command: string, path: string | null, port: Port): Promise<void> {
    if (this.#ending !== null) await this.#ending;
    this.#start().child.send({ kind: 'secret', command, path }, [port]);
  }

  /** Whether the process is to tell when to remind; holds for those started later. */
  remind(on: boolean): void {
    this.#reminding = on;
    this.#running?.child.send({ kind: 'remind', on }, []);
  }

  /** Asks it to save a snapshot and close, and waits at most so long. */
  async close(milliseconds: number): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    if (running.state.open) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      running.closed = resolve;
      running.child.send({ kind: 'close' }, []);
      await promise;
      clearTimeout(timer);
    }
    this.kill();
  }

  kill(): void {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    const { promise, resolve } = Promise.withResolvers<void>();
    const ending = promise.finally(() => {
      if (this.#ending === ending) this.#ending = null;
    });
    this.#ending = ending;
    running.child.onExit(resolve);
    // Should its end never be told: a file that is still held is then refused by name.
    setTimeout(resolve, 5_000).unref();
    running.child.kill();
    settle(running);
  }

  #start(): Running<Port> {
    if (this.#running !== null) return this.#running;
    const child = this.#parts.start();
    const running: Running<Port> = { child, waiting: new Map(), state: shut, closed: () => undefined };
    this.#running = running;
    child.onMessage((message) => {
      // What a killed process had still said counts no more.
      if (this.#running === running) this.#hear(running, message);
    });
    child.onExit(() => {
      if (this.#running !== running) return;
      this.#running = null;
      settle(running);
      this.#parts.note('vault-process-died');
      this.#parts.died();
    });
    child.send({ kind: 'setup', ...this.#parts.setup }, []);
    if (this.#reminding) child.send({ kind: 'remind', on: true }, []);
    return running;
  }

  #hear(running: Running<Port>, message: FromVault): void {
    switch (message.kind) {
      case 'reply':
        running.waiting.get(message.id)?.(message.reply);
        running.waiting.delete(message.id);
        break;
      case 'progress':
        this.#parts.progress(message.event);
        break;
      case 'state':
        running.state = message.state;
        running.child.send({ kind: 'heard' }, []);
        break;
      case 'times':
        this.#parts.times(message.times);
        break;
      case 'event':
        this.#parts.note(message.code);
        break;
      case 'closed':
        running.closed();
        break;
    }
  }
}

/** Nobody waits for ever for a process that is gone. */
function settle(running: Running<unknown>): void {
  for (const resolve of running.waiting.values()) resolve(refused('locked'));
  running.waiting.clear();
  running.closed();
}
