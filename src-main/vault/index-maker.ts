import type { OpenChange } from '../actions/ports/store.ts';
import type { MemoryIndex, SegmentReader } from './index/memory-index.ts';

export type { MemoryIndex, SegmentReader };

/** Makes indexes. `load` gives null for an image of another version: then the index is built from the log. */
export interface IndexMaker {
  create(openChange: OpenChange, segments: SegmentReader): MemoryIndex;
  load(image: Uint8Array, openChange: OpenChange, segments: SegmentReader): MemoryIndex | null;
}
