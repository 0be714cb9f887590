import { create } from 'zustand';
import type { AuditReportView } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import type { Failure } from './failure.ts';

/** The vault process is asked with all of them at once; the contract refuses more. */
const mostBytes = 256 * 1024 * 1024;
const mostFiles = 50;

interface Journals {
  /** Chosen to be checked; read only when they are. */
  readonly files: readonly File[];
  readonly report: AuditReportView | null;
  readonly failure: Failure | null;
  /** The file that the refusal is about, by the name it had. */
  readonly refusedFile: string | null;
  readonly checking: boolean;
  add(files: readonly File[]): void;
  remove(file: File): void;
  /** Whom to believe has changed: what was shown is about others. */
  unsay(): void;
  check(pins: readonly string[], language: 'en' | 'ru'): Promise<void>;
  saveJson(token: string): Promise<Reply<{ file: string }>>;
  savePage(token: string): Promise<Reply<{ file: string }>>;
}

const unsaid = { report: null, failure: null, refusedFile: null } as const;

/** Journals of others, held against each other. Nothing of them is kept but in this window. */
export const useJournals = create<Journals>()((set, get) => ({
  ...unsaid,
  files: [],
  checking: false,
  add: (files) => set((now) => ({ ...unsaid, files: [...now.files, ...files] })),
  remove: (file) => set((now) => ({ ...unsaid, files: now.files.filter((one) => one !== file) })),
  unsay: () => set(unsaid),
  async check(pins, language) {
    const { files } = get();
    set({ ...unsaid, checking: true });
    const bytes = await bytesOf(files);
    const reply: Reply<AuditReportView> =
      bytes === null
        ? { ok: false, refusal: { code: 'bundle-too-large' } }
        : await ask(corridor.audit.verify({ files: bytes, pins: [...pins], language }));
    // Files were added or removed meanwhile: the answer is about others.
    if (get().files !== files) return set({ checking: false });
    if (reply.ok) return set({ checking: false, report: reply.value });
    const detail = 'detail' in reply.refusal ? reply.refusal.detail : undefined;
    const number = typeof detail?.['file'] === 'number' ? detail['file'] : null;
    return set({
      checking: false,
      failure: reply.refusal,
      refusedFile: number === null ? null : (files[number - 1]?.name ?? null),
    });
  },
  saveJson: (token) => ask(corridor.audit.saveJson({ token })),
  savePage: (token) => ask(corridor.audit.savePage({ token })),
}));

/** Null when they are too many, or one can't be read any more. */
async function bytesOf(files: readonly File[]): Promise<Uint8Array<ArrayBuffer>[] | null> {
  if (files.length > mostFiles || files.reduce((sum, { size }) => sum + size, 0) > mostBytes) return null;
  try {
    return await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  } catch {
    return null;
  }
}
