import type { CaseRisk } from '../domain/case-risk.ts';
import type { Day } from '../domain/days.ts';
import type { AssessmentFacts, SilenceFacts } from '../domain/today-facts.ts';
import { latestAssessments } from '../domain/today-tasks.ts';
import { recordOf, textOf } from './facts.ts';
import { isRemovedRow } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import { silences } from './silences.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** What decides which case comes first, of every case, removed ones too. */
export function readCaseRisks(unlocked: Unlocked): readonly CaseRisk[] {
  const records = new TodayRecords(unlocked);
  return risksOf(everyCase(unlocked, records), {
    assessments: assessmentFacts(records),
    silent: silences(unlocked, records),
    today: today(unlocked),
  });
}

export const everyCase = (unlocked: Unlocked, records: TodayRecords): readonly RecordRow[] => [
  ...records.all('case'),
  ...unlocked.vault.read.list({ type: 'case', removed: true }),
];

interface RiskParts {
  readonly assessments: readonly AssessmentFacts[];
  readonly silent: readonly SilenceFacts[];
  readonly today: Day;
}

/**
 * The one rule for every list and for the drill: what alarms, and what the assessment that counts says. A removed case is like a
 * closed one: nothing is due of it, and people who are watched or have a bed are there all the same.
 */
export function risksOf(
  cases: readonly RecordRow[],
  { assessments, silent, today: day }: RiskParts,
): readonly CaseRisk[] {
  const latest = latestAssessments(assessments, day);
  const alarmed = new Set(silent.flatMap(({ alarm, caseId }) => (alarm ? [caseId] : [])));
  return cases.map((row) => ({
    record: row.id,
    status: isRemovedRow(row) ? 'closed' : textOf(row, 'status'),
    priority: textOf(row, 'priority'),
    level: latest.get(row.id)?.level ?? null,
    alarm: alarmed.has(row.id),
  }));
}

export const assessmentFacts = (records: TodayRecords): readonly AssessmentFacts[] =>
  records.all('assessment').flatMap((row) => {
    const caseId = recordOf(row, 'case');
    return caseId === null
      ? []
      : [
          {
            record: row.id,
            caseId,
            day: textOf(row, 'day'),
            level: textOf(row, 'level'),
            next: textOf(row, 'next'),
          },
        ];
  });
