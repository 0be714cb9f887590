import { create } from 'zustand';
import type { CasePage, CaseRow } from '../../src-preload/contract/views.ts';
import type { CaseFilter, SavedFilter } from '../../src-preload/contract/lists-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface ListedCases {
  readonly text: string;
  readonly conditions: CaseFilter;
  /** The saved filter that was chosen last; its conditions may have been changed since. */
  readonly list: string | null;
  readonly sortBy: string;
  readonly descending: boolean;
}

/** A table, or a board with a column for each value of a field. */
export type CaseLook = 'table' | 'status' | 'priority';

interface Cases {
  readonly filter: ListedCases;
  readonly look: CaseLook;
  readonly rows: Loaded<readonly CaseRow[]>;
  readonly page: Loaded<CasePage>;
  setFilter(filter: Partial<ListedCases>): void;
  setLook(look: CaseLook): void;
  /** Lists what a saved filter lists; null: all. */
  choose(saved: SavedFilter | null): void;
  load(): Promise<void>;
  open(id: string): Promise<void>;
}

export const useCases = create<Cases>()((set, get) => {
  /** Of two pages asked for in haste, the last one is shown. */
  let wanted = '';
  return {
    look: 'table',
    filter: { text: '', conditions: {}, list: null, sortBy: 'priority', descending: false },
    rows: notLoaded,
    page: notLoaded,
    setFilter(change) {
      set((now) => ({ filter: { ...now.filter, ...change } }));
      void get().load();
    },
    setLook: (look) => set({ look }),
    choose: (saved) =>
      get().setFilter({ text: '', conditions: saved?.filter ?? {}, list: saved?.id ?? null }),
    async load() {
      const { filter } = get();
      set((now) => ({ rows: loading(now.rows) }));
      const { text, conditions, sortBy, descending } = filter;
      const reply = await ask(
        corridor.case.list({
          ...(text.trim() === '' ? {} : { text }),
          ...(Object.keys(conditions).length === 0 ? {} : { filter: conditions }),
          sortBy,
          descending,
          limit: 50_000,
        }),
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
