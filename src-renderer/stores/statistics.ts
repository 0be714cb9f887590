import { create } from 'zustand';
import type { WaitingRow } from '../../src-preload/contract/statistics-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Statistics {
  readonly waiting: Loaded<readonly WaitingRow[]>;
  loadWaiting(): Promise<void>;
}

/** What is counted over all cases, for this window alone. */
export const useStatistics = create<Statistics>()((set) => ({
  waiting: notLoaded,
  async loadWaiting() {
    set((now) => ({ waiting: loading(now.waiting) }));
    const reply = await ask(corridor.statistics.waiting());
    set((now) => ({ waiting: loaded(now.waiting, reply) }));
  },
}));
