import { done, refused, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';
import { isMemberName } from './member-names.ts';

/** One regular file of a tar. `content` is a view into the tar when it was read. */
export interface TarMember {
  readonly name: string;
  readonly content: Uint8Array;
}

const block = 512;
const endBlocks = 2;
const largestSize = 0o77777777777;

const blocksOf = (size: number): number => Math.ceil(size / block);

/** Bytes of a tar with members of these sizes. */
export const tarSize = (sizes: readonly number[]): number =>
  block * (endBlocks + sizes.reduce((sum, size) => sum + 1 + blocksOf(size), 0));

/**
 * Writes a POSIX ustar archive (IEEE Std 1003.1, pax, "ustar Interchange Format") that depends on names and contents
 * alone: regular files, mode 0600, owner and group 0 without names, time 0, two zero blocks at the end and no more. It is
 * what `tar --format=ustar --mode=0600 --owner=0 --group=0 --numeric-owner --mtime=@0 -b1` writes.
 */
export function writeTar(members: readonly TarMember[]): Uint8Array {
  const tar = Buffer.alloc(tarSize(members.map(({ content }) => content.byteLength)));
  let offset = 0;
  for (const { name, content } of members) {
    tar.set(headerOf(name, content.byteLength), offset);
    tar.set(content, offset + block);
    offset += block * (1 + blocksOf(content.byteLength));
  }
  return tar;
}

/**
 * Reads only what {@link writeTar} writes, byte for byte: every header must be the one that its name and size give, every
 * filling byte zero, and nothing may follow the end. Names outside `member-names.ts`, links, directories, sparse files,
 * pax headers have no spelling here. Refusal: `bundle-malformed`.
 */
export function readTar(tar: Uint8Array): Result<readonly TarMember[]> {
  const bytes = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength);
  const members: TarMember[] = [];
  let offset = 0;
  for (;;) {
    const header = bytes.subarray(offset, offset + block);
    if (header.byteLength < block) return malformed('tar-truncated', offset);
    if (isZero(header)) break;
    const { name, size } = readHeader(header);
    if (size === null || !isMemberName(name) || !headerOf(name, size).equals(header))
      return malformed('tar-header', offset);
    // A size beyond the end leaves no room for the two zero blocks, and is found there.
    const start = offset + block;
    const next = start + block * blocksOf(size);
    if (!isZero(bytes.subarray(start + size, next))) return malformed('tar-filling', offset);
    if (members.length === bundleLimits.members) return malformed('tar-members', offset);
    members.push({ name, content: bytes.subarray(start, start + size) });
    offset = next;
  }
  if (bytes.byteLength - offset !== endBlocks * block || !isZero(bytes.subarray(offset)))
    return malformed('tar-end', offset);
  return done(members);
}

const malformed = (fault: string, offset: number): Result<never> =>
  refused('bundle-malformed', { fault, offset });

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

function readHeader(header: Buffer): { name: string; size: number | null } {
  const end = header.indexOf(0);
  const name = header.toString('latin1', 0, end >= 0 && end < 100 ? end : 100);
  const size = header.toString('latin1', 124, 135);
  return { name, size: /^[0-7]{11}$/.test(size) ? Number.parseInt(size, 8) : null };
}

function headerOf(name: string, size: number): Buffer {
  if (name.length > 100 || size > largestSize) throw new RangeError('not a member of a bundle');
  const header = Buffer.alloc(block);
  const write = (text: string, at: number): void => void header.write(text, at, 'latin1');
  write(name, 0);
  write('0000600\0', 100);
  write('0000000\0', 108);
  write('0000000\0', 116);
  write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  write('00000000000\0', 136);
  write('        ', 148);
  write('0', 156);
  write('ustar\0', 257);
  write('00', 263);
  write('0000000\0', 329);
  write('0000000\0', 337);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
