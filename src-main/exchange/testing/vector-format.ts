import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the vectors are kept, with a text that tells others how to use them. */
export const vectorFolder = join(import.meta.dirname, '..', '..', '..', 'docs', 'vectors');

/**
 * Bytes that a person can look over: pieces to be joined. A text is base64, a number so many zero bytes, a pair what base64
 * says, so many times.
 */
export type Packed = readonly (string | number | readonly [base64: string, times: number])[];

/** Somebody whom the reader knows when it reads a vector; everybody else is a stranger. */
type Standing = 'trusted' | 'unknown' | 'rejected';

interface SeenBefore {
  readonly channel: string;
  readonly number: number;
  readonly manifest: string;
  readonly previous: string | null;
}

/** One line of `archives.jsonl` or `envelopes.jsonl`. */
export interface BundleVector {
  readonly name: string;
  /** `taken`, or the name of the refusal. */
  readonly expect: string;
  /** How each key of `keys.json` stands here; `{"ana": "trusted"}` when left out. */
  readonly contacts?: Readonly<Record<string, Standing>>;
  /** Manifests that came from Ana before, in order of receipt; none when left out. */
  readonly seen?: readonly SeenBefore[];
  /** Only where `taken`: the channel's verdict, ids of verified changes, number of changes set apart, ids of statements. */
  readonly verdict?: string;
  readonly changes?: readonly string[];
  readonly apart?: number;
  readonly statements?: readonly string[];
  readonly input: Packed;
}

/** One line of `certificates.jsonl`. `digest` only where `taken`. */
export interface CertificateVector {
  readonly name: string;
  readonly expect: string;
  readonly digest?: string;
  readonly input: Packed;
}

/** Shorter runs are easier to read as they are. */
const shortest = 32;

/** Packs runs of one repeated byte, or of a group of up to four. */
export function pack(bytes: Uint8Array): Packed {
  const parts: (string | number | readonly [string, number])[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let plain = 0;
  const flush = (end: number): void => {
    if (end > plain) parts.push(buffer.toString('base64', plain, end));
  };
  for (let at = 0; at < buffer.length;) {
    const run = runAt(buffer, at);
    if (run === null) {
      at += 1;
      continue;
    }
    flush(at);
    const { period, times } = run;
    const group = buffer.subarray(at, at + period);
    parts.push(group.every((byte) => byte === 0) ? period * times : [group.toString('base64'), times]);
    at += period * times;
    plain = at;
  }
  flush(buffer.length);
  return parts;
}

function runAt(bytes: Buffer, at: number): { period: number; times: number } | null {
  for (const period of [1, 4]) {
    let end = at + period;
    while (end < bytes.length && bytes[end] === bytes[end - period]) end += 1;
    const times = Math.floor((end - at) / period);
    if (times * period >= shortest) return { period, times };
  }
  return null;
}

/** The bytes again. */
export const unpack = (parts: Packed): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => {
        if (typeof part === 'number') return Buffer.alloc(part);
        if (typeof part === 'string') return Buffer.from(part, 'base64');
        const group = Buffer.from(part[0], 'base64');
        return Buffer.alloc(group.length * part[1], group);
      }),
    ),
  );

/** Reads a file of vectors; the caller says what its lines are. */
export const readVectors = <T>(file: string): readonly T[] =>
  readFileSync(join(vectorFolder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));

/** One JSON a line, so that a changed vector is a changed line. */
export const linesOf = (vectors: readonly object[]): string =>
  vectors.map((vector) => `${JSON.stringify(vector)}\n`).join('');
