import type { SecretAnswer } from '../../src-preload/contract/channels.ts';
import type { Desk, DeskState } from '../actions/ports/desk.ts';
import { answerCommand, type AnswerParts } from './answer-command.ts';
import type { FromVault, ToVault } from './vault-wire.ts';
import { changesSomething, createQueue } from './write-queue.ts';

/** A port from the window, as Electron's utility process has it. */
export interface SecretPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  start(): void;
  postMessage(message: SecretAnswer): void;
  close(): void;
}

export interface ServeParts {
  readonly desk: Desk;
  readonly send: (message: FromVault) => void;
  readonly printBug: (error: unknown) => void;
  readonly elapsed: () => number;
  /** After so many milliseconds without a command the desk may save a snapshot. */
  readonly idleAfter: number;
}

/** The vault process's end of the line: gives every command to the desk. Returns what hears main. */
export function serveDesk(
  parts: ServeParts,
): (message: Exclude<ToVault, { kind: 'setup' }>, ports: readonly SecretPort[]) => void {
  const { desk, send, printBug } = parts;
  const inTurn = createQueue();
  let known: DeskState = { open: false, clockBehind: false, restored: false, erasedAgain: null };
  let heard = Promise.withResolvers<void>();
  heard.resolve();
  let idleTimer: NodeJS.Timeout | undefined;
  let reminding = false;
  let knownTimes = '';

  const answering: AnswerParts = {
    desk,
    inTurn,
    printBug,
    elapsed: parts.elapsed,
    note: (code) => send({ kind: 'event', code }),
    progress: (event) => send({ kind: 'progress', event }),
  };

  /** Resolves when main knows: a reply goes by another way and might be there first. */
  async function tellState(): Promise<void> {
    const state = desk.state();
    if (JSON.stringify(state) !== JSON.stringify(known)) {
      known = state;
      heard = Promise.withResolvers<void>();
      send({ kind: 'state', state });
    }
    await heard.promise;
  }

  /** What is only read changes no time; without the setting nothing is computed, and nothing leaves this process. */
  function tellTimes(): void {
    if (!reminding || !known.open) return;
    const times = desk.reminderTimes();
    if (String(times) === knownTimes) return;
    knownTimes = String(times);
    send({ kind: 'times', times });
  }

  function waitForQuiet(): void {
    clearTimeout(idleTimer);
    if (!known.open) return;
    idleTimer = setTimeout(() => {
      inTurn(() => desk.idle()).catch((error: unknown) => {
        send({ kind: 'event', code: 'bug-idle' });
        printBug(error);
      });
    }, parts.idleAfter);
    idleTimer.unref();
  }

  async function answer(
    ...[door, command, input, path]: [
      door: 'vault' | 'secret',
      command: string,
      input: unknown,
      path: string | null,
    ]
  ) {
    clearTimeout(idleTimer);
    const reply = await answerCommand(answering, door, command, input, path);
    await tellState();
    if (changesSomething(command)) tellTimes();
    waitForQuiet();
    return reply;
  }

  function takeSecret(command: string, path: string | null, port: SecretPort): void {
    let taken = false;
    port.on('message', ({ data }) => {
      // One command per port.
      if (taken) return;
      taken = true;
      void answer('secret', command, data, path).then((reply) => {
        port.postMessage({ kind: 'reply', reply });
        // Closed by the window, once it has read this.
      });
    });
    port.start();
    port.postMessage({ kind: 'ready' });
  }

  async function close(): Promise<void> {
    clearTimeout(idleTimer);
    try {
      await inTurn(() => desk.close());
    } catch (error) {
      send({ kind: 'event', code: 'bug-close' });
      printBug(error);
    }
    send({ kind: 'closed' });
  }

  return (message, ports) => {
    switch (message.kind) {
      case 'call':
        void answer('vault', message.command, message.input, message.path).then((reply) =>
          send({ kind: 'reply', id: message.id, reply }),
        );
        break;
      case 'secret': {
        const [port] = ports;
        if (port === undefined) send({ kind: 'event', code: 'bug-no-port' });
        else takeSecret(message.command, message.path, port);
        break;
      }
      case 'remind':
        reminding = message.on;
        knownTimes = '';
        tellTimes();
        break;
      case 'heard':
        heard.resolve();
        break;
      case 'close':
        void close();
        break;
    }
  };
}
