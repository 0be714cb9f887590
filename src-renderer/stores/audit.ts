import { create } from 'zustand';
import type { AuditView, ExportResult } from '../../src-preload/contract/views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';

interface Audit {
  readonly journal: Loaded<AuditView>;
  load(): Promise<void>;
  save(to: string): Promise<Reply<ExportResult>>;
}

/** The own journal. */
export const useAudit = create<Audit>()((set, get) => ({
  journal: notLoaded,
  async load() {
    set((now) => ({ journal: loading(now.journal) }));
    const reply = await ask(corridor.audit.show());
    set((now) => ({ journal: loaded(now.journal, reply) }));
  },
  async save(to) {
    const reply = await ask(corridor.audit.export({ to }));
    // The export is an entry of its own.
    if (reply.ok) await get().load();
    return reply;
  },
}));
