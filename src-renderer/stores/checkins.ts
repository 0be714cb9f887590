import { create } from 'zustand';
import type { HandedOver, WatchRow } from '../../src-preload/contract/checkins-views.ts';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Checkins {
  /** Every watch of open cases, the worst first. */
  readonly rows: Loaded<readonly WatchRow[]>;
  load(): Promise<void>;
  record(input: CommandInput<'checkin.record'>): Promise<Reply<RecordsSaved>>;
  handOver(to: string, watches: readonly string[]): Promise<Reply<HandedOver>>;
}

export const useCheckins = create<Checkins>()((set, get) => ({
  rows: notLoaded,
  async load() {
    set((now) => ({ rows: loading(now.rows) }));
    const reply = await ask(corridor.watch.list());
    set((now) => ({ rows: loaded(now.rows, reply) }));
  },
  async record(input) {
    const reply = await ask(corridor.checkin.record(input));
    if (reply.ok) {
      // Before the answer: what is shown next goes by it.
      await get().load();
      useRecords.getState().changed();
      useNotices.getState().say(reply.value.proposed ? 'proposed' : 'saved', reply.value);
    }
    return reply;
  },
  async handOver(to, watches) {
    const reply = await ask(corridor.watch.handOver({ to, watches: [...watches] }));
    if (reply.ok) {
      const { records, action, proposed } = reply.value;
      const [id, ...more] = records;
      useRecords.getState().changed();
      useNotices
        .getState()
        .say(proposed ? 'proposed' : 'saved', ...(id === undefined ? [] : [{ id, action, more }]));
    }
    return reply;
  },
}));
