import { fork, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

import type {
  AppServesHost,
  HostServesApp,
  HostServesUtility,
  Parcel,
  UtilityServesHost,
  UtilityStart,
} from '../wire/messages.ts';
import { Peer, type Envelope } from '../wire/peer.ts';
import type { PortHolder, PortRouter } from './ports.ts';

const entry = new URL('../electron/utility-entry.ts', import.meta.url).href;

interface Running {
  readonly child: ChildProcess;
  readonly peer: Peer<UtilityServesHost, HostServesUtility>;
  readonly holder: PortHolder;
}

/** The app's utility processes. They are the host's children, so that ports reach them without the main process. */
export class Utilities {
  readonly #ports: PortRouter;
  readonly #app: Peer<AppServesHost, HostServesApp>;
  readonly #running = new Map<number, Running>();

  constructor(app: Peer<AppServesHost, HostServesApp>, ports: PortRouter) {
    this.#app = app;
    this.#ports = ports;
  }

  pids(): number[] {
    return [...this.#running.values()].flatMap(({ child }) => child.pid ?? []);
  }

  start({ id, modulePath, args, execArgv, env, cwd, output }: UtilityStart): number {
    const child = fork(modulePath, [...args], {
      execArgv: ['--import', entry, ...execArgv],
      env,
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
      ...(cwd === null ? {} : { cwd }),
    });
    const ports = this.#ports;
    const peer = new Peer<UtilityServesHost, HostServesUtility>((message) => {
      if (child.connected)
        child.send(message, () => {
          // A failed send means that it has just been killed; its exit says so.
        });
    });
    const holder: PortHolder = {
      portMessage: (end, parcel) => peer.tell('port-message', { end, parcel }),
      portClosed: (end) => peer.tell('port-closed', end),
    };
    peer.serve('to-parent', (parcel) => {
      ports.depart(parcel.ports);
      this.#app.tell('utility-message', { id, parcel });
    });
    peer.serve('port-pair', (ends) => ports.pair(ends, holder));
    peer.serve('port-post', ({ from, parcel }) => ports.post(from, parcel));
    peer.serve('port-start', (end) => ports.start(end));
    peer.serve('port-close', (end) => ports.close(end));
    child.on('message', (message: Envelope) => peer.receive(message));
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.on('data', (bytes: Buffer) => {
        this.#app.tell('utility-output', { id, stream, bytes: new Uint8Array(bytes) });
      });
    }
    child.on('exit', (code, signal) => {
      this.#running.delete(id);
      peer.close();
      ports.drop(holder);
      // What waitpid reports: for a signal, its number.
      this.#app.tell('utility-exit', { id, code: code ?? (signal === null ? 1 : constants.signals[signal]) });
    });
    this.#running.set(id, { child, peer, holder });
    if (child.pid === undefined) throw new Error('the utility process did not start');
    return child.pid;
  }

  send(id: number, parcel: Parcel): void {
    const running = this.#running.get(id);
    this.#ports.depart(parcel.ports);
    if (running === undefined) return;
    this.#ports.arrive(parcel.ports, running.holder);
    running.peer.tell('from-parent', parcel);
  }

  kill(id: number): void {
    this.#running.get(id)?.child.kill('SIGKILL');
  }

  killAll(): void {
    for (const { child } of this.#running.values()) child.kill('SIGKILL');
  }
}
