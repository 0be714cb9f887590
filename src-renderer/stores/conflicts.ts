import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type {
  ConflictView,
  RecordsSaved,
  SeveralPreview,
  SeveralResolved,
} from '../../src-preload/contract/views.ts';
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
  answer(input: CommandInput<'conflict.answer'>): Promise<Reply<RecordsSaved>>;
  planSeveral(input: CommandInput<'conflict.planSeveral'>): Promise<Reply<SeveralPreview>>;
  resolveSeveral(input: CommandInput<'conflict.resolveSeveral'>): Promise<Reply<SeveralResolved>>;
}

export const useConflicts = create<Conflicts>()((set, get) => {
  const settled = async (reply: Reply<RecordsSaved>): Promise<Reply<RecordsSaved>> => {
    if (reply.ok) {
      useRecords.getState().changed();
      useNotices.getState().say('saved', reply.value);
      await get().load();
    }
    return reply;
  };
  return {
    conflicts: notLoaded,
    async load() {
      set((now) => ({ conflicts: loading(now.conflicts) }));
      const reply = await ask(corridor.conflict.list());
      set((now) => ({ conflicts: loaded(now.conflicts, reply) }));
    },
    resolve: async (input) => settled(await ask(corridor.conflict.resolve(input))),
    answer: async (input) => settled(await ask(corridor.conflict.answer(input))),
    planSeveral: (input) => ask(corridor.conflict.planSeveral(input)),
    async resolveSeveral(input) {
      const reply = await ask(corridor.conflict.resolveSeveral(input));
      if (!reply.ok) return reply;
      const [id, ...more] = reply.value.records;
      useRecords.getState().changed();
      useNotices
        .getState()
        .say('saved', id === undefined ? undefined : { id, action: reply.value.action, more });
      await get().load();
      return reply;
    },
  };
});
