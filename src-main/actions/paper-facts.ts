import type { RadarPaper, PaperNeed } from '../domain/expiry-radar.ts';
import { isRecordId } from '../domain/ids.ts';
import { needsOfPathway } from '../domain/paper-needs.ts';
import { membersOf, recordOf, textOf } from './facts.ts';
import { momentOf } from './local-day.ts';
import { planMoment } from './pathway-facts.ts';
import type { PlannedPathway } from './planned-pathways.ts';
import type { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** Every document, as far as its days go. */
export const paperFacts = (records: TodayRecords): readonly RadarPaper[] =>
  records.all('document').map((row) => ({
    record: row.id,
    person: recordOf(row, 'person'),
    caseId: records.caseOf(row),
    kind: textOf(row, 'kind'),
    validFrom: textOf(row, 'validFrom'),
    validUntil: textOf(row, 'validUntil'),
  }));

/** Every day on which papers have to be shown: on journeys, where one names it, and on pathways, where a step asks for its kind. */
export function paperNeeds(
  unlocked: Unlocked,
  records: TodayRecords,
  pathways: readonly PlannedPathway[],
): readonly PaperNeed[] {
  const persons = records.below('person', 'case');
  const ofPathways = pathways.flatMap(({ caseId, facts, outlook }) => {
    const people = caseId === null ? [] : (persons.get(caseId) ?? []).map(({ id }) => id);
    const moment = planMoment(unlocked, facts);
    return needsOfPathway({ caseId, facts, outlook, people, ...moment });
  });
  return [...ofLegs(records), ...ofPathways];
}

const ofLegs = (records: TodayRecords): readonly PaperNeed[] =>
  records.all('leg').flatMap((leg) => {
    const day = (momentOf(leg, 'arrives') ?? momentOf(leg, 'departs'))?.day;
    const status = textOf(leg, 'status');
    if (day === undefined || status === 'arrived' || status === 'abandoned') return [];
    return membersOf(leg, 'papers')
      .filter(isRecordId)
      .map((document): PaperNeed => ({
        caseId: recordOf(leg, 'case'),
        document,
        kind: null,
        people: [],
        each: false,
        on: day,
        until: day,
        since: null,
        asks: leg.id,
      }));
  });
