import { closeCase } from '../../actions/close-case.ts';
import { handOverCases } from '../../actions/hand-over-cases.ts';
import { recordAssessment } from '../../actions/record-assessment.ts';
import { reopenCase } from '../../actions/reopen-case.ts';
import { showAssessment } from '../../actions/show-assessment.ts';
import { showJourney } from '../../actions/show-journey.ts';
import { readAnswers, type Answers } from '../../domain/assessment.ts';
import { isJsonObject, type Json } from '../../domain/json.ts';
import { closureReason, riskLevel } from '../../domain/records/choices.ts';
import type { RiskLevel } from '../../domain/assessment-questions.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { oneOf, withVault, type Session } from '../session.ts';

const caseId = { name: 'CASE', option: null } as const;

async function assess(session: Session, id: string): Promise<Outcome> {
  const { args } = session;
  const answers = answersIn(args.needed('answers'));
  if (answers === null) return refusedOutcome('usage', { option: 'answers' });
  const level = oneOf(args.text('level'), riskLevel.values);
  if (level === null && args.given.has('level')) return refusedOutcome('usage', { option: 'level' });
  const wish = {
    case: id,
    answers,
    level: (level ?? undefined) as RiskLevel | undefined,
    note: args.text('note'),
  };
  return outcome(await withVault(session, (unlocked) => recordAssessment(unlocked, wish)));
}

/** `{"familyThreat": "yes"}`; null when it isn't that. */
function answersIn(text: string): Answers | null {
  try {
    const read = JSON.parse(text) as Json;
    return isJsonObject(read) ? readAnswers(read) : null;
  } catch {
    return null;
  }
}

async function close(session: Session, id: string): Promise<Outcome> {
  const { args } = session;
  const reason = oneOf(args.needed('reason'), closureReason.values);
  if (reason === null) return refusedOutcome('usage', { option: 'reason' });
  const wish = { id, reason, note: args.text('note'), despite: args.flag('despite') };
  return outcome(await withVault(session, (unlocked) => closeCase(unlocked, wish)));
}

async function handOver(session: Session): Promise<Outcome> {
  const { args } = session;
  if (!args.given.has('owner') && !args.given.has('caseworker'))
    return refusedOutcome('usage', { option: 'owner' });
  const wish = {
    cases: args.words.slice(2),
    owner: args.text('owner'),
    caseworker: args.text('caseworker'),
  };
  return outcome(await withVault(session, (unlocked) => handOverCases(unlocked, wish)));
}

export const caseworkCommands: readonly Command[] = [
  {
    words: 'case risk',
    opens: true,
    takes: caseId,
    usage: 'CASE',
    about: 'What was assessed, what its answers suggest and why, and when to look again.',
    run: async (session, id) =>
      outcome(await withVault(session, async (unlocked) => showAssessment(unlocked, id))),
  },
  {
    words: 'case assess',
    opens: true,
    takes: caseId,
    needs: ['answers'],
    allows: ['level', 'note'],
    usage: 'CASE --answers JSON [--level LEVEL] [--note TEXT]',
    about:
      'Records a risk assessment. JSON: yes, no or unknown by question; LEVEL, if not as suggested: extreme, high, medium, low.',
    run: assess,
  },
  {
    words: 'case journey',
    opens: true,
    takes: caseId,
    usage: 'CASE',
    about: 'The legs of a case in order, with exact lengths, and what is wrong between them.',
    run: async (session, id) =>
      outcome(await withVault(session, async (unlocked) => showJourney(unlocked, id))),
  },
  {
    words: 'case close',
    opens: true,
    takes: caseId,
    needs: ['reason'],
    allows: ['note', 'despite'],
    usage: 'CASE --reason REASON [--note TEXT] [--despite]',
    about:
      'Closes a case. REASON: durableSolution, withdrew, unreachable, transferred, deceased. --despite: with open work, and a note.',
    run: close,
  },
  {
    words: 'case reopen',
    opens: true,
    takes: caseId,
    needs: ['note'],
    usage: 'CASE --note TEXT',
    about: 'Opens a closed case again; the note says why.',
    run: async (session, id) => {
      const reason = session.args.needed('note');
      return outcome(await withVault(session, (unlocked) => reopenCase(unlocked, { id, reason })));
    },
  },
  {
    words: 'case handover',
    opens: true,
    takes: { name: 'CASE', option: null, several: true },
    allows: ['owner', 'caseworker'],
    usage: 'CASE … [--owner WHO] [--caseworker WHO]',
    about: 'Gives cases to another owner or caseworker, all at once. WHO is a digest or a name.',
    run: handOver,
  },
];
