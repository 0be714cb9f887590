import { dueAgain } from '../domain/assessment.ts';
import { matches, type CaseFilter, type FilteredCase } from '../domain/case-filter.ts';
import type { RecordId } from '../domain/ids.ts';
import { nightsOf } from '../domain/occupancy.ts';
import { latestAssessments } from '../domain/today-tasks.ts';
import { membersOf, recordOf, stayFacts, textOf } from './facts.ts';
import { ownNames } from './own-identities.ts';
import type { RecordRow } from './ports/store.ts';
import { assessmentFacts } from './read-case-risks.ts';
import { today } from './rows.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

type Rows = ReadonlyMap<RecordId, readonly RecordRow[]>;

/** What listing has read already. */
export interface CaseParts {
  readonly persons: Rows;
  readonly stays: Rows;
  /** Open conflicts and proposals of the case and what is shown with it. */
  readonly disputes: (row: RecordRow) => number;
}

/** Only what a condition asks for is read: a filter by status must not cost a pass over every assessment. */
export function caseTest(
  unlocked: Unlocked,
  filter: CaseFilter,
  { persons, stays, disputes }: CaseParts,
): (row: RecordRow) => boolean {
  const records = new TodayRecords(unlocked);
  const day = today(unlocked);
  const assessed = filter.level !== undefined || filter.assessmentOverdue === true;
  const assessments = assessed
    ? latestAssessments(assessmentFacts(records), day)
    : new Map<RecordId, never>();
  const watched =
    filter.noWatch === true ? records.below('watch', 'case') : new Map<RecordId | null, never>();
  const mine = ownNames(unlocked);
  return (row) => {
    const newest = assessments.get(row.id);
    const nights = (filter.house === undefined && filter.noBed !== true ? [] : (stays.get(row.id) ?? []))
      .map((stay) => ({ house: recordOf(stay, 'safeHouse'), nights: nightsOf(stayFacts(stay), day) }))
      .filter(({ nights: span }) => span !== undefined && (span.until === null || span.until > day));
    const facts: FilteredCase = {
      record: row.id,
      status: textOf(row, 'status'),
      priority: textOf(row, 'priority'),
      level: newest?.level ?? null,
      owner: textOf(row, 'owner'),
      caseworker: textOf(row, 'caseworker'),
      houses: nights.flatMap(({ house }) => (house === null ? [] : [house])),
      needs:
        filter.needs === undefined
          ? []
          : (persons.get(row.id) ?? []).flatMap((person) => membersOf(person, 'needs')),
      nextAssessment: newest === undefined ? null : dueAgain(newest, day),
      bedTonight: nights.some(({ nights: span }) => span !== undefined && span.from <= day),
      watched: watched.has(row.id),
      conflict: filter.conflict === true && disputes(row) > 0,
    };
    return matches(facts, filter, { today: day, mine, found: null });
  };
}
