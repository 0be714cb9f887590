import type { LogEntry } from '../actions/ports/log.ts';
import type { IndexReader, OpenChange } from '../actions/ports/store.ts';

/** The in-memory index as the vault file sees it. */
export interface MemoryIndex {
  apply(sequence: number, entries: readonly LogEntry[]): Promise<void>;
  readonly reader: IndexReader;
  serialize(): Uint8Array;
  close(): void;
}

/** Gives the entries of single segments, opened and verified. */
export interface SegmentReader {
  entries(sequence: number): Promise<readonly LogEntry[]>;
  last(): number;
}

/** Makes indexes. `load` gives null for an image of another version: then the index is built from the log. */
export interface IndexMaker {
  create(openChange: OpenChange, segments: SegmentReader): MemoryIndex;
  load(image: Uint8Array, openChange: OpenChange, segments: SegmentReader): MemoryIndex | null;
}
