import { create } from 'zustand';
import type { SessionView } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { changeTexts } from '../i18n/setup.ts';
import type { Language } from '../i18n/setup.ts';
import type { Failure } from './failure.ts';

interface Session {
  readonly view: SessionView | null;
  readonly failure: Failure | null;
  /** Onboarding goes on after the vault was made: identity, recovery code. */
  readonly welcoming: boolean;
  load(): Promise<void>;
  lock(): Promise<void>;
  setWelcoming(welcoming: boolean): void;
  setLanguage(language: Language): Promise<Reply<null>>;
  setLockMinutes(minutes: number): Promise<Reply<null>>;
  setReminders(on: boolean): Promise<Reply<null>>;
  restore(): Promise<Reply<null>>;
  /** What was erased after the copy is here again, and is left at that. */
  settleRestored(): Promise<Reply<null>>;
}

export const useSession = create<Session>()((set, get) => ({
  view: null,
  failure: null,
  welcoming: false,
  async load() {
    const reply = await ask(corridor.session.show());
    if (reply.ok) set({ view: reply.value, failure: null });
    else set({ failure: reply.refusal });
  },
  async lock() {
    await ask(corridor.session.lock());
    await get().load();
  },
  setWelcoming(welcoming) {
    set({ welcoming });
  },
  async setLanguage(language) {
    await changeTexts(language);
    const reply = await ask(corridor.session.language({ language }));
    await get().load();
    return reply;
  },
  async setLockMinutes(minutes) {
    const reply = await ask(corridor.session.lockMinutes({ minutes }));
    await get().load();
    return reply;
  },
  async setReminders(on) {
    const reply = await ask(corridor.session.reminders({ on }));
    await get().load();
    return reply;
  },
  async restore() {
    const reply = await ask(corridor.vault.restore());
    await get().load();
    return reply;
  },
  async settleRestored() {
    const reply = await ask(corridor.vault.settle());
    await get().load();
    return reply;
  },
}));
