import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { refusals, type RefusalCode } from '../domain/refusals.ts';
import { ScoutReports, type Scout, type SendScout } from './scout.ts';

export interface ScoutLimits {
  /** Of the worker's heap, in MiB. */
  readonly memory: number;
  /** For the whole of its way, in milliseconds. */
  readonly time: number;
}

/**
 * Several times what the largest honest bundle takes: 64 MiB of changes, 152 MiB of heap, 4 s on two busy cores (measured).
 * The costliest one that the limits of the format let through, 64 MiB of empty objects, would take 990 MiB.
 */
const defaultLimits: ScoutLimits = { memory: 512, time: 60_000 };

const code = z.custom<RefusalCode>((said) => typeof said === 'string' && Object.hasOwn(refusals, said));
const detail = z.record(z.string().max(64), z.union([z.string().max(128), z.number()]));
/** What a worker may say. Anything else is as if it had crashed. */
const report = z.union([
  z.strictObject({ reached: z.union([z.int().min(0), z.literal(Infinity)]) }),
  z.strictObject({ refusal: z.strictObject({ code, detail: detail.optional() }) }),
]);

/**
 * Scouts that are each a thread of their own, for one bundle, with nothing of ours in it: no key, no environment, no
 * argument, nothing of the vault, only the tar. `file` is what `bundle-worker.ts` was built to. Refusals beside those of
 * form: `bundle-too-costly` (out of memory or time), `bundle-reader-failed` (it crashed), `cancelled`.
 */
export const workerScouts =
  (file: URL, limits: ScoutLimits = defaultLimits): SendScout =>
  (signal) =>
    new WorkerScout(file, limits, signal);

class WorkerScout implements Scout {
  readonly #reports = new ScoutReports();
  readonly #worker: Worker;
  readonly #limits: ScoutLimits;
  readonly #signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: URL, limits: ScoutLimits, signal: AbortSignal) {
    this.#limits = limits;
    this.#signal = signal;
    this.#worker = new Worker(file, {
      env: {},
      argv: [],
      execArgv: [],
      // Kept from our own streams: what Node prints of a crash could quote data.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    this.#worker.on('message', (said: unknown) => this.#hear(said));
    this.#worker.on('messageerror', () => this.#fail());
    this.#worker.on('error', (error: unknown) => {
      const outOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (outOfMemory) this.#reports.refuse({ code: 'bundle-too-costly', detail: { limit: 'memory' } });
      else this.#fail();
    });
    // After everything it has said was heard; what ended by itself and had not finished has failed.
    this.#worker.on('exit', () => this.#fail());
    signal.addEventListener('abort', this.#cancel);
    if (signal.aborted) this.#cancel();
  }

  start(tar: Uint8Array): void {
    const copy = new Uint8Array(tar);
    this.#worker.postMessage(copy, [copy.buffer]);
    this.#timer = setTimeout(() => {
      this.#reports.refuse({ code: 'bundle-too-costly', detail: { limit: 'time' } });
      this.end();
    }, this.#limits.time);
  }

  until(step: number): ReturnType<Scout['until']> {
    return this.#reports.until(step);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#cancel);
    // Stops it in the middle of whatever it does.
    void this.#worker.terminate();
  }

  readonly #cancel = (): void => {
    this.#reports.refuse({ code: 'cancelled' });
    this.end();
  };

  #hear(said: unknown): void {
    const read = report.safeParse(said);
    if (!read.success) this.#fail();
    else if ('reached' in read.data) this.#arrived(read.data.reached);
    else {
      const { refusal } = read.data;
      const { detail: about } = refusal;
      this.#reports.refuse(
        about === undefined ? { code: refusal.code } : { code: refusal.code, detail: about },
      );
    }
  }

  #arrived(step: number): void {
    if (step === Infinity) clearTimeout(this.#timer);
    this.#reports.reach(step);
  }

  #fail(): void {
    this.#reports.refuse({ code: 'bundle-reader-failed' });
    this.end();
  }
}
