import { statSync } from 'node:fs';
import type { LogEntry } from '../actions/ports/log.ts';
import type { PgpForVault, SessionKey } from '../actions/ports/pgp.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { insertSegment, lastSequence } from './body-rows.ts';
import { Chain } from './chain.ts';
import { inTransaction } from './database.ts';
import type { WritableDb } from './db.ts';
import { isErrnoException } from './errno.ts';
import { replaceHeader } from './header-rows.ts';
import { encodeSegment, hashOf } from './segment.ts';
import type { SegmentSource } from './segments.ts';
import { headerRowsOf, type SealedSlot } from './slots.ts';
import { refusalOf } from './sqlite-refusal.ts';

/** What goes into the same transaction as a segment. */
interface Beside {
  /** New list of slots: it goes into the segment, and the header is written from it. */
  readonly slots?: readonly SealedSlot[];
  readonly write?: (db: WritableDb) => void;
}

/** The log in the file with what opens and continues it. Whoever calls {@link SealedLog.append} does so one at a time. */
export class SealedLog implements SegmentSource {
  readonly pgp: PgpForVault;
  readonly db: WritableDb;
  /** The resolved path. */
  readonly file: string;
  key: SessionKey;
  chain = new Chain();
  slots: readonly SealedSlot[] = [];
  /** The vault's id. */
  vault = '';
  readonly #inode: string | null;
  #settled: Promise<void> = Promise.resolve();

  constructor(pgp: PgpForVault, db: WritableDb, file: string, key: SessionKey) {
    this.pgp = pgp;
    this.db = db;
    this.file = file;
    this.key = key;
    this.#inode = inodeOf(file);
  }

  settled(): Promise<void> {
    return this.#settled;
  }

  /** Lets readers wait until `job`, which leaves rows, key and chain at odds for a while, has ended. */
  async unsettled<T>(job: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settled = promise;
    try {
      return await job();
    } finally {
      resolve();
    }
  }

  /**
   * Seals the entries as the next segment and commits it durably. Refusals: `disk-full`, `file-unwritable`, after which
   * nothing has changed.
   *
   * @throws when SQLite can't say after a failure what the file holds: only opening it anew tells
   */
  async append(entries: readonly LogEntry[], beside: Beside = {}): Promise<Result<number>> {
    const { slots, write } = beside;
    const sequence = this.chain.last + 1;
    const plaintext = encodeSegment({
      seq: sequence,
      previous: this.chain.head,
      ...(slots === undefined ? {} : { slots }),
      entries,
    });
    const body = await this.pgp.sealBody(this.key, plaintext);
    if (!this.isInPlace()) return refused('file-unwritable');
    try {
      inTransaction(this.db, (db) => {
        insertSegment(db, sequence, body);
        if (slots !== undefined) replaceHeader(db, headerRowsOf(slots));
        write?.(db);
      });
    } catch (error) {
      const refusal = refusalOf(error, 'writing');
      if (lastSequence(this.db) !== this.chain.last)
        throw new Error('vault in unknown state', { cause: error });
      return refusal;
    }
    this.chain.push(hashOf(plaintext));
    if (slots !== undefined) this.slots = slots;
    return done(sequence);
  }

  /** False when the file was removed or replaced under us: writing would succeed, and be lost. */
  isInPlace(): boolean {
    return inodeOf(this.file) === this.#inode;
  }
}

function inodeOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (isErrnoException(error)) return null;
    throw error;
  }
}
