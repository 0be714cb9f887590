import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { HelperRow, PlacesView, TimelineView } from '../../src-preload/contract/houses-views.ts';
import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Places {
  readonly timeline: Loaded<TimelineView>;
  readonly helpers: Loaded<readonly HelperRow[]>;
  loadTimeline(from: string, nights: number): Promise<void>;
  loadHelpers(): Promise<void>;
  suggest(input: CommandInput<'place.suggest'>): Promise<Reply<PlacesView>>;
  place(input: CommandInput<'stay.place'>): Promise<Reply<readonly RecordsSaved[]>>;
  move(input: CommandInput<'stay.move'>): Promise<Reply<readonly RecordsSaved[]>>;
}

/** Says that it is saved, with one undo for all that was saved in one go. */
function tell(reply: Reply<readonly RecordsSaved[]>): Reply<readonly RecordsSaved[]> {
  if (!reply.ok) return reply;
  useRecords.getState().changed();
  const [first, ...more] = reply.value;
  if (first !== undefined)
    useNotices.getState().say(reply.value.some(({ proposed }) => proposed) ? 'proposed' : 'saved', {
      id: first.id,
      action: first.action,
      more: more.map(({ id }) => id),
    });
  return reply;
}

export const usePlaces = create<Places>()((set) => {
  /** Of two spans asked for in haste, the last one is shown. */
  let wanted = '';
  return {
    timeline: notLoaded,
    helpers: notLoaded,
    async loadTimeline(from, nights) {
      wanted = from;
      set((now) => ({ timeline: loading(now.timeline) }));
      const reply = await ask(corridor.place.timeline({ from, nights }));
      if (wanted === from) set((now) => ({ timeline: loaded(now.timeline, reply) }));
    },
    async loadHelpers() {
      set((now) => ({ helpers: loading(now.helpers) }));
      const reply = await ask(corridor.place.helpers());
      set((now) => ({ helpers: loaded(now.helpers, reply) }));
    },
    suggest: (input) => ask(corridor.place.suggest(input)),
    place: async (input) => tell(await ask(corridor.stay.place(input))),
    move: async (input) => tell(await ask(corridor.stay.move(input))),
  };
});
