import { create } from 'zustand';
import type { DraftView, Json } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';

interface Drafts {
  readonly drafts: ReadonlyMap<string, DraftView>;
  load(): Promise<void>;
  /** Null forgets it. */
  save(key: string, value: Json | null): Promise<boolean>;
  /** Nothing of it comes back, not even what is on its way to being kept: the next form would begin with it. */
  forget(key: string): void;
}

/** What was typed and not yet saved; sealed in the vault within 2 s. */
export const useDrafts = create<Drafts>()((set, get) => {
  /** By key the last that was sent: an answer to an earlier one says nothing any more. */
  const sent = new Map<string, Json | null>();
  return {
    drafts: new Map(),
    async load() {
      const reply = await ask(corridor.draft.list());
      if (reply.ok) set({ drafts: new Map(reply.value.map((draft) => [draft.key, draft])) });
    },
    async save(key, value) {
      // What is given up is gone at once: a form opened before the answer must not bring it back.
      if (value === null)
        set((now) => ({ drafts: new Map([...now.drafts].filter(([kept]) => kept !== key)) }));
      sent.set(key, value);
      const reply = await ask(corridor.draft.save({ key, value }));
      if (!reply.ok) return false;
      if (value !== null && sent.get(key) === value)
        set((now) => ({
          drafts: new Map(now.drafts).set(key, { key, value, at: new Date().toISOString() }),
        }));
      return true;
    },
    forget(key) {
      if (get().drafts.has(key) || (sent.get(key) ?? null) !== null) void get().save(key, null);
    },
  };
});
