import { timingSafeEqual } from 'node:crypto';
import type { Attachment } from '../actions/ports/attachment.ts';
import type { LogEntry } from '../actions/ports/log.ts';
import type { Argon2Cost } from '../actions/ports/pgp.ts';
import type { CheckReport, IndexReader, OpenChange, OpenVault } from '../actions/ports/store.ts';
import type { Clock, Progress } from '../actions/ports/surroundings.ts';
import { restoredMark, restoredMarkValue, type LogPoint } from '../domain/restored-mark.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { reaches, type Anchor } from './anchor.ts';
import { backUp } from './backup.ts';
import { checkVault } from './check.ts';
import type { WritableDb } from './db.ts';
import { fileIn, fileSizeIn, sealedFiles } from './files.ts';
import type { IndexMaker, MemoryIndex } from './index-maker.ts';
import { Queue } from './queue.ts';
import { parseRecoveryCode } from './recovery-code.ts';
import { rekeyFile } from './rekey-file.ts';
import type { SealedLog } from './sealed-log.ts';
import { sealSlot, unlock, withSlot, type SealedSlot } from './slots.ts';
import { Snapshots } from './snapshots.ts';

/** What an opened vault is made of. */
export interface VaultParts {
  readonly path: string;
  readonly log: SealedLog;
  readonly index: MemoryIndex;
  readonly indexes: IndexMaker;
  readonly openChange: OpenChange;
  readonly clock: Clock;
  readonly cost: Argon2Cost;
  readonly anchor: Anchor | null;
  /** Entries that the snapshot in the file lacks. */
  readonly unsaved: number;
}

const noProgress: Progress = () => {};

/** An open vault. Jobs that write or read all rows wait for each other; reading the index waits for nothing. */
export class VaultFile implements OpenVault {
  readonly path: string;
  readonly read: IndexReader;
  restored = false;
  readonly #parts: VaultParts;
  readonly #log: SealedLog;
  readonly #queue = new Queue();
  readonly #snapshots: Snapshots;
  #index: MemoryIndex;
  /** Why the vault has to be opened anew; null while all is well. */
  #fault: { readonly cause: unknown } | null = null;
  #closing: Promise<void> | null = null;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    this.path = parts.path;
    this.#log = parts.log;
    this.#index = parts.index;
    this.#snapshots = new Snapshots(parts.log, this.#queue, () => this.#index, parts.unsaved);
    this.read = readerOf(() => this.#index.reader);
  }

  append(entries: readonly LogEntry[], files: readonly Attachment[] = []): Promise<Result<number>> {
    return this.#job(async () => this.#append(entries, null, await sealedFiles(this.#log, files)));
  }

  file(sha256: string): Promise<Result<Uint8Array | null>> {
    return this.#job(() => fileIn(this.#log, sha256));
  }

  fileSize(sha256: string): number | null {
    this.#assertUsable();
    return fileSizeIn(this.#log, sha256);
  }

  /**
   * Appends the entry that begins a new life after the file was copied back, and what is to be done about that; the mark in the
   * file is taken off with it. `before`: how far the anchor says that the log reached.
   */
  appendRestored(before: LogPoint | null, unmark: (db: WritableDb) => void): Promise<Result<number>> {
    this.restored = true;
    const at = this.#parts.clock.now().toISOString();
    const entries: readonly LogEntry[] = [
      { kind: 'restored', at, anchorSequence: before?.sequence ?? 0 },
      {
        kind: 'setting',
        name: restoredMark,
        value: restoredMarkValue({ journalled: false, before }),
      },
    ];
    return this.#job(() => this.#append(entries, null, unmark));
  }

  reaches(point: LogPoint): boolean {
    return reaches(this.#log.chain, point);
  }

  async snapshot(force = false): Promise<void> {
    this.#assertUsable();
    await this.#snapshots.take(force);
  }

  rekey(progress: Progress): Promise<Result<void>> {
    return this.#job(() => this.#rekey(this.#log.slots, progress));
  }

  changePassphrase(old: string, next: string, progress: Progress): Promise<Result<void>> {
    return this.#job(async () => {
      progress('derive', 0, 2);
      if (!(await this.#opensWith(old))) return refused('unlock-failed');
      progress('derive', 1, 2);
      const slot = await this.#newSlot('passphrase', next);
      progress('derive', 2, 2);
      return this.#rekey(withSlot(this.#log.slots, slot), progress);
    });
  }

  setRecoveryCode(code: string): Promise<Result<void>> {
    return this.#job(async () => {
      const canonical = parseRecoveryCode(code);
      if (canonical === null) return refused('input-malformed');
      const slot = await this.#newSlot('recovery', canonical);
      const slots = withSlot(this.#log.slots, slot);
      // A code that is replaced knows the session key: it takes a new one to shut it out.
      if (slots.length === this.#log.slots.length) return this.#rekey(slots, noProgress);
      const appended = await this.#append([], slots);
      return appended.ok ? done(undefined) : appended;
    });
  }

  removeRecoveryCode(): Promise<Result<void>> {
    return this.#job(async () => {
      const slots = this.#log.slots.filter(({ slot }) => slot !== 'recovery');
      return slots.length === this.#log.slots.length ? done(undefined) : this.#rekey(slots, noProgress);
    });
  }

  check(progress: Progress): Promise<Result<CheckReport>> {
    return this.#job(() => checkVault(this.#log, this.#parts.openChange, progress));
  }

  backup(path: string, passphrase: string): Promise<Result<CheckReport>> {
    return this.#job(() => backUp(this.#log, path, passphrase, this.#parts));
  }

  /** Writes a snapshot when it saves the next opening some work, then gives the lock back. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#fault === null) await this.#snapshots.takeLast();
    await this.#queue.run(async () => {
      this.#fault ??= { cause: 'closed' };
      this.#index.close();
      this.#log.db.close();
      this.#log.key.fill(0);
    });
  }

  async #append(
    entries: readonly LogEntry[],
    slots: readonly SealedSlot[] | null = null,
    beside?: (db: WritableDb) => void,
  ): Promise<Result<number>> {
    const next = this.#log.next(entries, slots);
    const anchor = this.#parts.anchor?.stage(next);
    const appended = await this.#orFault(() => this.#log.append(next, beside));
    if (!appended.ok) {
      await anchor?.discard();
      return appended;
    }
    await this.#orFault(() => this.#index.apply(next.sequence, entries));
    await anchor?.commit();
    this.#snapshots.count(entries.length);
    return appended;
  }

  async #rekey(slots: readonly SealedSlot[], progress: Progress): Promise<Result<void>> {
    const { indexes, openChange, anchor } = this.#parts;
    const job = { log: this.#log, index: this.#index, indexes, openChange, anchor, slots, progress };
    const resealed = await this.#orFault(() => rekeyFile(job));
    if (!resealed.ok) return resealed;
    if (resealed.value !== this.#index) {
      const before = this.#index;
      this.#index = resealed.value;
      before.close();
    }
    this.#snapshots.saved();
    return done(undefined);
  }

  async #opensWith(passphrase: string): Promise<boolean> {
    const { pgp, db, key } = this.#log;
    const opened = await unlock(pgp, db, passphrase);
    return opened !== null && timingSafeEqual(opened, key);
  }

  async #newSlot(slot: SealedSlot['slot'], passphrase: string): Promise<SealedSlot> {
    const { pgp, key } = this.#log;
    const material = await pgp.createSlot(passphrase, this.#parts.cost, this.#parts.clock.now());
    return sealSlot(pgp, slot, material, key);
  }

  #job<T>(job: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      this.#assertUsable();
      return job();
    });
  }

  /** What throws here leaves file and memory at odds. */
  async #orFault<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await job();
    } catch (cause) {
      this.#fault = { cause };
      throw new Error('the vault has to be opened anew', { cause });
    }
  }

  #assertUsable(): void {
    if (this.#fault !== null) throw new Error('the vault is closed', { cause: this.#fault.cause });
  }
}

/** A reader that goes on when a rekey replaces the index behind it. */
const readerOf = (current: () => IndexReader): IndexReader =>
  new Proxy({} as IndexReader, {
    get(_target, name) {
      const reader = current();
      const member: unknown = Reflect.get(reader, name);
      return typeof member === 'function' ? (member.bind(reader) as unknown) : member;
    },
  });
