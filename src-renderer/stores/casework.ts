import { create } from 'zustand';
import type {
  AssessmentPage,
  ClosingView,
  JourneyView,
  RecordsWritten,
  Suggestion,
  TimelineView,
} from '../../src-preload/contract/casework-views.ts';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Casework {
  /** Whose risk, movement and timeline these are. */
  readonly of: string;
  readonly risk: Loaded<AssessmentPage>;
  readonly journey: Loaded<JourneyView>;
  readonly timeline: Loaded<TimelineView>;
  open(id: string): Promise<void>;
  suggest(answers: CommandInput<'assessment.suggest'>['answers']): Promise<Reply<Suggestion>>;
  record(input: CommandInput<'assessment.record'>): Promise<Reply<RecordsWritten>>;
  closing(id: string): Promise<Reply<ClosingView>>;
  close(input: CommandInput<'case.close'>): Promise<Reply<RecordsWritten>>;
  reopen(input: CommandInput<'case.reopen'>): Promise<Reply<RecordsWritten>>;
  handOver(input: CommandInput<'case.handOver'>): Promise<Reply<RecordsWritten>>;
}

/** Risk, movement and the life of the case on screen. */
export const useCasework = create<Casework>()((set, get) => {
  const written = async (asked: Promise<Reply<RecordsWritten>>): Promise<Reply<RecordsWritten>> => {
    const reply = await ask(asked);
    if (!reply.ok) return reply;
    const { records, action, proposed } = reply.value;
    const [id, ...more] = records;
    useRecords.getState().changed();
    useNotices
      .getState()
      .say(proposed ? 'proposed' : 'saved', id === undefined ? undefined : { id, action, more });
    return reply;
  };
  return {
    of: '',
    risk: notLoaded,
    journey: notLoaded,
    timeline: notLoaded,
    async open(id) {
      set((now) =>
        now.of === id
          ? { risk: loading(now.risk), journey: loading(now.journey), timeline: loading(now.timeline) }
          : { of: id, risk: notLoaded, journey: notLoaded, timeline: notLoaded },
      );
      const [risk, journey, timeline] = await Promise.all([
        ask(corridor.assessment.show({ case: id })),
        ask(corridor.journey.show({ case: id })),
        ask(corridor.case.timeline({ id })),
      ]);
      // Of two pages asked for in haste, the last one is shown.
      if (get().of !== id) return;
      set((now) => ({
        risk: loaded(now.risk, risk),
        journey: loaded(now.journey, journey),
        timeline: loaded(now.timeline, timeline),
      }));
    },
    suggest: (answers) => ask(corridor.assessment.suggest({ answers })),
    record: (input) => written(corridor.assessment.record(input)),
    closing: (id) => ask(corridor.case.closing({ id })),
    close: (input) => written(corridor.case.close(input)),
    reopen: (input) => written(corridor.case.reopen(input)),
    handOver: (input) => written(corridor.case.handOver(input)),
  };
});
