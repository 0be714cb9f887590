import type { Day } from '../domain/days.ts';
import { isRecordId } from '../domain/ids.ts';
import { isJsonObject } from '../domain/json.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { isGoingOn } from '../domain/steps.ts';
import type { AppointmentFacts, ConsentFacts, DocumentFacts, TodayFacts } from '../domain/today-facts.ts';
import { houseFacts, instantOf, membersOf, recordOf, textOf } from './facts.ts';
import { statesFor } from './house-clashes.ts';
import { waitingErasures } from './list-erasures.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
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
    steps: plannedSteps(unlocked, records),
    assessments,
    documents: documents(records),
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

function plannedSteps(unlocked: Unlocked, records: TodayRecords): TodayFacts['steps'] {
  const steps = records.below('step', 'pathway');
  const appointed = records.below('appointment', 'step');
  return records
    .all('pathway')
    .filter((pathway) => isGoingOn(textOf(pathway, 'status')))
    .flatMap((pathway) => {
      const own = steps.get(pathway.id) ?? [];
      const caseId = recordOf(pathway, 'case');
      const facts = pathwayFacts(
        pathway,
        own,
        own.flatMap(({ id }) => appointed.get(id) ?? []),
      );
      return planPathway(facts, planMoment(unlocked, facts)).steps.map((plan) => ({ caseId, plan }));
    });
}

function documents(records: TodayRecords): readonly DocumentFacts[] {
  const papers = records.all('document');
  if (papers.length === 0) return [];
  const usesOf = usesByPaper(records);
  return papers.map((row) => {
    const caseId = records.caseOf(row);
    const kind = textOf(row, 'kind');
    return {
      record: row.id,
      person: recordOf(row, 'person'),
      caseId,
      kind,
      validUntil: textOf(row, 'validUntil'),
      uses: [...(usesOf.get(row.id) ?? []), ...(usesOf.get(`${caseId} ${kind}`) ?? [])],
    };
  });
}

/** Days on which papers have to be shown: by record where a journey names it, by case and kind where a step asks for the kind. */
function usesByPaper(records: TodayRecords): ReadonlyMap<string, readonly Day[]> {
  const uses = new Map<string, Day[]>();
  const note = (key: string, day: Day): void => void uses.set(key, [...(uses.get(key) ?? []), day]);
  for (const leg of records.all('leg')) {
    const at = instantOf(leg, 'arrives') ?? instantOf(leg, 'departs');
    const status = textOf(leg, 'status');
    if (at === null || status === 'arrived' || status === 'abandoned') continue;
    for (const paper of membersOf(leg, 'papers').filter(isRecordId)) note(paper, dayOf(at));
  }
  const appointed = records.below('appointment', 'step');
  for (const step of records.all('step')) {
    const kinds = membersOf(step, 'documents');
    const pathway = records.one('pathway', recordOf(step, 'pathway'));
    if (kinds.length === 0 || pathway === null || !isGoingOn(textOf(pathway, 'status'))) continue;
    const anchors = pathway.values['anchors'];
    const departure = isJsonObject(anchors) ? anchors['departure'] : null;
    const days = (appointed.get(step.id) ?? []).flatMap((row) => {
      const at = instantOf(row, 'at');
      return at === null || (textOf(row, 'status') ?? 'planned') !== 'planned' ? [] : [dayOf(at)];
    });
    if (typeof departure === 'string') days.push(departure);
    for (const kind of kinds) for (const day of days) note(`${recordOf(pathway, 'case')} ${kind}`, day);
  }
  return uses;
}
