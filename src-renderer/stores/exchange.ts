import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type {
  ExportPlan,
  ExportResult,
  ImportCounts,
  ImportPreview,
  WarningKept,
} from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useContacts } from './contacts.ts';
import type { Failure } from './failure.ts';
import { useFolder } from './folder.ts';
import { useProgress } from './progress.ts';
import { useRecords } from './records.ts';

type Incoming =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  /** `file`: what was dropped, for the screen it belongs to; null when main has read it. `name`: of the file, where known. */
  | {
      readonly state: 'refused';
      readonly failure: Failure;
      readonly file: File | null;
      readonly name: string | null;
    }
  | {
      readonly state: 'preview';
      readonly preview: ImportPreview;
      readonly applying: boolean;
      readonly failure: Failure | null;
    }
  | { readonly state: 'applied'; readonly counts: ImportCounts };

/** Where a bundle goes: a file that the user names, or the exchange folder. */
export type ExportPlace = 'file' | 'folder';

interface Exchange {
  /** A bundle dropped while locked: looked at after unlocking. */
  readonly waiting: File | null;
  readonly incoming: Incoming;
  wait(file: File | null): void;
  read(file: File): Promise<void>;
  choose(): Promise<void>;
  /** A file of the exchange folder, by the SHA-256 that the scan has shown. */
  openFromFolder(file: string): Promise<void>;
  apply(): Promise<void>;
  /** Keeps the fork that was refused last, or one that the scan of the folder has found, as a warning. */
  keepWarning(file: string | null): Promise<Reply<WarningKept>>;
  cancel(): Promise<void>;
  clear(): void;
  plan(input: CommandInput<'bundle.plan'>): Promise<Reply<ExportPlan>>;
  save(token: string, where: ExportPlace): Promise<Reply<ExportResult>>;
}

const none: Incoming = { state: 'none' };

export const useExchange = create<Exchange>()((set, get) => {
  /** Counts questions, so that the answer to a cancelled one is not shown. */
  let asked = 0;
  const inspect = async (
    file: File | null,
    name: string | null,
    reply: () => Promise<Reply<ImportPreview>>,
  ): Promise<void> => {
    asked += 1;
    const mine = asked;
    useFolder.getState().look(null);
    useProgress.getState().clear();
    set({ incoming: { state: 'reading' } });
    const result = await ask(reply());
    if (mine !== asked) return;
    if (result.ok)
      set({ incoming: { state: 'preview', preview: result.value, applying: false, failure: null } });
    else if (result.refusal.code === 'cancelled') set({ incoming: none });
    else set({ incoming: { state: 'refused', failure: result.refusal, file, name } });
  };
  return {
    waiting: null,
    incoming: none,
    wait: (waiting) => set({ waiting }),
    read: (file) =>
      inspect(file, file.name, async () =>
        corridor.bundle.inspect({ bytes: new Uint8Array(await file.arrayBuffer()) }),
      ),
    choose: () => inspect(null, null, () => corridor.bundle.choose()),
    async openFromFolder(file) {
      await inspect(null, useFolder.getState().nameOf(file), () => corridor.folder.open({ file }));
      useFolder.getState().look(get().incoming.state === 'preview' ? file : null);
    },
    async apply() {
      const { incoming } = get();
      if (incoming.state !== 'preview') return;
      set({ incoming: { ...incoming, applying: true, failure: null } });
      useProgress.getState().clear();
      const reply = await ask(corridor.bundle.apply({ token: incoming.preview.token }));
      if (!reply.ok) {
        set({ incoming: { ...incoming, applying: false, failure: reply.refusal } });
        return;
      }
      set({ incoming: { state: 'applied', counts: reply.value } });
      useFolder.getState().took();
      useRecords.getState().changed();
      await useContacts.getState().load();
    },
    async keepWarning(file) {
      const reply = await ask(
        file === null ? corridor.bundle.keepWarning() : corridor.folder.keepWarning({ file }),
      );
      if (reply.ok) await useContacts.getState().load();
      return reply;
    },
    async cancel() {
      asked += 1;
      set({ incoming: none });
      await ask(corridor.bundle.cancel());
    },
    clear: () => set({ incoming: none }),
    plan: (input) => ask(corridor.bundle.plan(input)),
    async save(token, where) {
      useProgress.getState().clear();
      const { bundle } = corridor;
      const reply = await ask(
        where === 'folder' ? bundle.exportToFolder({ token }) : bundle.export({ token }),
      );
      if (reply.ok) await useContacts.getState().load();
      return reply;
    },
  };
});
