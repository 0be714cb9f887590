import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

import { host, ports } from './host-link.ts';

const running = new Map<number, UtilityProcess>();
let lastId = 0;

/**
 * The host forks it and keeps its line, so that ports between it and the page don't lead through the main process.
 * @public since what `fork` returns has to be nameable
 */
export class UtilityProcess extends EventEmitter {
  pid: number | undefined;
  readonly stdout: PassThrough | null;
  readonly stderr: PassThrough | null;
  readonly #id: number;

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    this.#id = lastId += 1;
    const stdio = [options.stdio ?? 'inherit'].flat();
    const output = stdio.includes('pipe') ? 'pipe' : stdio.includes('ignore') ? 'ignore' : 'inherit';
    this.stdout = output === 'pipe' ? new PassThrough() : null;
    this.stderr = output === 'pipe' ? new PassThrough() : null;
    running.set(this.#id, this);
    const start = {
      id: this.#id,
      modulePath,
      args,
      execArgv: options.execArgv ?? [],
      env: { ...(options.env ?? process.env) },
      cwd: options.cwd ?? null,
      output,
    } as const;
    host.call('utility-fork', start).then(
      (pid) => {
        if (!running.has(this.#id)) return;
        this.pid = pid;
        this.emit('spawn');
      },
      () => this.ended(1),
    );
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    host.tell('utility-message', { id: this.#id, parcel: ports.pack(message, transfer) });
  }

  /** At once and without asking: locking relies on it. */
  kill(): boolean {
    if (!running.has(this.#id)) return false;
    if (this.pid !== undefined) {
      try {
        process.kill(this.pid, 'SIGKILL');
      } catch {
        return false;
      }
    }
    host.tell('utility-kill', this.#id);
    return true;
  }

  ended(code: number): void {
    if (!running.delete(this.#id)) return;
    this.pid = undefined;
    this.stdout?.end();
    this.stderr?.end();
    this.emit('exit', code);
  }
}

UtilityProcess.prototype satisfies Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'stdout' | 'stderr'>;

export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
};

host.serve('utility-message', ({ id, parcel }) => {
  // Electron hands over the message itself here, without an event around it.
  running.get(id)?.emit('message', ports.unpack(parcel).data);
});
host.serve('utility-output', ({ id, stream, bytes }) => {
  running.get(id)?.[stream]?.write(bytes);
});
host.serve('utility-exit', ({ id, code }) => running.get(id)?.ended(code));
