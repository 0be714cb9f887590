import { create } from 'zustand';
import type { HousePage, HouseRow } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Houses {
  readonly rows: Loaded<readonly HouseRow[]>;
  readonly page: Loaded<HousePage>;
  load(): Promise<void>;
  open(id: string): Promise<void>;
  /** For choosing a bed, without leaving the screen shown. */
  peek(id: string): Promise<Reply<HousePage>>;
}

export const useHouses = create<Houses>()((set) => {
  /** Of two pages asked for in haste, the last one is shown. */
  let wanted = '';
  return {
    rows: notLoaded,
    page: notLoaded,
    async load() {
      set((now) => ({ rows: loading(now.rows) }));
      const reply = await ask(corridor.house.list());
      set((now) => ({ rows: loaded(now.rows, reply) }));
    },
    async open(id) {
      set((now) => ({
        page: now.page.value?.record.id === id ? loading(now.page) : { ...notLoaded, loading: true },
      }));
      wanted = id;
      const reply = await ask(corridor.house.page({ id }));
      if (wanted === id) set((now) => ({ page: loaded(now.page, reply) }));
    },
    peek: (id) => ask(corridor.house.page({ id })),
  };
});
