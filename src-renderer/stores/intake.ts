import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type {
  CallTaken,
  DuplicateView,
  QuestionToUs,
  VettingView,
} from '../../src-preload/contract/intake-views.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Intake {
  /** Cases with somebody in them who may be somebody else's double. */
  readonly flagged: ReadonlySet<string>;
  /** What partners ask us. */
  readonly questions: Loaded<readonly QuestionToUs[]>;
  loadFlagged(): Promise<void>;
  loadQuestions(): Promise<void>;
  take(call: CommandInput<'intake.take'>): Promise<Reply<CallTaken>>;
  likeTyped(typed: CommandInput<'intake.duplicates'>): Promise<Reply<readonly DuplicateView[]>>;
  likeCase(id: string): Promise<Reply<readonly DuplicateView[]>>;
  notSame(pairs: DuplicateView['pairs']): Promise<Reply<null>>;
  vetting(id: string): Promise<Reply<VettingView>>;
  conclude(input: CommandInput<'vetting.conclude'>): Promise<Reply<RecordsSaved>>;
  askPartner(input: CommandInput<'vouch.ask'>): Promise<Reply<RecordsSaved>>;
  answer(input: CommandInput<'vouch.answer'>): Promise<Reply<RecordsSaved>>;
}

/** From the first call to the decision whether to help. */
export const useIntake = create<Intake>()((set) => {
  const saved = async (work: Promise<Reply<RecordsSaved>>): Promise<Reply<RecordsSaved>> => {
    const reply = await ask(work);
    if (reply.ok) {
      useRecords.getState().changed();
      useNotices.getState().say(reply.value.proposed ? 'proposed' : 'saved', reply.value);
    }
    return reply;
  };
  return {
    flagged: new Set(),
    questions: notLoaded,
    async loadFlagged() {
      const reply = await ask(corridor.duplicate.flagged());
      if (reply.ok) set({ flagged: new Set(reply.value) });
    },
    async loadQuestions() {
      set((now) => ({ questions: loading(now.questions) }));
      const reply = await ask(corridor.vouch.questions());
      set((now) => ({ questions: loaded(now.questions, reply) }));
    },
    async take(call) {
      const reply = await ask(corridor.intake.take(call));
      if (reply.ok) {
        const { id, action, records, proposed } = reply.value;
        useRecords.getState().changed();
        const more = records.filter((record) => record !== id);
        useNotices.getState().say(proposed ? 'proposed' : 'saved', { id, action, more });
      }
      return reply;
    },
    likeTyped: (typed) => ask(corridor.intake.duplicates(typed)),
    likeCase: (id) => ask(corridor.duplicate.ofCase({ id })),
    async notSame(pairs) {
      const reply = await ask(corridor.duplicate.notSame({ pairs: pairs.map(([a, b]) => [a, b]) }));
      // Nothing was recorded, but what is suggested is another.
      if (reply.ok) useRecords.getState().changed();
      return reply;
    },
    vetting: (id) => ask(corridor.vetting.show({ id })),
    conclude: (input) => saved(corridor.vetting.conclude(input)),
    askPartner: (input) => saved(corridor.vouch.ask(input)),
    answer: (input) => saved(corridor.vouch.answer(input)),
  };
});
