import { create } from 'zustand';
import type { IdentityView, VaultReport } from '../../src-preload/contract/views.ts';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useProgress } from './progress.ts';

interface Identity {
  readonly own: IdentityView | null;
  load(): Promise<void>;
  create(input: CommandInput<'vault.create'>): Promise<Reply<IdentityView>>;
  makeSample(language: 'en' | 'ru'): Promise<Reply<IdentityView>>;
  unlock(passphrase: string): Promise<Reply<IdentityView>>;
  changePassphrase(old: string, next: string): Promise<Reply<null>>;
  makeRecoveryCode(): Promise<Reply<{ readonly code: string }>>;
  confirmRecoveryCode(code: string): Promise<Reply<null>>;
  saveCertificate(): Promise<Reply<{ file: string }>>;
  saveRevocation(): Promise<Reply<{ file: string }>>;
  saveSecret(passphrase: string): Promise<Reply<{ file: string }>>;
  backup(passphrase: string): Promise<Reply<VaultReport & { file: string }>>;
  check(): Promise<Reply<VaultReport>>;
}

/** This vault and whose it is. Passphrases pass through and are kept nowhere. */
export const useIdentity = create<Identity>()((set) => {
  const opened = async (reply: Promise<Reply<IdentityView>>): Promise<Reply<IdentityView>> => {
    useProgress.getState().clear();
    const result = await ask(reply);
    if (result.ok) set({ own: result.value });
    return result;
  };
  const long = async <T>(reply: Promise<Reply<T>>): Promise<Reply<T>> => {
    useProgress.getState().clear();
    return ask(reply);
  };
  return {
    own: null,
    async load() {
      const reply = await ask(corridor.identity.show());
      if (reply.ok) set({ own: reply.value });
    },
    create: (input) => opened(corridor.vault.create(input)),
    makeSample: (language) => opened(corridor.vault.makeSample({ language })),
    unlock: (passphrase) => opened(corridor.vault.unlock({ passphrase })),
    changePassphrase: (old, next) => long(corridor.vault.passphrase({ old, next })),
    makeRecoveryCode: () => long(corridor.vault.recoveryCode()),
    confirmRecoveryCode: (code) => long(corridor.vault.confirmRecoveryCode({ code })),
    saveCertificate: () => ask(corridor.identity.saveCertificate()),
    saveRevocation: () => ask(corridor.identity.saveRevocation()),
    saveSecret: (passphrase) => long(corridor.identity.saveSecret({ passphrase })),
    backup: (passphrase) => long(corridor.vault.backup({ passphrase })),
    check: () => long(corridor.vault.check()),
  };
});
