import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { PassportLinesView } from '../../src-preload/contract/passport-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Passport {
  read(person: string, typed: string): Promise<Reply<PassportLinesView>>;
  record(input: CommandInput<'document.fromLines'>): Promise<Reply<RecordsWritten>>;
}

/** Documents from the lines that are printed in them. */
export const usePassport = create<Passport>()(() => ({
  read: (person, typed) => ask(corridor.document.readLines({ person, typed })),
  async record(input) {
    const reply = await ask(corridor.document.fromLines(input));
    if (reply.ok) {
      const { records, action, proposed } = reply.value;
      const [id = '', ...more] = records;
      useRecords.getState().changed();
      useNotices.getState().say(proposed ? 'proposed' : 'saved', { id, action, more });
    }
    return reply;
  },
}));
