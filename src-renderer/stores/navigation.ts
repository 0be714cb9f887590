import { create } from 'zustand';

export const sections = ['cases', 'houses', 'pathways', 'contacts', 'exchange', 'audit', 'settings'] as const;
export type SectionName = (typeof sections)[number];

export type Place =
  | { readonly name: SectionName }
  | { readonly name: 'case' | 'house' | 'contact'; readonly id: string }
  | { readonly name: 'record'; readonly id: string; readonly section: SectionName }
  | { readonly name: 'export'; readonly to: string | null; readonly cases: readonly string[] }
  | { readonly name: 'conflicts' };

interface Navigation {
  readonly place: Place;
  readonly before: readonly Place[];
  /** What a shortcut has asked of the screen shown: counted, so that it can be asked twice. */
  readonly wish: { readonly name: 'new' | 'find'; readonly count: number } | null;
  go(place: Place): void;
  back(): void;
  ask(name: 'new' | 'find'): void;
  answered(): void;
}

/** Where the user is. In memory only: no address of this window ever holds an id. */
export const useNavigation = create<Navigation>()((set) => ({
  place: { name: 'cases' },
  before: [],
  wish: null,
  go: (place) => set((now) => ({ place, before: [...now.before.slice(-30), now.place], wish: null })),
  back: () =>
    set((now) => ({
      place: now.before.at(-1) ?? { name: 'cases' },
      before: now.before.slice(0, -1),
      wish: null,
    })),
  ask: (name) => set((now) => ({ wish: { name, count: (now.wish?.count ?? 0) + 1 } })),
  answered: () => set({ wish: null }),
}));
