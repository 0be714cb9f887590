import { create } from 'zustand';
import type { TodayView } from '../../src-preload/contract/lists-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Due {
  readonly due: Loaded<TodayView>;
  load(): Promise<void>;
}

/** What has to be done from now on. */
export const useDue = create<Due>()((set) => ({
  due: notLoaded,
  async load() {
    set((now) => ({ due: loading(now.due) }));
    const reply = await ask(corridor.today.show());
    set((now) => ({ due: loaded(now.due, reply) }));
  },
}));
