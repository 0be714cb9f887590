import { create } from 'zustand';
import type { RecordView } from '../../src-preload/contract/views.ts';

interface Names {
  readonly records: ReadonlyMap<string, RecordView>;
  /** Keeps what was seen, so that a reference to it can be shown by its name. */
  remember(records: readonly RecordView[]): void;
}

export const useNames = create<Names>()((set) => ({
  records: new Map(),
  remember: (seen) =>
    set((now) => ({
      records: new Map([...now.records, ...seen.map((record) => [record.id, record] as const)]),
    })),
}));
