import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { ErasedAndAsked, ErasureList, ErasurePlan } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useProgress } from './progress.ts';
import { useRecords } from './records.ts';

interface Erasures {
  readonly list: Loaded<ErasureList>;
  /** Requests that wait for a person: unanswered, or open again. */
  readonly waiting: number;
  load(): Promise<void>;
  loadWaiting(): Promise<void>;
  plan(wish: CommandInput<'erasure.plan'>): Promise<Reply<ErasurePlan>>;
  erase(input: CommandInput<'record.erase'>): Promise<Reply<ErasedAndAsked>>;
  ask(input: CommandInput<'erasure.ask'>): Promise<Reply<{ asked: number }>>;
  answer(input: CommandInput<'erasure.answer'>): Promise<Reply<ErasedAndAsked>>;
}

/** Erasing here, what partners are asked for, and what they ask. */
export const useErasures = create<Erasures>()((set) => {
  const settled = async <T>(work: Promise<Reply<T>>): Promise<Reply<T>> => {
    const reply = await ask(work);
    if (reply.ok) useRecords.getState().changed();
    return reply;
  };
  const erasing = async <T extends { readonly erased: number }>(work: () => Promise<Reply<T>>) => {
    useProgress.getState().clear();
    const reply = await settled(work());
    if (reply.ok && reply.value.erased > 0) useNotices.getState().say('erased');
    return reply;
  };
  return {
    list: notLoaded,
    waiting: 0,
    async load() {
      set((now) => ({ list: loading(now.list) }));
      const reply = await ask(corridor.erasure.list());
      set((now) => ({ list: loaded(now.list, reply) }));
    },
    async loadWaiting() {
      const reply = await ask(corridor.erasure.waiting());
      if (reply.ok) set({ waiting: reply.value.waiting });
    },
    plan: (wish) => ask(corridor.erasure.plan(wish)),
    erase: (input) => erasing(() => corridor.record.erase(input)),
    ask: (input) => settled(corridor.erasure.ask(input)),
    answer: (input) => erasing(() => corridor.erasure.answer(input)),
  };
});
