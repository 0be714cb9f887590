import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type {
  ReplySaved,
  ShelterSaid,
  ShelterView,
  UnsentReplies,
} from '../../src-preload/contract/shelter-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { ownZone } from '../forms/own-zone.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Shelter {
  readonly view: Loaded<ShelterView>;
  readonly unsent: readonly UnsentReplies[];
  load(): Promise<void>;
  reply(input: CommandInput<'shelter.reply'>): Promise<Reply<ReplySaved>>;
  seen(stays: readonly string[]): Promise<void>;
  saveArrivals(language: 'en' | 'ru'): Promise<Reply<{ file: string }>>;
  /** What keepers have answered, on the coordinator's side. */
  said(house: string | null, stays: readonly string[]): Promise<Reply<ShelterSaid>>;
}

export const useShelter = create<Shelter>()((set, get) => ({
  view: notLoaded,
  unsent: [],
  async load() {
    set((now) => ({ view: loading(now.view) }));
    const view = await ask(corridor.shelter.show({ zone: ownZone() }));
    set((now) => ({ view: loaded(now.view, view) }));
    const unsent = await ask(corridor.shelter.unsent());
    if (unsent.ok) set({ unsent: unsent.value });
  },
  async reply(input) {
    const reply = await ask(corridor.shelter.reply(input));
    if (reply.ok) {
      useRecords.getState().changed();
      useNotices.getState().say('saved', reply.value);
    }
    return reply;
  },
  async seen(stays) {
    const reply = await ask(corridor.shelter.seen({ stays: [...stays] }));
    if (reply.ok) await get().load();
  },
  saveArrivals: (language) => ask(corridor.shelter.saveArrivals({ zone: ownZone(), language })),
  said: (house, stays) => ask(corridor.shelter.said({ house, stays: [...stays], zone: ownZone() })),
}));
