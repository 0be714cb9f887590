import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { DrillStart, DrillView } from '../../src-preload/contract/drill-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Drill {
  readonly view: Loaded<DrillView>;
  run(start: DrillStart): Promise<void>;
  /** They have been told, or not yet. */
  reach(start: DrillStart, who: string, reached: boolean): Promise<Reply<null>>;
  write(tasks: CommandInput<'drill.tasks'>): Promise<Reply<unknown>>;
  save(list: CommandInput<'drill.save'>): Promise<Reply<{ file: string }>>;
}

export const useDrill = create<Drill>()((set, get) => {
  /** Of two drills asked for in haste, the last one is shown. */
  let wanted = '';
  return {
    view: notLoaded,
    async run(start) {
      const key = `${start.kind} ${start.id}`;
      set((now) => ({ view: wanted === key ? loading(now.view) : { ...notLoaded, loading: true } }));
      wanted = key;
      const reply = await ask(corridor.drill.run({ start }));
      if (wanted === key) set((now) => ({ view: loaded(now.view, reply) }));
    },
    async reach({ kind, id }, who, reached) {
      // What a view says of its start beside this is nothing to be asked with.
      const start = { kind, id };
      const reply = await ask(corridor.drill.reach({ start, who, reached }));
      if (reply.ok) await get().run(start);
      return reply;
    },
    async write(tasks) {
      const reply = await ask(corridor.drill.tasks(tasks));
      if (reply.ok) {
        const { id, action, records } = reply.value;
        useRecords.getState().changed();
        useNotices.getState().say('saved', { id, action, more: records.filter((one) => one !== id) });
      }
      return reply;
    },
    save: (list) => ask(corridor.drill.save(list)),
  };
});
