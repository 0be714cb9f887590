import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { PgpForVault, SessionKey } from '../actions/ports/pgp.ts';
import type { Progress } from '../actions/ports/surroundings.ts';
import { countSnapshotParts, readSnapshotPart } from './body-rows.ts';
import type { ReadableDb } from './db.ts';
import type { SealedSlot } from './slots.ts';

/** The state of a vault at one point of its log, so that opening need not read all of it. A cache: the log is the truth. */
export interface Snapshot {
  /** The last segment that the image contains, and its hash. */
  readonly sequence: number;
  readonly vault: string;
  readonly slots: readonly SealedSlot[];
  /** Hashes of all segments up to `sequence`, 32 bytes each. */
  readonly hashes: Uint8Array;
  /** SQLite image of the index. */
  readonly image: Uint8Array;
}

interface Manifest {
  readonly sequence: number;
  readonly vault: string;
  readonly slots: readonly SealedSlot[];
  readonly hashesBytes: number;
  readonly imageBytes: number;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Plaintext bytes of one part before compression: one GCM call, and a cell far below SQLite's limit. */
const partBytes = 4 << 20;
const magic = Buffer.from('corridor snapshot 1\n');
const idBytes = 16;
const preludeBytes = magic.length + idBytes + 4;

/** Every part names the snapshot and its place in it: parts of two snapshots never make one. */
function prelude(id: Buffer, part: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(part);
  return Buffer.concat([magic, id, number]);
}

function slices(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) parts.push(bytes.subarray(at, at + partBytes));
  return parts;
}

/** Compresses and seals a snapshot: the bodies of its rows, part 0 first. */
export async function sealSnapshot(
  pgp: PgpForVault,
  key: SessionKey,
  snapshot: Snapshot,
  progress: Progress,
): Promise<readonly Uint8Array[]> {
  const { sequence, vault, slots, hashes, image } = snapshot;
  const id = randomBytes(idBytes);
  const manifest: Manifest = {
    sequence,
    vault,
    slots,
    hashesBytes: hashes.length,
    imageBytes: image.length,
  };
  const contents = [new TextEncoder().encode(JSON.stringify(manifest)), ...slices(hashes), ...slices(image)];
  const sealed: Uint8Array[] = [];
  for (const [part, content] of contents.entries()) {
    progress('snapshot', part, contents.length);
    const packed = await compress(content, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
    sealed.push(await pgp.sealBody(key, Buffer.concat([prelude(id, part), packed])));
  }
  progress('snapshot', contents.length, contents.length);
  return sealed;
}

/**
 * The snapshot in the file, or null when there is none or any part of it is missing, altered, or of another snapshot.
 * Whether it agrees with the log is for the caller to see.
 */
export async function openSnapshot(
  pgp: PgpForVault,
  key: SessionKey,
  db: ReadableDb,
  progress: Progress,
): Promise<Snapshot | null> {
  const count = countSnapshotParts(db);
  if (count === 0) return null;
  let id: Buffer | null = null;

  const read = async (part: number): Promise<Uint8Array | null> => {
    progress('snapshot', part, count);
    const sealed = readSnapshotPart(db, part);
    const body = sealed === null ? null : await pgp.openBody(key, sealed);
    if (body === null || body.length < preludeBytes) return null;
    id ??= Buffer.from(body.subarray(magic.length, magic.length + idBytes));
    if (!prelude(id, part).equals(body.subarray(0, preludeBytes))) return null;
    return decompress(body.subarray(preludeBytes), { maxOutputLength: partBytes }).catch(() => null);
  };
  const fill = async (firstPart: number, bytes: number): Promise<Uint8Array | null> => {
    const whole = Buffer.alloc(bytes);
    for (let at = 0, part = firstPart; at < bytes; at += partBytes, part += 1) {
      const content = await read(part);
      if (content?.length !== Math.min(partBytes, bytes - at)) return null;
      whole.set(content, at);
    }
    return whole;
  };

  const first = await read(0);
  if (first === null) return null;
  const manifest = JSON.parse(Buffer.from(first).toString('utf8')) as Manifest;
  const hashParts = Math.ceil(manifest.hashesBytes / partBytes);
  const imageParts = Math.ceil(manifest.imageBytes / partBytes);
  if (count !== 1 + hashParts + imageParts) return null;
  const hashes = await fill(1, manifest.hashesBytes);
  const image = hashes === null ? null : await fill(1 + hashParts, manifest.imageBytes);
  if (hashes === null || image === null) return null;
  progress('snapshot', count, count);
  const { sequence, vault, slots } = manifest;
  return { sequence, vault, slots, hashes, image };
}
