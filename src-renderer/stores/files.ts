import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { FileContent, FileRow, RecordsSaved } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

/** The vault refuses larger ones by the same name; this spares reading them. */
const largest = 20 * 1024 * 1024;

interface Files {
  list(parent: string): Promise<Reply<readonly FileRow[]>>;
  attach(parent: string, file: File): Promise<Reply<RecordsSaved>>;
  open(id: string): Promise<Reply<FileContent>>;
  /** See `session.watch`. */
  watch(seconds: number): void;
  save(input: CommandInput<'file.save'>): Promise<Reply<{ file: string }>>;
}

/** Keeps nothing: what is viewed lives as long as its dialog. */
export const useFiles = create<Files>()(() => ({
  list: (parent) => ask(corridor.file.list({ parent })),
  async attach(parent, file) {
    if (file.size > largest) return { ok: false, refusal: { code: 'file-too-large' } };
    const bytes = await bytesOf(file);
    if (bytes === null) return { ok: false, refusal: { code: 'file-unreadable' } };
    const reply = await ask(corridor.file.attach({ parent, name: file.name, bytes }));
    if (reply.ok) {
      useRecords.getState().changed();
      useNotices.getState().say(reply.value.proposed ? 'proposed' : 'saved', reply.value);
    }
    return reply;
  },
  open: (id) => ask(corridor.file.open({ id })),
  watch: (seconds) => void ask(corridor.session.watch({ seconds })),
  save: (input) => ask(corridor.file.save(input)),
}));

/** Null for a folder, and for what went away meanwhile. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
