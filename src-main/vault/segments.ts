import type { LogEntry } from '../actions/ports/log.ts';
import type { PgpForVault, SessionKey } from '../actions/ports/pgp.ts';
import { readSegment, readSegments } from './body-rows.ts';
import type { Chain } from './chain.ts';
import type { ReadableDb } from './db.ts';
import type { SegmentReader } from './index-maker.ts';
import { decodeSegment, hashOf, type Segment } from './segment.ts';

/** A row that can't be what was written there. The passphrase was right; only a backup helps. */
export class VaultDamaged extends Error {
  readonly code = 'vault-damaged';
  override readonly name = 'VaultDamaged';
  /** Sequence of the segment, 0 when the damage is elsewhere. */
  readonly sequence: number;

  constructor(sequence: number) {
    super(`vault-damaged at ${sequence}`);
    this.sequence = sequence;
  }
}

export interface OpenedSegment {
  readonly segment: Segment;
  readonly hash: string;
}

const batch = 64;

async function openRow(
  pgp: PgpForVault,
  key: SessionKey,
  sequence: number,
  sealed: Uint8Array | null,
): Promise<OpenedSegment> {
  const plaintext = sealed === null ? null : await pgp.openBody(key, sealed);
  const segment = plaintext === null ? null : decodeSegment(plaintext);
  if (plaintext === null || segment?.seq !== sequence) throw new VaultDamaged(sequence);
  return { segment, hash: hashOf(plaintext) };
}

/** Opens one segment. @throws VaultDamaged when the row is missing, altered, or of another place */
export const openSegment = async (
  pgp: PgpForVault,
  key: SessionKey,
  db: ReadableDb,
  sequence: number,
): Promise<OpenedSegment> => openRow(pgp, key, sequence, readSegment(db, sequence));

/**
 * Opens the segments after `head` up to `last` in order, many at a time, and follows the chain of hashes through them.
 *
 * @throws VaultDamaged at the first one that is missing, altered, or does not follow the one before
 */
export async function* followChain(
  pgp: PgpForVault,
  key: SessionKey,
  db: ReadableDb,
  head: { readonly sequence: number; readonly hash: string },
  last: number,
): AsyncGenerator<OpenedSegment> {
  let previous = head.hash;
  for (let first = head.sequence + 1; first <= last; first += batch) {
    const bodies = readSegments(db, first, Math.min(last, first + batch - 1));
    const opened = await Promise.all(bodies.map((body, at) => openRow(pgp, key, first + at, body)));
    for (const one of opened) {
      if (one.segment.previous !== previous) throw new VaultDamaged(one.segment.seq);
      previous = one.hash;
      yield one;
    }
  }
}

/** What reading single segments needs; the key and chain of a vault change with a rekey. */
export interface SegmentSource {
  readonly pgp: PgpForVault;
  readonly db: ReadableDb;
  readonly key: SessionKey;
  readonly chain: Chain;
  /** Resolves when rows, key and chain belong together; they don't while a rekey is under way. */
  settled(): Promise<void>;
}

/** Reads segments by sequence. Each must have the hash that the chain has for its place. */
export const segmentReader = (source: SegmentSource): SegmentReader => ({
  async entries(sequence: number): Promise<readonly LogEntry[]> {
    await source.settled();
    const { pgp, key, db, chain } = source;
    const expected = chain.hashAt(sequence);
    const { segment, hash } = await openSegment(pgp, key, db, sequence);
    if (hash !== expected) throw new VaultDamaged(sequence);
    return segment.entries;
  },
  last: () => source.chain.last,
});
