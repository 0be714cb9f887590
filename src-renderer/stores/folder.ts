import { create } from 'zustand';
import type { FolderScan, FolderView } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import type { Failure } from './failure.ts';
import { useProgress } from './progress.ts';

interface Folder {
  /** Last part of its path; null when none is chosen, or not known yet. */
  readonly name: string | null;
  readonly failure: Failure | null;
  readonly scanning: boolean;
  readonly scan: FolderScan | null;
  /** The file that is being looked at, by its SHA-256. */
  readonly looking: string | null;
  load(): Promise<void>;
  choose(): Promise<void>;
  forget(): Promise<void>;
  scanNow(): Promise<void>;
  cancel(): Promise<void>;
  look(file: string | null): void;
  /** Of a file that the scan has found. */
  nameOf(file: string): string | null;
  /** What was looked at has been taken in. */
  took(): void;
}

export const useFolder = create<Folder>()((set, get) => {
  const keep = (reply: Reply<FolderView>): void => {
    if (reply.ok) set({ name: reply.value.name, failure: null, scan: null });
    else set({ failure: reply.refusal });
  };
  return {
    name: null,
    failure: null,
    scanning: false,
    scan: null,
    looking: null,
    async load() {
      const reply = await ask(corridor.folder.show());
      if (reply.ok) set({ name: reply.value.name });
    },
    choose: async () => keep(await ask(corridor.folder.choose())),
    forget: async () => keep(await ask(corridor.folder.forget())),
    async scanNow() {
      useProgress.getState().clear();
      set({ scanning: true, failure: null });
      const reply = await ask(corridor.folder.scan());
      if (reply.ok) set({ scanning: false, scan: reply.value });
      else set({ scanning: false, failure: reply.refusal });
    },
    async cancel() {
      await ask(corridor.bundle.cancel());
    },
    look: (looking) => set({ looking }),
    nameOf: (file) =>
      get().scan?.files.find((one) => one.state === 'ready' && one.file === file)?.name ?? null,
    took() {
      const { scan, looking } = get();
      if (scan === null || looking === null) return;
      const files = scan.files.filter((file) => file.state !== 'ready' || file.file !== looking);
      set({ scan: { ...scan, files, known: scan.known + 1 }, looking: null });
    },
  };
});
