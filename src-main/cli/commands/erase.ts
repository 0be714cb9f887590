import { answerErasure } from '../../actions/answer-erasure.ts';
import { eraseRecord, type Asking } from '../../actions/erase-record.ts';
import { listErasures } from '../../actions/list-erasures.ts';
import { planErasure } from '../../actions/plan-erasure.ts';
import { requestErasure } from '../../actions/request-erasure.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import { erasureAnswers, erasureReasons } from '../../domain/erasure.ts';
import { isRecordId } from '../../domain/ids.ts';
import { done, refused, type Result } from '../../domain/result.ts';
import { outcome, outcomes, type Command, type Outcome } from '../command.ts';
import { oneOf, withVault, type Session } from '../session.ts';

const quiet = (): void => undefined;

/** `consent-withdrawn` on the command line is `consent withdrawn`. */
const spoken = (text: string | undefined): string | undefined => text?.replaceAll('-', ' ');

/** Everybody who has any of it and can be reached by a bundle, or those who are named. */
async function asked(
  unlocked: Unlocked,
  { args }: Session,
  id: string,
  which: 'holders' | 'holdersBefore',
): Promise<Result<Asking | undefined>> {
  const named = args.list('ask');
  if (named.length === 0) return done(undefined);
  const reason = oneOf(spoken(args.text('reason')), erasureReasons);
  if (reason === null) return refused('usage', { option: 'reason' });
  if (!named.includes('all')) return done({ to: named, reason });
  const scope = { id, field: args.text('field'), below: args.flag('below') };
  const plan = await planErasure(unlocked, isRecordId(id) ? scope : { act: id });
  if (!plan.ok) return plan;
  const to = plan.value[which].filter(({ reach }) => reach === 'bundle').map(({ contact }) => contact);
  return done({ to, reason });
}

async function erase(session: Session, id: string): Promise<Outcome> {
  // One field is not "with all below": a slip here can't be taken back.
  if (session.args.flag('below') && session.args.text('field') !== undefined)
    return outcome(refused('usage', { option: 'below' }));
  return outcomes(
    await withVault(session, async (unlocked) => {
      const { args } = session;
      const ask = await asked(unlocked, session, id, 'holders');
      if (!ask.ok) return ask;
      const options = { below: args.flag('below'), ask: ask.value };
      const erased = await eraseRecord(unlocked, id, args.text('field') ?? null, quiet, options);
      return erased.ok ? done([erased.value]) : erased;
    }),
  );
}

const askLater = async (session: Session, id: string): Promise<Outcome> =>
  outcome(
    await withVault(session, async (unlocked) => {
      const ask = await asked(unlocked, session, id, 'holdersBefore');
      return ask.ok
        ? requestErasure(
            unlocked,
            isRecordId(id) ? { id } : { act: id },
            ask.value ?? { to: [], reason: 'danger' },
          )
        : ask;
    }),
  );

const list = async (session: Session): Promise<Outcome> =>
  outcomes(
    await withVault(session, async (unlocked) => {
      const { incoming, more, outgoing, acts, strays } = await listErasures(unlocked);
      return done([
        ...incoming.map((one) => ({ kind: 'incoming', ...one })),
        ...more.map((one) => ({ kind: 'more', ...one })),
        ...outgoing.map((one) => ({ kind: 'outgoing', ...one })),
        ...acts.map(({ at, values }) => ({ kind: 'erased', act: at, values })),
        ...strays.map((one) => ({ kind: 'stray', ...one })),
      ]);
    }),
  );

async function answer(session: Session, request: string): Promise<Outcome> {
  const { args } = session;
  const given = oneOf(spoken(args.text('answer')), erasureAnswers);
  if (given === null) return outcome(refused('usage', { option: 'answer' }));
  return outcome(
    await withVault(session, (unlocked) =>
      answerErasure(
        unlocked,
        { request, answer: given, ask: args.list('ask'), despite: args.flag('despite') },
        quiet,
      ),
    ),
  );
}

export const eraseCommands: readonly Command[] = [
  {
    words: 'record erase',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    allows: ['field', 'below', 'ask', 'reason'],
    usage: 'ID [--field NAME | --below] [--ask DIGEST|all … --reason REASON]',
    about:
      'Deletes what a record, one field of it, or all below it ever said, for good. Partners keep what they have; --ask asks them. REASON is consent-withdrawn, danger, mistake or no-longer-needed.',
    run: erase,
  },
  {
    words: 'erase ask',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['ask', 'reason'],
    usage: 'ID|ACT --ask DIGEST|all … --reason REASON',
    about: 'Asks partners to erase what was erased here before: of a record, or in an act from "erase list".',
    run: askLater,
  },
  {
    words: 'erase list',
    opens: true,
    usage: '',
    about:
      'Requests to erase that came (of one contact 50 unanswered at a time, then how many more), those that went out with their answers, acts of erasing, answers to nothing.',
    run: list,
  },
  {
    words: 'erase answer',
    opens: true,
    takes: { name: 'REQUEST', option: null },
    needs: ['answer'],
    allows: ['ask', 'despite'],
    usage: 'REQUEST --answer erased|declined|not-held [--ask DIGEST …] [--despite]',
    about:
      'Answers a request; "erased" first erases exactly what it is about. --ask passes it on. --despite answers somebody who is not trusted now.',
    run: answer,
  },
];
