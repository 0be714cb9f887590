import { answerPartner, askPartner } from './ask-partner.ts';
import { concludeVetting } from './conclude-vetting.ts';
import { DuplicateBook, sayNotSame } from './duplicate-book.ts';
import { duplicatesOfCase, duplicatesOfTyped, flaggedCases } from './find-duplicates.ts';
import type { Handlers } from './ports/desk.ts';
import { questionsToUs } from './questions.ts';
import type { Seat } from './seat.ts';
import { showVetting } from './show-vetting.ts';
import { takeCall } from './take-call.ts';

type Subject = 'intake' | 'duplicate' | 'vetting' | 'vouch';
type IntakeHandlers = Pick<Handlers, Extract<keyof Handlers, `${Subject}.${string}`>>;

/** From the first call to the decision whether to help: intake, possible duplicates, vetting, vouching. */
export function intakeHandlers(seat: Seat): IntakeHandlers {
  const book = new DuplicateBook();
  return {
    'intake.take': (call) => seat.with((unlocked) => takeCall(unlocked, call)),
    'intake.duplicates': (typed) => seat.show((unlocked) => duplicatesOfTyped(unlocked, book, typed)),

    'duplicate.ofCase': ({ id }) => seat.with((unlocked) => duplicatesOfCase(unlocked, book, id)),
    'duplicate.flagged': () => seat.show((unlocked) => flaggedCases(unlocked, book)),
    'duplicate.notSame': ({ pairs }) => seat.with((unlocked) => sayNotSame(unlocked, pairs)),

    'vetting.show': ({ id }) => seat.with((unlocked) => showVetting(unlocked, id)),
    'vetting.conclude': (conclusion) => seat.with((unlocked) => concludeVetting(unlocked, conclusion)),

    'vouch.ask': (asked) => seat.with((unlocked) => askPartner(unlocked, asked)),
    'vouch.questions': () => seat.show(questionsToUs),
    'vouch.answer': (answer) => seat.with((unlocked) => answerPartner(unlocked, answer)),
  };
}
