import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type {
  AsidePreview,
  ImportLine,
  QuarantineView,
  ReleaseCounts,
  ReleasePreview,
} from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useContacts } from './contacts.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useRecords } from './records.ts';

type Chosen = CommandInput<'quarantine.release'>;

interface Quarantine {
  readonly quarantine: Loaded<QuarantineView>;
  readonly imports: Loaded<readonly ImportLine[]>;
  load(): Promise<void>;
  loadImports(): Promise<void>;
  importsOf(author: string): Promise<Reply<readonly ImportLine[]>>;
  planAside(input: CommandInput<'received.plan'>): Promise<Reply<AsidePreview>>;
  setAside(input: CommandInput<'received.plan'>, at: number): Promise<Reply<{ setAside: number }>>;
  planRelease(chosen: Chosen): Promise<Reply<ReleasePreview>>;
  release(chosen: Chosen): Promise<Reply<ReleaseCounts>>;
  leaveOut(changes: readonly string[], out: boolean): Promise<Reply<null>>;
}

/** What came in and is not merged, and what may go out of sight again. */
export const useQuarantine = create<Quarantine>()((set, get) => {
  const settled = async <T>(reply: Reply<T>): Promise<Reply<T>> => {
    if (reply.ok) {
      useRecords.getState().changed();
      await Promise.all([get().load(), get().loadImports(), useContacts.getState().load()]);
    }
    return reply;
  };
  return {
    quarantine: notLoaded,
    imports: notLoaded,
    async load() {
      set((now) => ({ quarantine: loading(now.quarantine) }));
      const reply = await ask(corridor.quarantine.list());
      set((now) => ({ quarantine: loaded(now.quarantine, reply) }));
    },
    async loadImports() {
      set((now) => ({ imports: loading(now.imports) }));
      const reply = await ask(corridor.received.list({}));
      set((now) => ({ imports: loaded(now.imports, reply) }));
    },
    importsOf: (author) => ask(corridor.received.list({ author })),
    planAside: (input) => ask(corridor.received.plan(input)),
    setAside: async ({ since, author }, at) =>
      settled(
        await ask(
          author === undefined
            ? corridor.received.goBack({ since, at })
            : corridor.received.distrust({ since, author, at }),
        ),
      ),
    planRelease: (chosen) => ask(corridor.quarantine.plan(chosen)),
    release: async (chosen) => settled(await ask(corridor.quarantine.release(chosen))),
    leaveOut: async (changes, out) =>
      settled(await ask(corridor.quarantine.leaveOut({ changes: [...changes], out }))),
  };
});
