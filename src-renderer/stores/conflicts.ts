import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { ConflictView, RecordsSaved } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Conflicts {
  readonly conflicts: Loaded<readonly ConflictView[]>;
  load(): Promise<void>;
  resolve(input: CommandInput<'conflict.resolve'>): Promise<Reply<RecordsSaved>>;
}

export const useConflicts = create<Conflicts>()((set, get) => ({
  conflicts: notLoaded,
  async load() {
    set((now) => ({ conflicts: loading(now.conflicts) }));
    const reply = await ask(corridor.conflict.list());
    set((now) => ({ conflicts: loaded(now.conflicts, reply) }));
  },
  async resolve(input) {
    const reply = await ask(corridor.conflict.resolve(input));
    if (reply.ok) {
      useRecords.getState().changed();
      useNotices.getState().say('saved', reply.value);
      await get().load();
    }
    return reply;
  },
}));
