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

/** A segment that is to be the next one. */
export interface NextSegment {
  readonly sequence: number;
  readonly plaintext: Uint8Array;
  readonly hash: string;
  /** New list of slots: the header is written from it. */
  readonly slots: readonly SealedSlot[] | null;
}

/** The log in the file with what opens and continues it. Whoever appends does so one at a time. */
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

  /** The segment that would continue the log with these entries, and with another list of slots if one is given. */
  next(entries: readonly LogEntry[], slots: readonly SealedSlot[] | null = null): NextSegment {
    const sequence = this.chain.last + 1;
    const plaintext = encodeSegment({
      seq: sequence,
      previous: this.chain.head,
      ...(slots === null ? {} : { slots }),
      entries,
    });
    return { sequence, plaintext, hash: hashOf(plaintext), slots };
  }

  /**
   * Seals the segment and commits it durably, with what `beside` writes. Refusals: `disk-full`, `file-unwritable`, after
   * which nothing has changed.
   *
   * @throws when SQLite can't say after a failure what the file holds: only opening it anew tells
   */
  async append(next: NextSegment, beside: (db: WritableDb) => void = () => {}): Promise<Result<number>> {
    const { sequence, plaintext, hash, slots } = next;
    const body = await this.pgp.sealBody(this.key, plaintext);
    if (!this.isInPlace()) return refused('file-unwritable');
    try {
      inTransaction(this.db, (db) => {
        insertSegment(db, sequence, body);
        if (slots !== null) replaceHeader(db, headerRowsOf(slots));
        beside(db);
      });
    } catch (error) {
      const refusal = refusalOf(error, 'writing');
      if (lastSequence(this.db) !== this.chain.last)
        throw new Error('vault in unknown state', { cause: error });
      return refusal;
    }
    this.chain.push(hash);
    if (slots !== null) this.slots = slots;
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
