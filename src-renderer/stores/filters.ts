import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { SavedFilter } from '../../src-preload/contract/lists-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Filters {
  readonly saved: Loaded<readonly SavedFilter[]>;
  load(): Promise<void>;
  save(input: CommandInput<'filter.save'>): Promise<Reply<readonly SavedFilter[]>>;
  remove(id: string): Promise<Reply<readonly SavedFilter[]>>;
}

/** Working lists under their names. They stay in this vault. */
export const useFilters = create<Filters>()((set) => {
  const taken = (reply: Reply<readonly SavedFilter[]>): Reply<readonly SavedFilter[]> => {
    set((now) => ({ saved: loaded(now.saved, reply) }));
    return reply;
  };
  return {
    saved: notLoaded,
    async load() {
      set((now) => ({ saved: loading(now.saved) }));
      taken(await ask(corridor.filter.list()));
    },
    save: async (input) => taken(await ask(corridor.filter.save(input))),
    remove: async (id) => taken(await ask(corridor.filter.delete({ id }))),
  };
});
