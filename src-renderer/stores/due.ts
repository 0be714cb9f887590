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
export const useDue = create<Due>()((set) => {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const show = async (): Promise<void> => {
    set((now) => ({ due: loading(now.due) }));
    const reply = await ask(corridor.today.show());
    set((now) => ({ due: loaded(now.due, reply) }));
  };
  /** Goes over the whole vault, and every change asks for it: who asks meanwhile shares one more, which begins afterwards. */
  const load = (): Promise<void> => {
    if (running !== null) {
      next ??= running.then(() => {
        next = null;
        return load();
      });
      return next;
    }
    running = show().finally(() => {
      running = null;
    });
    return running;
  };
  return { due: notLoaded, load };
});
