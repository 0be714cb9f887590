import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { KeysView } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useIdentity } from './identity.ts';
import { useProgress } from './progress.ts';

interface Keys {
  readonly keys: KeysView | null;
  load(): Promise<void>;
  rotate(): Promise<Reply<KeysView>>;
  destroyOld(): Promise<Reply<KeysView>>;
  revoke(input: CommandInput<'key.revoke'>): Promise<Reply<KeysView>>;
  replace(input: CommandInput<'key.replace'>): Promise<Reply<KeysView>>;
}

/** The own keys. What changes them changes who one is to others, so the own card is loaded anew. */
export const useKeys = create<Keys>()((set) => {
  const renewed = async (asked: Promise<Reply<KeysView>>): Promise<Reply<KeysView>> => {
    useProgress.getState().clear();
    const reply = await ask(asked);
    if (reply.ok) {
      set({ keys: reply.value });
      await useIdentity.getState().load();
    }
    return reply;
  };
  return {
    keys: null,
    async load() {
      const reply = await ask(corridor.key.show());
      if (reply.ok) set({ keys: reply.value });
    },
    rotate: () => renewed(corridor.key.rotate()),
    // The window has shown who may still use an old key before this can be asked for.
    destroyOld: () => renewed(corridor.key.destroyOld({ sure: true })),
    revoke: (input) => renewed(corridor.key.revoke(input)),
    replace: (input) => renewed(corridor.key.replace(input)),
  };
});
