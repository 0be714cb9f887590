import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type {
  AppointmentsView,
  ComparisonView,
  PapersView,
  StepsView,
} from '../../src-preload/contract/pathway-lists-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

export type StepWish = CommandInput<'pathwayList.steps'>;
export type PaperWish = CommandInput<'pathwayList.papers'>;
export type AppointmentWish = CommandInput<'pathwayList.appointments'>;

interface PathwayLists {
  /** Which tab of the section is shown: whoever comes back finds it as it was left. */
  readonly tab: string;
  readonly stepWish: StepWish;
  readonly paperWish: PaperWish;
  readonly steps: Loaded<StepsView>;
  readonly papers: Loaded<PapersView>;
  readonly appointments: Loaded<AppointmentsView>;
  readonly comparison: Loaded<ComparisonView>;
  show(tab: string): void;
  wishSteps(wish: StepWish): void;
  wishPapers(wish: PaperWish): void;
  loadSteps(): Promise<void>;
  loadPapers(): Promise<void>;
  loadAppointments(wish: AppointmentWish): Promise<void>;
  compare(input: CommandInput<'pathway.compare'>): Promise<void>;
}

/** The pathways of all cases, as lists. Of two that were asked for in haste, the last one is shown. */
export const usePathwayLists = create<PathwayLists>()((set, get) => {
  let [span, compared]: [AppointmentWish | null, string | null] = [null, null];
  return {
    tab: 'steps',
    stepWish: { order: 'due' },
    paperWish: { order: 'pressing' },
    steps: notLoaded,
    papers: notLoaded,
    appointments: notLoaded,
    comparison: notLoaded,
    show: (tab) => set({ tab }),
    wishSteps: (stepWish) => {
      set({ stepWish });
      void get().loadSteps();
    },
    wishPapers: (paperWish) => {
      set({ paperWish });
      void get().loadPapers();
    },
    async loadSteps() {
      const wish = get().stepWish;
      set((now) => ({ steps: loading(now.steps) }));
      const reply = await ask(corridor.pathwayList.steps(wish));
      if (wish === get().stepWish) set((now) => ({ steps: loaded(now.steps, reply) }));
    },
    async loadPapers() {
      const wish = get().paperWish;
      set((now) => ({ papers: loading(now.papers) }));
      const reply = await ask(corridor.pathwayList.papers(wish));
      if (wish === get().paperWish) set((now) => ({ papers: loaded(now.papers, reply) }));
    },
    async loadAppointments(wish) {
      span = wish;
      set((now) => ({ appointments: loading(now.appointments) }));
      const reply = await ask(corridor.pathwayList.appointments(wish));
      if (span === wish) set((now) => ({ appointments: loaded(now.appointments, reply) }));
    },
    async compare(input) {
      compared = input.case;
      set((now) => ({ comparison: loading(now.comparison) }));
      const reply = await ask(corridor.pathway.compare(input));
      if (compared === input.case) set((now) => ({ comparison: loaded(now.comparison, reply) }));
    },
  };
});
