import { genesis } from './segment.ts';

const width = 32;

/** The hashes of all segments in order: what makes a dropped, moved, doubled or foreign segment show. Grows only. */
export class Chain {
  #bytes: Buffer;
  #length: number;

  /** @param bytes hashes so far, 32 bytes each, as {@link Chain.bytes} gave them */
  constructor(bytes: Uint8Array = new Uint8Array()) {
    if (bytes.length % width !== 0) throw new RangeError('not a whole number of hashes');
    this.#bytes = Buffer.alloc(Math.max(bytes.length * 2, width * 1_024));
    this.#bytes.set(bytes);
    this.#length = bytes.length / width;
  }

  /** Sequence of the last segment; 0 before the first. */
  get last(): number {
    return this.#length;
  }

  /** SHA-256 of the last segment's plaintext: what the next one names as its previous. */
  get head(): string {
    return this.hashAt(this.#length) ?? genesis;
  }

  /** SHA-256 of a segment's plaintext in hex, null when there is no such segment. */
  hashAt(sequence: number): string | null {
    if (sequence < 1 || sequence > this.#length) return null;
    return this.#bytes.toString('hex', (sequence - 1) * width, sequence * width);
  }

  push(hash: string): void {
    if (this.#bytes.length < (this.#length + 1) * width)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    if (this.#bytes.write(hash, this.#length * width, 'hex') !== width) throw new RangeError('not a hash');
    this.#length += 1;
  }

  /** A copy of the hashes, 32 bytes each. */
  bytes(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#length * width));
  }
}
