import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { BulkAct, BulkDone, BulkPreview } from '../../src-preload/contract/lists-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Bulk {
  /** The last changes of several cases, the newest first. */
  readonly acts: Loaded<readonly BulkAct[]>;
  load(): Promise<void>;
  plan(input: CommandInput<'case.planBulk'>): Promise<Reply<BulkPreview>>;
  apply(input: CommandInput<'case.applyBulk'>): Promise<Reply<BulkDone>>;
  undo(action: string): Promise<Reply<readonly BulkAct[]>>;
}

export const useBulk = create<Bulk>()((set, get) => ({
  acts: notLoaded,
  async load() {
    set((now) => ({ acts: loading(now.acts) }));
    const reply = await ask(corridor.case.bulkActs());
    set((now) => ({ acts: loaded(now.acts, reply) }));
  },
  plan: (input) => ask(corridor.case.planBulk(input)),
  async apply(input) {
    const reply = await ask(corridor.case.applyBulk(input));
    if (!reply.ok) return reply;
    const { records, action, proposed } = reply.value;
    useRecords.getState().changed();
    const [id = '', ...more] = records;
    useNotices.getState().say(proposed ? 'proposed' : 'saved', { id, action, more, several: true });
    await get().load();
    return reply;
  },
  async undo(action) {
    const reply = await ask(corridor.case.undoBulk({ action }));
    set((now) => ({ acts: loaded(now.acts, reply) }));
    if (!reply.ok) return reply;
    useRecords.getState().changed();
    useNotices.getState().say('undone');
    return reply;
  },
}));
