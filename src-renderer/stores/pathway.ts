import { create } from 'zustand';
import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { TriedAppointment } from '../../src-preload/contract/pathway-views.ts';
import type { PathwayPlanView } from '../../src-preload/contract/plan-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Pathways {
  /** By pathway: a case page shows several. */
  readonly plans: ReadonlyMap<string, Loaded<PathwayPlanView>>;
  load(pathway: string): Promise<void>;
  tryAppointment(tried: CommandInput<'pathway.tryAppointment'>): Promise<Reply<TriedAppointment>>;
  /** Somebody who joins later, with the steps that the template has for each. */
  addPerson(pathway: string, person: string, language: 'en' | 'ru'): Promise<Reply<RecordsWritten>>;
  print(page: CommandInput<'pathway.print'>): Promise<Reply<{ file: string }>>;
}

export const usePathwayPlans = create<Pathways>()((set, get) => {
  /** Of two answers for one pathway, the later question's counts. */
  const asked = new Map<string, number>();
  const keep = (pathway: string, plan: Loaded<PathwayPlanView>): void =>
    set((now) => ({ plans: new Map([...now.plans, [pathway, plan]]) }));
  const known = (pathway: string): Loaded<PathwayPlanView> => get().plans.get(pathway) ?? notLoaded;
  return {
    plans: new Map(),
    async load(pathway) {
      const turn = (asked.get(pathway) ?? 0) + 1;
      asked.set(pathway, turn);
      keep(pathway, loading(known(pathway)));
      const reply = await ask(corridor.pathway.plan({ pathway }));
      if (asked.get(pathway) === turn) keep(pathway, loaded(known(pathway), reply));
    },
    tryAppointment: (tried) => ask(corridor.pathway.tryAppointment(tried)),
    async addPerson(pathway, person, language) {
      const reply = await ask(corridor.pathway.addPerson({ pathway, person, language }));
      if (!reply.ok) return reply;
      const { records, action, proposed } = reply.value;
      const [id, ...more] = records;
      useRecords.getState().changed();
      useNotices
        .getState()
        .say(proposed ? 'proposed' : 'saved', id === undefined ? undefined : { id, action, more });
      return reply;
    },
    print: (page) => ask(corridor.pathway.print(page)),
  };
});
