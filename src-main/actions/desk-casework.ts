import { suggestRisk } from '../domain/assessment.ts';
import { done } from '../domain/result.ts';
import { closeCase } from './close-case.ts';
import { handOverCases } from './hand-over-cases.ts';
import type { Handlers } from './ports/desk.ts';
import { recordAssessment } from './record-assessment.ts';
import { reopenCase } from './reopen-case.ts';
import type { Seat } from './seat.ts';
import { showAssessment } from './show-assessment.ts';
import { showClosing } from './show-closing.ts';
import { showJourney } from './show-journey.ts';
import { showCaseTimeline } from './show-case-timeline.ts';

type Names =
  | Extract<keyof Handlers, `${'assessment' | 'journey'}.${string}`>
  | 'case.timeline'
  | 'case.closing'
  | 'case.close'
  | 'case.reopen'
  | 'case.handOver';

/** Risk, movement, and the life of a case. */
export const caseworkHandlers = (seat: Seat): Pick<Handlers, Names> => ({
  'assessment.show': ({ case: id }) => seat.with((unlocked) => showAssessment(unlocked, id)),
  'assessment.suggest': ({ answers }) => seat.with(() => done(suggestRisk(answers))),
  'assessment.record': (input) => seat.with((unlocked) => recordAssessment(unlocked, input)),
  'case.timeline': ({ id }) => seat.with((unlocked) => showCaseTimeline(unlocked, id)),
  'case.closing': ({ id }) => seat.with((unlocked) => showClosing(unlocked, id)),
  'case.close': (input) => seat.with((unlocked) => closeCase(unlocked, input)),
  'case.reopen': (input) => seat.with((unlocked) => reopenCase(unlocked, input)),
  'case.handOver': (input) => seat.with((unlocked) => handOverCases(unlocked, input)),
  'journey.show': ({ case: id }) => seat.with((unlocked) => showJourney(unlocked, id)),
});
