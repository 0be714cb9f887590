import { create } from 'zustand';
import type { StepRow } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Pathways {
  readonly steps: Loaded<readonly StepRow[]>;
  load(): Promise<void>;
}

export const usePathways = create<Pathways>()((set) => ({
  steps: notLoaded,
  async load() {
    set((now) => ({ steps: loading(now.steps) }));
    const reply = await ask(corridor.step.list({ limit: 50_000 }));
    set((now) => ({ steps: loaded(now.steps, reply) }));
  },
}));
