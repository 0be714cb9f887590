import type { LogEntry } from '../actions/ports/log.ts';
import type { OpenChange } from '../actions/ports/store.ts';
import type { Progress } from '../actions/ports/surroundings.ts';
import { lastSequence } from './body-rows.ts';
import { Chain } from './chain.ts';
import type { IndexMaker, MemoryIndex } from './index-maker.ts';
import type { SealedLog } from './sealed-log.ts';
import { followChain, openSegment, segmentReader, VaultDamaged } from './segments.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

export interface Loaded {
  readonly index: MemoryIndex;
  /** Entries that the snapshot in the file lacks. */
  readonly unsaved: number;
}

/**
 * Fills an opened log and makes its index: from the newest snapshot and the segments after it, or from all segments when
 * there is no whole snapshot or its image is of another version.
 *
 * @throws VaultDamaged when the log does not hold together, or a whole snapshot contradicts it
 */
export async function load(
  log: SealedLog,
  indexes: IndexMaker,
  openChange: OpenChange,
  progress: Progress,
): Promise<Loaded> {
  const last = lastSequence(log.db);
  if (last < 1) throw new VaultDamaged(0);
  const snapshot = await openSnapshot(log.pgp, log.key, log.db, progress);
  const segments = segmentReader(log);
  let index: MemoryIndex | null = null;
  if (snapshot !== null) {
    await compare(log, snapshot, last);
    log.chain = new Chain(snapshot.hashes);
    index = indexes.load(snapshot.image, openChange, segments);
    if (index === null) log.chain = new Chain();
    else ({ slots: log.slots, vault: log.vault } = snapshot);
  }
  index ??= indexes.create(openChange, segments);
  try {
    return { index, unsaved: await applyTail(log, index, last, progress) };
  } catch (error) {
    index.close();
    throw error;
  }
}

/** A snapshot that opens is ours and was written after its segments: if they are not there, they were taken away. */
async function compare(log: SealedLog, snapshot: Snapshot, last: number): Promise<void> {
  const { sequence, hashes } = snapshot;
  const chain = new Chain(hashes);
  if (sequence > last || chain.last !== sequence) throw new VaultDamaged(last + 1);
  const { hash } = await openSegment(log.pgp, log.key, log.db, sequence);
  if (hash !== chain.head) throw new VaultDamaged(sequence);
}

async function applyTail(
  log: SealedLog,
  index: MemoryIndex,
  last: number,
  progress: Progress,
): Promise<number> {
  const first = log.chain.last;
  const head = { sequence: first, hash: log.chain.head };
  let count = 0;
  async function* tail(): AsyncGenerator<[number, readonly LogEntry[]]> {
    for await (const { segment, hash } of followChain(log.pgp, log.key, log.db, head, last)) {
      log.chain.push(hash);
      if (segment.vault !== undefined) log.vault = segment.vault;
      if (segment.slots !== undefined) log.slots = segment.slots;
      count += segment.entries.length;
      progress('log', segment.seq - first, last - first);
      yield [segment.seq, segment.entries];
    }
  }
  await index.applyAll(tail());
  return count;
}
