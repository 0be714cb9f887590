import { create } from 'zustand';
import type { CertificatePreview, ContactView, IdentityDigest } from '../../src-preload/contract/views.ts';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Contacts {
  readonly contacts: Loaded<readonly ContactView[]>;
  load(): Promise<void>;
  inspect(bytes: Uint8Array<ArrayBuffer>): Promise<Reply<CertificatePreview>>;
  add(input: CommandInput<'contact.add'>): Promise<Reply<ContactView>>;
  trust(input: CommandInput<'contact.trust'>): Promise<Reply<ContactView>>;
  handOver(digest: IdentityDigest): Promise<Reply<{ readonly houses: number }>>;
  setRole(input: CommandInput<'contact.role'>): Promise<Reply<ContactView>>;
  /** The user has spoken with them: warnings stand no more. */
  settle(digest: string): Promise<Reply<ContactView>>;
}

export const useContacts = create<Contacts>()((set, get) => {
  const then = async (asked: Promise<Reply<ContactView>>): Promise<Reply<ContactView>> => {
    const reply = await ask(asked);
    if (reply.ok) await get().load();
    return reply;
  };
  return {
    contacts: notLoaded,
    async load() {
      set((now) => ({ contacts: loading(now.contacts) }));
      const reply = await ask(corridor.contact.list());
      set((now) => ({ contacts: loaded(now.contacts, reply) }));
    },
    inspect: (bytes) => ask(corridor.contact.inspect({ bytes })),
    add: (input) => then(corridor.contact.add(input)),
    trust: (input) => then(corridor.contact.trust(input)),
    async handOver(digest) {
      const reply = await ask(corridor.contact.handOver({ digest }));
      if (reply.ok) await get().load();
      return reply;
    },
    setRole: (input) => then(corridor.contact.role(input)),
    settle: (digest) => then(corridor.contact.settle({ digest })),
  };
});
