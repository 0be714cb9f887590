import type { LogEntry } from '../../actions/ports/log.ts';
import type { IndexReader } from '../../actions/ports/store.ts';
import type { IndexMaker, MemoryIndex } from '../index-maker.ts';

/** An index that remembers entries by sequence and knows settings, drafts and erased digests: enough to test the file. */
export interface RememberingIndex extends MemoryIndex {
  readonly remembered: ReadonlyMap<number, readonly LogEntry[]>;
}

function remember(known: Map<number, readonly LogEntry[]>): RememberingIndex {
  const all = (): LogEntry[] => [...known.values()].flat();
  const reader = {
    setting: (name: string) =>
      all().findLast((entry) => entry.kind === 'setting' && entry.name === name) as unknown,
    drafts: () => {
      const drafts = new Map<string, LogEntry>();
      for (const entry of all()) if (entry.kind === 'draft') drafts.set(entry.key, entry);
      return [...drafts.values()].filter((draft) => draft.kind === 'draft' && draft.value !== null);
    },
    identity: () => null,
    formerIdentities: () => [],
    isErased: (digest: string) =>
      all().some((entry) => entry.kind === 'erased' && entry.digests.some((erased) => erased === digest)),
  };
  return {
    remembered: known,
    apply: async (sequence, entries) => {
      known.set(sequence, entries);
    },
    applyAll: async (segments) => {
      for await (const [sequence, entries] of segments) known.set(sequence, entries);
    },
    applied: () => Math.max(0, ...known.keys()),
    reader: reader as unknown as IndexReader,
    serialize: () => new TextEncoder().encode(JSON.stringify([...known])),
    close: () => {},
  };
}

/** Makes such indexes and keeps the last one for the test to look at. `version` belongs into the image. */
export function rememberingIndexes(): IndexMaker & {
  last(): RememberingIndex;
  loaded: number;
  created: number;
} {
  let last: RememberingIndex | null = null;
  return {
    loaded: 0,
    created: 0,
    create() {
      this.created += 1;
      last = remember(new Map());
      return last;
    },
    load(image) {
      this.loaded += 1;
      const known = JSON.parse(Buffer.from(image).toString('utf8')) as [number, readonly LogEntry[]][];
      last = remember(new Map(known));
      return last;
    },
    last() {
      if (last === null) throw new Error('no index was made');
      return last;
    },
  };
}
