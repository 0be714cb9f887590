import { create } from 'zustand';

/** Texts of toasts, by key: no room for a name. */
export type NoticeKey = 'saved' | 'proposed' | 'undone' | 'erased';

/** What undo takes back: one action, which may have changed several records. */
interface Undo {
  readonly id: string;
  readonly action: string;
  /** The other records of the same action. */
  readonly more?: readonly string[];
  /** A change of several cases: kept among those that can be taken back as a whole. */
  readonly several?: true;
}

interface Notices {
  readonly message: { readonly id: number; readonly key: NoticeKey; readonly undo: Undo | null } | null;
  say(key: NoticeKey, undo?: Undo): void;
  close(): void;
}

export const useNotices = create<Notices>()((set) => ({
  message: null,
  say: (key, undo) =>
    set((now) => ({ message: { id: (now.message?.id ?? 0) + 1, key, undo: undo ?? null } })),
  close: () => set({ message: null }),
}));
