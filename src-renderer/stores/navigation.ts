import { create } from 'zustand';
import type { DrillStart } from '../../src-preload/contract/drill-views.ts';
import type { Role } from '../../src-preload/contract/views.ts';

export const sections = [
  'shelter',
  'today',
  'cases',
  'houses',
  'pathways',
  'contacts',
  'exchange',
  'audit',
  'settings',
] as const;
export type SectionName = (typeof sections)[number];

/** What a role has to do with: a shelter is never sent a case, nor a legal partner a house, nor an auditor any record. */
export function sectionsFor(role: Role | undefined): readonly SectionName[] {
  if (role === 'shelter') return ['shelter', 'contacts', 'exchange', 'audit', 'settings'];
  if (role === 'legal') return sections.filter((name) => name !== 'houses' && name !== 'shelter');
  if (role === 'auditor') return ['audit', 'contacts', 'exchange', 'settings'];
  return sections.filter((name) => name !== 'shelter');
}

/** Where a role begins: a shelter with its houses, whoever works cases with what is due. */
export const startFor = (role: Role | undefined): SectionName => sectionsFor(role)[0] ?? 'settings';

export type Place =
  | { readonly name: SectionName }
  /** `step`: one that is to be looked at. */
  | { readonly name: 'pathway'; readonly id: string; readonly step?: string }
  | { readonly name: 'case' | 'house' | 'contact' | 'template' | 'compare'; readonly id: string }
  | {
      readonly name: 'templateEdit';
      /** The template that is copied or carried on. */
      readonly from: string | null;
      readonly as: 'new' | 'copy' | 'version';
    }
  | { readonly name: 'record'; readonly id: string; readonly section: SectionName }
  | { readonly name: 'drill'; readonly start: DrillStart }
  | { readonly name: 'conflicts' | 'quarantine' | 'erasures' | 'questions' | 'waiting' | 'templates' }
  | {
      readonly name: 'export';
      readonly to: string | null;
      readonly cases: readonly string[];
      /** To whom is chosen: what leaves is shown at once. */
      readonly straight?: true;
    };

interface Navigation {
  readonly place: Place;
  readonly before: readonly Place[];
  /** What a shortcut has asked of the screen shown: counted, so that it can be asked twice. */
  readonly wish: { readonly name: 'new' | 'find' | 'pathway'; readonly count: number } | null;
  /** The draft that the user goes on with: whoever owns its form opens it. */
  readonly resuming: string | null;
  go(place: Place): void;
  back(): void;
  ask(name: 'new' | 'find' | 'pathway'): void;
  answered(): void;
  resume(draft: string | null): void;
}

/** Where the user is. In memory only: no address of this window ever holds an id. */
export const useNavigation = create<Navigation>()((set) => ({
  place: { name: 'today' },
  before: [],
  wish: null,
  resuming: null,
  go: (place) => set((now) => ({ place, before: [...now.before.slice(-30), now.place], wish: null })),
  back: () =>
    set((now) => ({
      place: now.before.at(-1) ?? { name: 'today' },
      before: now.before.slice(0, -1),
      wish: null,
    })),
  ask: (name) => set((now) => ({ wish: { name, count: (now.wish?.count ?? 0) + 1 } })),
  answered: () => set({ wish: null }),
  resume: (resuming) => set({ resuming }),
}));
