import type { LogEntry } from '../actions/ports/log.ts';
import type { SessionKey } from '../actions/ports/pgp.ts';
import type { OpenChange } from '../actions/ports/store.ts';
import type { Progress } from '../actions/ports/surroundings.ts';
import { bodiesNamedIn } from '../domain/file-bodies.ts';
import type { Anchor } from './anchor.ts';
import { deleteFile, fileIds, readFile, replaceSegments, replaceSnapshot, writeFile } from './body-rows.ts';
import { Chain } from './chain.ts';
import { leftoversOf, withoutLeftovers } from './erasure.ts';
import { openFile, sealFile } from './file-body.ts';
import { rowOfFile } from './files.ts';
import { replaceHeader } from './header-rows.ts';
import type { IndexMaker, MemoryIndex, SegmentReader } from './index-maker.ts';
import type { SealedLog } from './sealed-log.ts';
import { encodeSegment, genesis, hashOf } from './segment.ts';
import { followChain, segmentReader, VaultDamaged } from './segments.ts';
import { headerRowsOf, resealSlots, type SealedSlot } from './slots.ts';
import { sealSnapshot } from './snapshot.ts';

export interface Resealing {
  readonly log: SealedLog;
  readonly index: MemoryIndex;
  readonly indexes: IndexMaker;
  readonly openChange: OpenChange;
  readonly anchor: Anchor | null;
  /** Who can open the vault from now on. Their session keys are made anew. */
  readonly slots: readonly SealedSlot[];
  readonly progress: Progress;
}

const batch = 64;

/**
 * Re-seals every row under a new session key, bodies of files that nothing names any more left out, inside the transaction that the caller began and ends: `commit` is called
 * when all is written. Returns the index that goes on: a new one, built from what is left, when a disclosure or a
 * key was erased, because an index and its full text may keep traces of what was in them.
 *
 * @throws VaultDamaged when a row can't be opened; SqliteError. The caller rolls back; the log in memory is unchanged
 */
export async function reseal(job: Resealing, commit: () => void): Promise<MemoryIndex> {
  const { log, progress } = job;
  const key = log.pgp.newSessionKey();
  const slots = await resealSlots(log.pgp, job.slots, key);
  const { chain, erased, named } = await resealSegments(job, key, slots);
  await resealFiles(job, key, named);

  const segments = switchable(segmentReader({ ...sourceOf(log), key, chain }));
  const index = erased ? job.indexes.create(job.openChange, segments) : job.index;
  try {
    if (erased) await rebuild(job, key, chain, index);
    const sealed = await sealSnapshot(
      log.pgp,
      key,
      { sequence: chain.last, vault: log.vault, slots, hashes: chain.bytes(), image: index.serialize() },
      progress,
    );
    replaceSnapshot(log.db, sealed);
    replaceHeader(log.db, headerRowsOf(slots));
    // A process killed right after the commit must not find its own vault foreign.
    await job.anchor?.write({ sequence: chain.last, hash: log.chain.head, next: chain.head });
    progress('commit', 0, 1);
    commit();
  } catch (error) {
    if (erased) index.close();
    throw error;
  }
  progress('commit', 1, 1);
  log.key = key;
  log.chain = chain;
  log.slots = slots;
  segments.follow(segmentReader(log));
  await job.anchor?.write({ sequence: chain.last, hash: chain.head });
  return index;
}

async function resealSegments(
  job: Resealing,
  key: SessionKey,
  slots: readonly SealedSlot[],
): Promise<{ chain: Chain; erased: boolean; named: ReadonlySet<string> }> {
  const { log, progress } = job;
  // Changes are opened only where there may be files to look for.
  const namesOf =
    fileIds(log.db).length === 0 ? () => [] : (entries: readonly LogEntry[]) => rowsNamedIn(job, entries);
  const named = new Set<string>();
  const { last } = log.chain;
  const leftovers = leftoversOf(job.index.reader);
  const chain = new Chain();
  let erased = false;
  let plaintexts: Uint8Array[] = [];
  let head = genesis;
  const write = async (): Promise<void> => {
    const bodies = await Promise.all(plaintexts.map((plaintext) => log.pgp.sealBody(key, plaintext)));
    replaceSegments(log.db, chain.last - bodies.length + 1, bodies);
    plaintexts = [];
  };
  const start = { sequence: 0, hash: genesis };
  for await (const { segment, hash } of followChain(log.pgp, log.key, log.db, start, last)) {
    head = hash;
    const { entries, erased: here } = withoutLeftovers(segment.entries, leftovers);
    erased ||= here;
    for (const id of namesOf(entries)) named.add(id);
    const plaintext = encodeSegment({
      seq: segment.seq,
      previous: chain.head,
      ...(segment.seq === 1 ? { vault: log.vault, slots } : {}),
      entries,
    });
    chain.push(hashOf(plaintext));
    plaintexts.push(plaintext);
    if (plaintexts.length === batch) await write();
    progress('reseal', segment.seq, last);
  }
  await write();
  if (head !== log.chain.head) throw new VaultDamaged(last);
  return { chain, erased, named };
}

/** Rows of the bodies that these entries are the reason to keep, applied or waiting in quarantine. */
function rowsNamedIn({ log, openChange }: Resealing, entries: readonly LogEntry[]): readonly string[] {
  return entries
    .filter((entry) => entry.kind === 'change' || entry.kind === 'quarantined')
    .flatMap(({ id, author, wire }) => bodiesNamedIn(openChange(id, author, wire)))
    .map((sha256) => rowOfFile(log.vault, sha256));
}

async function resealFiles(
  { log, progress }: Resealing,
  key: SessionKey,
  named: ReadonlySet<string>,
): Promise<void> {
  const ids = fileIds(log.db);
  for (const [at, id] of ids.entries()) {
    progress('files', at, ids.length);
    if (!named.has(id)) {
      deleteFile(log.db, id);
      continue;
    }
    const sealed = readFile(log.db, id);
    const bytes = sealed === null ? null : await openFile(log.pgp, log.key, id, sealed);
    if (bytes === null) throw new VaultDamaged(0);
    writeFile(log.db, id, await sealFile(log.pgp, key, id, bytes));
  }
}

async function rebuild(job: Resealing, key: SessionKey, chain: Chain, index: MemoryIndex): Promise<void> {
  const { pgp, db } = job.log;
  async function* segments(): AsyncGenerator<[number, readonly LogEntry[]]> {
    const start = { sequence: 0, hash: genesis };
    for await (const { segment } of followChain(pgp, key, db, start, chain.last)) {
      job.progress('index', segment.seq, chain.last);
      yield [segment.seq, segment.entries];
    }
  }
  await index.applyAll(segments());
}

const sourceOf = ({ pgp, db }: SealedLog) => ({ pgp, db, settled: async () => {} });

/** A reader whose source can be changed: a new index reads the new rows before the log knows of them. */
function switchable(first: SegmentReader): SegmentReader & { follow(next: SegmentReader): void } {
  let current = first;
  return {
    entries: (sequence) => current.entries(sequence),
    last: () => current.last(),
    follow(next) {
      current = next;
    },
  };
}
