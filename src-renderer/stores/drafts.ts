import { create } from 'zustand';
import type { DraftView, Json } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';

interface Drafts {
  readonly drafts: ReadonlyMap<string, DraftView>;
  load(): Promise<void>;
  /** Null forgets it. */
  save(key: string, value: Json | null): Promise<boolean>;
}

/** What was typed and not yet saved; sealed in the vault within 2 s. */
export const useDrafts = create<Drafts>()((set) => ({
  drafts: new Map(),
  async load() {
    const reply = await ask(corridor.draft.list());
    if (reply.ok) set({ drafts: new Map(reply.value.map((draft) => [draft.key, draft])) });
  },
  async save(key, value) {
    const reply = await ask(corridor.draft.save({ key, value }));
    if (!reply.ok) return false;
    set((now) => {
      const drafts = new Map(now.drafts);
      if (value === null) drafts.delete(key);
      else drafts.set(key, { key, value, at: new Date().toISOString() });
      return { drafts };
    });
    return true;
  },
}));
