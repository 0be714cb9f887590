import { answerPartner, askPartner } from '../../actions/ask-partner.ts';
import { concludeVetting } from '../../actions/conclude-vetting.ts';
import { DuplicateBook } from '../../actions/duplicate-book.ts';
import { duplicatesOfCase } from '../../actions/find-duplicates.ts';
import { questionsToUs } from '../../actions/questions.ts';
import { showVetting } from '../../actions/show-vetting.ts';
import { done } from '../../domain/result.ts';
import type { RecordsSaved } from '../../../src-preload/contract/views.ts';
import { outcome, outcomes, refusedOutcome, type Command } from '../command.ts';
import { withVault } from '../session.ts';

const saved = ({ id, changes }: RecordsSaved): object => ({ id, change: changes.at(-1) ?? null });

/** From the first call to the decision whether to help; the call itself is written down by `record put`. */
export const intakeCommands: readonly Command[] = [
  {
    words: 'case duplicates',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    usage: 'ID',
    about: 'Cases that may be of the same people, with reasons; one a line. Nothing is merged.',
    run: async (session, id) =>
      outcomes(
        await withVault(session, async (unlocked) => duplicatesOfCase(unlocked, new DuplicateBook(), id)),
      ),
  },
  {
    words: 'case vetting',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    usage: 'ID',
    about: 'Every check of a case: what came of it, who said so and when; and what partners were asked.',
    run: async (session, id) => outcome(await withVault(session, (unlocked) => showVetting(unlocked, id))),
  },
  {
    words: 'case conclude',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['answer'],
    allows: ['reason'],
    usage: 'ID --answer accepted|declined [--reason TEXT]',
    about: 'Ends vetting: opens the case, or closes it. The reason becomes a note; declining needs one.',
    async run(session, id) {
      const answer = session.args.needed('answer');
      if (answer !== 'accepted' && answer !== 'declined') return refusedOutcome('usage');
      const reason = session.args.text('reason');
      return outcome(
        await withVault(session, async (unlocked) => {
          const concluded = await concludeVetting(unlocked, { case: id, outcome: answer, reason });
          return concluded.ok ? done(saved(concluded.value)) : concluded;
        }),
      );
    },
  },
  {
    words: 'question ask',
    opens: true,
    takes: { name: 'CASE', option: 'id' },
    needs: ['to', 'value'],
    usage: 'CASE --to DIGEST --value TEXT',
    about: 'Asks one contact about a case. Only the text leaves, with the next bundle to them.',
    run: async (session, id) =>
      outcome(
        await withVault(session, async (unlocked) => {
          const [contact, text] = [session.args.needed('to'), session.args.needed('value')];
          const asked = await askPartner(unlocked, { case: id, contact, text });
          return asked.ok ? done(saved(asked.value)) : asked;
        }),
      ),
  },
  {
    words: 'question list',
    opens: true,
    usage: '',
    about: 'What partners ask us, with what we have answered; one a line.',
    run: async (session) =>
      outcomes(await withVault(session, async (unlocked) => done(await questionsToUs(unlocked)))),
  },
  {
    words: 'question answer',
    opens: true,
    takes: { name: 'ID', option: 'id' },
    needs: ['value'],
    usage: 'ID --value TEXT',
    about: 'Answers a question. The answer leaves with the next bundle to who asked.',
    run: async (session, id) =>
      outcome(
        await withVault(session, async (unlocked) => {
          const answered = await answerPartner(unlocked, { id, text: session.args.needed('value') });
          return answered.ok ? done(saved(answered.value)) : answered;
        }),
      ),
  },
];
