import { create } from 'zustand';
import type { CasePage, CaseRow } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

export interface CaseFilter {
  readonly text: string;
  readonly sortBy: string;
  readonly descending: boolean;
}

interface Cases {
  readonly filter: CaseFilter;
  readonly rows: Loaded<readonly CaseRow[]>;
  readonly page: Loaded<CasePage>;
  setFilter(filter: Partial<CaseFilter>): void;
  load(): Promise<void>;
  open(id: string): Promise<void>;
}

export const useCases = create<Cases>()((set, get) => {
  /** Of two pages asked for in haste, the last one is shown. */
  let wanted = '';
  return {
    filter: { text: '', sortBy: 'priority', descending: false },
    rows: notLoaded,
    page: notLoaded,
    setFilter(change) {
      set((now) => ({ filter: { ...now.filter, ...change } }));
      void get().load();
    },
    async load() {
      const { filter } = get();
      set((now) => ({ rows: loading(now.rows) }));
      const { text, sortBy, descending } = filter;
      const reply = await ask(
        corridor.case.list({ ...(text.trim() === '' ? {} : { text }), sortBy, descending, limit: 50_000 }),
      );
      // An answer to a filter that is no longer the one on screen is thrown away.
      if (get().filter === filter) set((now) => ({ rows: loaded(now.rows, reply) }));
    },
    async open(id) {
      set((now) => ({
        page: now.page.value?.record.id === id ? loading(now.page) : { ...notLoaded, loading: true },
      }));
      wanted = id;
      const reply = await ask(corridor.case.page({ id }));
      if (wanted === id) set((now) => ({ page: loaded(now.page, reply) }));
    },
  };
});
