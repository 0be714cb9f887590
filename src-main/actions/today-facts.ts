import type { Day } from '../domain/days.ts';
import type { AppointmentFacts, ConsentFacts, TodayFacts } from '../domain/today-facts.ts';
import { houseFacts, instantOf, recordOf, textOf } from './facts.ts';
import { statesFor } from './house-clashes.ts';
import { waitingErasures } from './list-erasures.ts';
import { paperFacts, paperNeeds } from './paper-facts.ts';
import { plannedPathways } from './planned-pathways.ts';
import { assessmentFacts, everyCase, risksOf } from './read-case-risks.ts';
import { today } from './rows.ts';
import { silences } from './silences.ts';
import type { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** What the rules of today read of a vault. */
export function todayFacts(unlocked: Unlocked, records: TodayRecords): TodayFacts {
  const { read } = unlocked.vault;
  const silent = silences(unlocked, records);
  const assessments = assessmentFacts(records);
  const pathways = plannedPathways(unlocked, records);
  const papers = paperFacts(records);
  const units = records.below('unit', 'safeHouse');
  const stays = records.below('stay', 'safeHouse');
  const open = new Set([...read.conflicts(), ...read.proposals()].map((at) => `${at.record} ${at.slot}`));
  return {
    cases: risksOf(everyCase(unlocked, records), { assessments, silent, today: today(unlocked) }),
    silences: silent,
    houses: records.all('safeHouse').map((house) => {
      const own = stays.get(house.id) ?? [];
      return houseFacts(house, units.get(house.id) ?? [], own, statesFor(unlocked, own));
    }),
    guests: records.all('stay').map((stay) => ({ record: stay.id, caseId: recordOf(stay, 'case') })),
    appointments: appointments(records),
    steps: pathways.flatMap(({ caseId, outlook }) => outlook.steps.map((plan) => ({ caseId, plan }))),
    assessments,
    documents: papers,
    // Where there is no paper, none can be about to end.
    needs: papers.length === 0 ? [] : paperNeeds(unlocked, records, pathways),
    consents: records.all('consent').map((row): ConsentFacts => ({
      record: row.id,
      person: recordOf(row, 'person'),
      caseId: records.caseOf(row),
      partnerKind: textOf(row, 'partnerKind'),
      until: textOf(row, 'until'),
    })),
    review: {
      conflicts: open.size,
      requests: waitingErasures(unlocked).waiting,
      quarantine: read.unseenInQuarantine(),
    },
  };
}

const dayOf = (moment: number): Day => new Date(moment).toISOString().slice(0, 10);

const appointments = (records: TodayRecords): readonly AppointmentFacts[] =>
  records.all('appointment').flatMap((row) => {
    const at = instantOf(row, 'at');
    return at === null
      ? []
      : [{ record: row.id, caseId: records.caseOf(row), status: textOf(row, 'status'), at, day: dayOf(at) }];
  });
