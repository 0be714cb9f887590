import type { AssessmentLine, AssessmentPage } from '../../src-preload/contract/casework-views.ts';
import { questionGroups } from '../domain/assessment-questions.ts';
import {
  assessmentDue,
  byNewest,
  readAnswers,
  suggestRisk,
  type AssessmentFacts,
} from '../domain/assessment.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { textOf } from './facts.ts';
import { byChild, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

const assessmentFacts = (row: RecordRow): AssessmentFacts => ({
  record: row.id,
  day: textOf(row, 'day'),
  level: textOf(row, 'level'),
  next: textOf(row, 'next'),
});

/** The questionnaire, what was assessed, why, and when to look again. Refusals: `record-id-bad`, `no-such-record`. */
export function showAssessment(unlocked: Unlocked, id: string): Result<AssessmentPage> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const rows = new Map(byChild(unlocked, found.value.id, 'assessment').map((row) => [row.id, row]));
  const facts = [...rows.values()].map(assessmentFacts);
  const day = today(unlocked);
  const newest = byNewest(facts, day);
  const counted = new Set<RecordId>(newest.map(({ record }) => record));
  const lines = (records: readonly RecordId[]): readonly AssessmentLine[] =>
    records.flatMap((record) => {
      const row = rows.get(record);
      return row === undefined ? [] : [assessmentLine(row)];
    });
  return done({
    groups: questionGroups.map((group) => ({
      id: group.id,
      questions: group.questions.map((question) => question.id),
    })),
    due: assessmentDue(textOf(found.value, 'status'), facts, day),
    priority: textOf(found.value, 'priority'),
    history: lines(newest.map(({ record }) => record)),
    uncounted: lines([...rows.keys()].filter((record) => !counted.has(record))),
  });
}

function assessmentLine(row: RecordRow): AssessmentLine {
  const answers = readAnswers(row.values['answers'] ?? null);
  return { record: row, answers, suggested: suggestRisk(answers) };
}
