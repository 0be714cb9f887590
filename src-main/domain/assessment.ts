import { combinations, questions, type Priority, type RiskLevel } from './assessment-questions.ts';
import { addDays, isDay, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { isJsonObject, type Json } from './json.ts';

export type Answer = 'yes' | 'no' | 'unknown';
export type Answers = { readonly [question: string]: Answer };

const levels: readonly RiskLevel[] = ['extreme', 'high', 'medium', 'low'];

/** Why a level is suggested, to be put in words. `level`: what this reason gives at least. */
export type RiskReason =
  | { readonly code: 'danger'; readonly question: string; readonly level: RiskLevel }
  /** Nobody knows: counts one level less than a yes, and never as a no. */
  | { readonly code: 'unknown'; readonly questions: readonly string[]; readonly level: RiskLevel }
  | { readonly code: 'together'; readonly combination: string; readonly level: RiskLevel }
  | { readonly code: 'several'; readonly count: number; readonly level: RiskLevel }
  /** A yes to what this version doesn't ask. */
  | { readonly code: 'other'; readonly question: string; readonly level: RiskLevel };

export interface Suggestion {
  readonly level: RiskLevel;
  readonly priority: Priority;
  /** Days until the next assessment. */
  readonly days: number;
  /** Worst first. */
  readonly reasons: readonly RiskReason[];
  /** Questions whose yes takes care within 24 hours, whatever the level. */
  readonly careAtOnce: readonly string[];
}

/** So many dangers of one level, all answered yes, are taken for the next worse level. */
const severalIs = 3;

/** Days until risk is looked at again. The first two are the hours in which somebody must answer (24 h, 72 h). */
const reassessAfter: Readonly<Record<RiskLevel, number>> = {
  extreme: 1,
  high: 3,
  medium: 14,
  low: 30,
};

/** The worst of what the answers say. A question without an answer is unknown. */
export function suggestRisk(answers: Answers): Suggestion {
  const yes = questions.filter(({ id }) => answers[id] === 'yes');
  const asked = new Set(questions.map(({ id }) => id));
  const reasons: RiskReason[] = [
    ...yes.map(({ id, level }): RiskReason => ({ code: 'danger', question: id, level })),
    ...together(answers),
    ...several(yes.map(({ level }) => level)),
    ...unknowns(answers),
    ...Object.entries(answers)
      .filter(([id, answer]) => answer === 'yes' && !asked.has(id))
      .map(([question]): RiskReason => ({ code: 'other', question, level: 'medium' })),
  ];
  const level = worst<RiskLevel>(levels, ['low', ...reasons.map((reason) => reason.level)]);
  const careAtOnce = yes.filter(({ within }) => within === 'emergency').map(({ id }) => id);
  return {
    level,
    priority: careAtOnce.length > 0 ? 'emergency' : priorityOf(level),
    days: reassessAfter[level],
    reasons: reasons.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    careAtOnce,
  };
}

/** The day of the next assessment by the rule; undefined when the years run out. */
export const nextAssessment = (day: Day, level: RiskLevel): Day | undefined =>
  addDays(day, reassessAfter[level]);

/** What a record says was answered; whatever is none of the three answers is unknown. */
export function readAnswers(answers: Json | null): Answers {
  if (!isJsonObject(answers)) return {};
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      answer === 'yes' || answer === 'no' ? answer : 'unknown',
    ]),
  );
}

export interface AssessmentFacts {
  readonly record: RecordId;
  readonly day: Day | null;
  readonly level: string | null;
  readonly next: Day | null;
}

/** When a case has to be looked at again. `missing`: nobody has assessed it yet, which is due now. */
export interface AssessmentDue {
  readonly state: 'missing' | 'later' | 'due' | 'overdue' | 'none';
  readonly day: Day | null;
}

/**
 * The newest first, then by id. One of a later day than tomorrow is left out: a wrong clock must not put off looking
 * again (tomorrow has begun somewhere).
 */
export function byNewest<T extends AssessmentFacts>(assessments: readonly T[], today: Day): readonly T[] {
  const limit = addDays(today, 1) ?? today;
  const key = ({ day, record }: T): string => `${day ?? ''} ${record}`;
  return assessments
    .filter(({ day }) => day !== null && isDay(day) && day <= limit)
    .toSorted((a, b) => (key(a) > key(b) ? -1 : 1));
}

/** Closed cases are not assessed. */
export function assessmentDue(
  status: string | null,
  assessments: readonly AssessmentFacts[],
  today: Day,
): AssessmentDue {
  if (status === 'closed') return { state: 'none', day: null };
  const [newest] = byNewest(assessments, today);
  if (newest === undefined) return { state: 'missing', day: null };
  const day = dueAgain(newest, today);
  return { state: day < today ? 'overdue' : day === today ? 'due' : 'later', day };
}

/** When to look again: the day that was named, or the one that goes with the level. */
export const dueAgain = ({ day, level, next }: AssessmentFacts, today: Day): Day =>
  next ?? addDays(day ?? today, reassessAfter[levelOf(level)]) ?? today;

/** An unknown level is taken for the second worst, as in lists by risk. */
const levelOf = (level: string | null): RiskLevel => levels.find((one) => one === level) ?? 'high';

const priorityOf = (level: RiskLevel): Priority =>
  level === 'extreme' ? 'emergency' : level === 'high' ? 'urgent' : 'normal';

function together(answers: Answers): readonly RiskReason[] {
  return combinations
    .filter(({ allOf }) => allOf.every((some) => some.some((id) => answers[id] === 'yes')))
    .map(({ id }) => ({ code: 'together', combination: id, level: 'extreme' }));
}

/** Counted with those of worse levels: one more danger never makes a group too small. */
function several(found: readonly RiskLevel[]): readonly RiskReason[] {
  const serious = found.filter((level) => level === 'extreme' || level === 'high').length;
  if (serious >= severalIs) return [{ code: 'several', count: serious, level: 'extreme' }];
  const all = found.filter((level) => level !== 'low').length;
  return all >= severalIs ? [{ code: 'several', count: all, level: 'high' }] : [];
}

function unknowns(answers: Answers): readonly RiskReason[] {
  const open = questions.filter(({ id }) => answers[id] !== 'yes' && answers[id] !== 'no');
  const milder = (level: RiskLevel): RiskLevel => levels[levels.indexOf(level) + 1] ?? 'low';
  return [...Map.groupBy(open, ({ level }) => milder(level))]
    .filter(([level]) => level !== 'low')
    .map(([level, asked]) => ({ code: 'unknown', questions: asked.map(({ id }) => id), level }));
}

const worst = <T>(order: readonly T[], found: readonly [T, ...T[]]): T =>
  found.reduce((a, b) => (order.indexOf(b) < order.indexOf(a) ? b : a));
