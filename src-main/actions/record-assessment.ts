import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { Priority, RiskLevel } from '../domain/assessment-questions.ts';
import { nextAssessment, suggestRisk, type Answers } from '../domain/assessment.ts';
import type { Json } from '../domain/json.ts';
import type { Result } from '../domain/result.ts';
import { rowOfType } from './look-up.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';
import { writeTogether } from './write-together.ts';

export interface AssessmentWish {
  readonly case: string;
  /** The user's calendar day; today in UTC unless said. */
  readonly day?: string | undefined;
  readonly answers: Answers;
  /** Whatever is not said here is as the answers suggest. */
  readonly level?: RiskLevel | undefined;
  readonly priority?: Priority | undefined;
  readonly next?: string | undefined;
  /** Why, where the level is another than suggested, or anything else. */
  readonly note?: string | undefined;
}

/**
 * One assessment: answers, level and the day of the next one, the case's priority, and a note, as one action. Refusals:
 * `record-id-bad`, `no-such-record`, and of saving.
 */
export async function recordAssessment(
  unlocked: Unlocked,
  wish: AssessmentWish,
): Promise<Result<RecordsWritten>> {
  const found = rowOfType(unlocked, wish.case, 'case');
  if (!found.ok) return found;
  const { id } = found.value;
  const suggested = suggestRisk(wish.answers);
  const day = wish.day ?? today(unlocked);
  const level = wish.level ?? suggested.level;
  const next = wish.next ?? nextAssessment(day, level) ?? day;
  const answers: Json = { ...wish.answers };
  return writeTogether(
    unlocked,
    [
      { type: 'assessment', fields: { case: id, day, answers, level, next } },
      { type: 'case', id, fields: { priority: wish.priority ?? suggested.priority } },
    ],
    { on: id, note: wish.note },
  );
}
