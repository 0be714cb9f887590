import type { LogEntry } from '../../actions/ports/log.ts';
import type { WritableDb } from '../db.ts';
import { appliedSequence, ingest } from './ingest.ts';
import { type SegmentCache, SegmentsMissing } from './segment-cache.ts';
import { settle } from './settle.ts';
import { purgeText } from './search-text.ts';
import { nothingTouched, type Touched } from './touched.ts';

/** A segment of the log: its sequence number and its entries. */
export type Segment = readonly [sequence: number, entries: readonly LogEntry[]];

/** Rough numbers of disclosures whose segments stay in memory, opened: some 10 MB, and some 200 MB while catching up. */
const atRest = 20_000;
const catchingUp = 400_000;
const segmentsAtOnce = 500;
const recordsAtOnce = 500;

/** Writes the log into the index, one segment after another, whoever asks at the same time. */
export class Applier {
  readonly #db: WritableDb;
  readonly #cache: SegmentCache;
  #queue: Promise<void> = Promise.resolve();

  constructor(db: WritableDb, cache: SegmentCache) {
    this.#db = db;
    this.#cache = cache;
  }

  one(segment: Segment): Promise<void> {
    return this.#inTurn(() => this.#applyOne(segment));
  }

  all(segments: AsyncIterable<Segment>): Promise<void> {
    return this.#inTurn(() => this.#applyAll(segments));
  }

  /** Each in its turn, even when one before it failed. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #applyOne([sequence, entries]: Segment): Promise<void> {
    if (sequence <= appliedSequence(this.#db)) return;
    this.#cache.hold(sequence, entries);
    await this.#atomically(() => {
      const touched = nothingTouched();
      ingest(this.#db, this.#cache, sequence, entries, touched);
      this.#cache.throwIfMissing();
      settle(this.#db, this.#cache, touchedRecords(this.#db, touched));
      if (touched.erased) purgeText(this.#db);
    });
    this.#cache.trim(atRest);
  }

  async #applyAll(segments: AsyncIterable<Segment>): Promise<void> {
    const all = nothingTouched();
    let batch: Segment[] = [];
    const ingestBatch = async (): Promise<void> => {
      const touched = await this.#ingest(batch);
      for (const record of touched.records) all.records.add(record);
      all.all ||= touched.all;
      all.erased ||= touched.erased;
      batch = [];
    };
    let applied = appliedSequence(this.#db);
    for await (const segment of segments) {
      if (segment[0] <= applied) continue;
      applied = segment[0];
      batch.push(segment);
      if (batch.length === segmentsAtOnce) await ingestBatch();
    }
    await ingestBatch();
    await this.#settleAll(touchedRecords(this.#db, all));
    if (all.erased) purgeText(this.#db);
    this.#cache.trim(atRest);
  }

  /** Keys that an attempt makes are gone when it is rolled back: only what the last one touched counts. */
  async #ingest(batch: readonly Segment[]): Promise<Touched> {
    for (const [sequence, entries] of batch) this.#cache.hold(sequence, entries);
    const touched = await this.#atomically(() => {
      const attempt = nothingTouched();
      for (const [sequence, entries] of batch) ingest(this.#db, this.#cache, sequence, entries, attempt);
      this.#cache.throwIfMissing();
      return attempt;
    });
    this.#cache.trim(catchingUp);
    return touched;
  }

  async #settleAll(records: readonly number[]): Promise<void> {
    const waiting = new Set(records);
    for (let start = 0; start < records.length; start += recordsAtOnce) {
      const batch = records.slice(start, start + recordsAtOnce);
      for (const record of batch) waiting.delete(record);
      await this.#atomically(() => settle(this.#db, this.#cache, batch, (record) => waiting.has(record)));
      this.#cache.trim(catchingUp);
    }
  }

  /** Repeats a transaction until everything that it reads of the log is in memory. */
  async #atomically<T>(work: () => T): Promise<T> {
    for (;;) {
      try {
        return this.#db.transaction(work)();
      } catch (error) {
        if (!(error instanceof SegmentsMissing)) throw error;
      }
      await this.#cache.fetch();
    }
  }
}

function touchedRecords(db: WritableDb, { records, all }: Touched): number[] {
  const every = all ? db.prepare<[], { record: number }>('SELECT DISTINCT record FROM membership').all() : [];
  // In the order in which records were first heard of: parents mostly come before their children.
  return [...new Set([...records, ...every.map(({ record }) => record)])].toSorted(
    (one, other) => one - other,
  );
}
