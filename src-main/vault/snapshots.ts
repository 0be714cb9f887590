import { replaceSnapshot } from './body-rows.ts';
import { inTransaction, SqliteError } from './database.ts';
import type { MemoryIndex } from './index-maker.ts';
import type { Queue } from './queue.ts';
import type { SealedLog } from './sealed-log.ts';
import { sealSnapshot } from './snapshot.ts';

/** Entries after which a snapshot is worth its time: applying so many takes about as long as reading one. */
const idleThreshold = 500;
/** Below this the next opening would gain less than closing would lose. */
const closingThreshold = 50;

/**
 * Decides when the index is written into the file, one snapshot at a time. Saves wait while the image is taken and while
 * its rows are written, not while it is compressed and sealed. A disk that refuses costs time at the next opening, no
 * data, so it is no error.
 */
export class Snapshots {
  readonly #log: SealedLog;
  readonly #queue: Queue;
  readonly #index: () => MemoryIndex;
  #unsaved: number;
  #running: Promise<void> | null = null;
  #failed = false;

  constructor(log: SealedLog, queue: Queue, index: () => MemoryIndex, unsaved: number) {
    this.#log = log;
    this.#queue = queue;
    this.#index = index;
    this.#unsaved = unsaved;
  }

  /** Entries were appended. Past the threshold a snapshot is begun, which nobody has to wait for. */
  count(entries: number): void {
    this.#unsaved += entries;
    if (this.#unsaved < idleThreshold || this.#running !== null || this.#failed) return;
    // Whoever forces the next one, or closes, meets the same error; until then saves go on.
    this.take(false).catch(() => {
      this.#failed = true;
    });
  }

  /** The file has a snapshot of the present index. */
  saved(): void {
    this.#unsaved = 0;
  }

  async take(force: boolean): Promise<void> {
    if (this.#running !== null) await this.#running;
    if (!force && this.#unsaved < idleThreshold) return;
    this.#running ??= this.#take().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** The one before closing: also for less. */
  async takeLast(): Promise<void> {
    await this.#running?.catch(() => undefined);
    if (this.#unsaved >= closingThreshold && !this.#failed) await this.take(true);
  }

  async #take(): Promise<void> {
    const log = this.#log;
    const { key, chain, taken, content } = await this.#queue.run(async () => ({
      key: log.key,
      chain: log.chain,
      taken: this.#unsaved,
      content: {
        sequence: log.chain.last,
        vault: log.vault,
        slots: log.slots,
        hashes: log.chain.bytes(),
        image: this.#index().serialize(),
      },
    }));
    const sealed = await sealSnapshot(log.pgp, key, content, () => {});
    await this.#queue.run(async () => {
      // A rekey in the meantime wrote its own snapshot, and this one is under a key that must be gone.
      if (log.key !== key || log.chain !== chain) return;
      try {
        inTransaction(log.db, (db) => replaceSnapshot(db, sealed));
        this.#unsaved -= taken;
      } catch (error) {
        if (!(error instanceof SqliteError)) throw error;
      }
    });
  }
}
