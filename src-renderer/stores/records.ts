import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { HistoryLine, RecordsSaved, RecordView, ShareLine } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useNotices } from './notices.ts';

interface Records {
  /** Grows with every change of this vault: screens load again when it does. */
  readonly version: number;
  put(input: CommandInput<'record.put'>): Promise<Reply<RecordsSaved>>;
  get(id: string): Promise<Reply<RecordView>>;
  list(type: string): Promise<Reply<readonly RecordView[]>>;
  history(id: string): Promise<Reply<readonly HistoryLine[]>>;
  share(id: string): Promise<Reply<readonly ShareLine[]>>;
  search(text: string): Promise<Reply<readonly RecordView[]>>;
  /** `more`: the other records of the same action. */
  undo(id: string, action: string, more?: readonly string[]): Promise<Reply<unknown>>;
  changed(): void;
}

export const useRecords = create<Records>()((set, get) => ({
  version: 0,
  async put(input) {
    const reply = await ask(corridor.record.put(input));
    if (reply.ok) {
      get().changed();
      useNotices.getState().say(reply.value.proposed ? 'proposed' : 'saved', reply.value);
    }
    return reply;
  },
  get: (id) => ask(corridor.record.get({ id })),
  list: (type) => ask(corridor.record.list({ type })),
  history: (id) => ask(corridor.record.history({ id })),
  share: (id) => ask(corridor.share.show({ id })),
  search: (text) => ask(corridor.record.search({ text, limit: 30 })),
  async undo(id, action, more = []) {
    const reply = await ask<unknown>(
      more.length === 0
        ? corridor.record.undo({ id, action })
        : corridor.record.undoSeveral({ ids: [id, ...more], action }),
    );
    if (reply.ok) {
      get().changed();
      useNotices.getState().say('undone');
    }
    return reply;
  },
  changed: () => set((now) => ({ version: now.version + 1 })),
}));
