import type { CaseRisk } from '../domain/case-risk.ts';
import { rungOfTry, standingDanger, watchState } from '../domain/check-ins.ts';
import type { Day } from '../domain/days.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { isJsonObject } from '../domain/json.ts';
import { legAlarm } from '../domain/leg-alarm.ts';
import { planSteps } from '../domain/steps.ts';
import type {
  AppointmentFacts,
  AssessmentFacts,
  ConsentFacts,
  DocumentFacts,
  SilenceFacts,
  TodayFacts,
} from '../domain/today-facts.ts';
import { latestAssessments } from '../domain/today-tasks.ts';
import { checkInFacts, legFacts, watchFacts } from './check-in-facts.ts';
import { houseFacts, instantOf, membersOf, recordOf, stepFacts, textOf } from './facts.ts';
import { statesFor } from './house-clashes.ts';
import { waitingErasures } from './list-erasures.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** The rows of the types that a list of today reads, each type read once. */
export class TodayRecords {
  readonly #unlocked: Unlocked;
  readonly #rows = new Map<string, readonly RecordRow[]>();
  readonly #byId = new Map<string, ReadonlyMap<RecordId, RecordRow>>();

  constructor(unlocked: Unlocked) {
    this.#unlocked = unlocked;
  }

  all(type: string): readonly RecordRow[] {
    const known = this.#rows.get(type) ?? this.#unlocked.vault.read.list({ type });
    this.#rows.set(type, known);
    return known;
  }

  one(type: string, id: RecordId | null): RecordRow | null {
    if (id === null) return null;
    const known = this.#byId.get(type) ?? new Map(this.all(type).map((row) => [row.id, row]));
    this.#byId.set(type, known);
    return known.get(id) ?? null;
  }

  below(type: string, field: string): ReadonlyMap<RecordId | null, readonly RecordRow[]> {
    return Map.groupBy(this.all(type), (row) => recordOf(row, field));
  }

  /** The case of a record that belongs to a pathway, a step or a person. */
  caseOf(row: RecordRow): RecordId | null {
    for (const type of ['pathway', 'step', 'person'] as const) {
      const parent = this.one(type, recordOf(row, type));
      if (parent !== null) return this.caseOf(parent);
    }
    return recordOf(row, 'case');
  }
}

/** What the rules of today read of a vault. */
export function todayFacts(unlocked: Unlocked, records: TodayRecords): TodayFacts {
  const { read } = unlocked.vault;
  const silences = [...watches(records, unlocked), ...legs(records, unlocked)];
  const assessments = assessmentFacts(records);
  const units = records.below('unit', 'safeHouse');
  const stays = records.below('stay', 'safeHouse');
  const open = new Set([...read.conflicts(), ...read.proposals()].map((at) => `${at.record} ${at.slot}`));
  return {
    cases: riskOfCases(records.all('case'), assessments, silences),
    silences,
    houses: records.all('safeHouse').map((house) => {
      const own = stays.get(house.id) ?? [];
      return houseFacts(house, units.get(house.id) ?? [], own, statesFor(unlocked, own));
    }),
    guests: records.all('stay').map((stay) => ({ record: stay.id, caseId: recordOf(stay, 'case') })),
    appointments: appointments(records),
    steps: plannedSteps(records),
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

function riskOfCases(
  cases: readonly RecordRow[],
  assessments: readonly AssessmentFacts[],
  silences: readonly SilenceFacts[],
): readonly CaseRisk[] {
  const latest = latestAssessments(assessments);
  const alarmed = new Set(silences.flatMap(({ alarm, caseId }) => (alarm ? [caseId] : [])));
  return cases.map((row) => ({
    record: row.id,
    status: textOf(row, 'status'),
    priority: textOf(row, 'priority'),
    level: latest.get(row.id)?.level ?? null,
    alarm: alarmed.has(row.id),
  }));
}

function watches(records: TodayRecords, { clock }: Unlocked): readonly SilenceFacts[] {
  const now = clock.now().getTime();
  const watched = records.all('watch');
  const checkIns = new Map(
    [...records.below('checkIn', 'case')].map(([caseId, rows]) => [caseId, rows.map(checkInFacts)]),
  );
  const rows = watched.map((row): SilenceFacts => {
    const caseId = recordOf(row, 'case');
    const state = watchState(watchFacts(row), checkIns.get(caseId) ?? [], now);
    const { record, level, openDue } = state;
    const alarm = level === 'danger' || level === 'alarm';
    const late = alarm || level === 'rung' || level === 'due';
    return { kind: 'checkIn', record, caseId, at: openDue, late, alarm, rung: rungOfTry(state) };
  });
  const covered = new Set(rows.map(({ caseId }) => caseId));
  // An alarm does not depend on whether somebody has set up a schedule.
  const unwatched = [...checkIns].flatMap(([caseId, said]): SilenceFacts[] => {
    const at = caseId === null || covered.has(caseId) ? null : standingDanger(said, now);
    if (caseId === null || at === null) return [];
    return [{ kind: 'checkIn', record: caseId, caseId, at, late: true, alarm: true, rung: null }];
  });
  return [...rows, ...unwatched];
}

function legs(records: TodayRecords, { clock }: Unlocked): readonly SilenceFacts[] {
  const now = clock.now().getTime();
  return records.all('leg').flatMap((row): SilenceFacts[] => {
    const { level, since, next } = legAlarm(legFacts(row), now);
    // A leg without times is a plan: nobody is on the way yet.
    const at = since ?? next?.at ?? null;
    if (level === 'arrived' || level === 'abandoned' || at === null) return [];
    const alarm = level === 'alarm';
    const late = alarm || level === 'late';
    const about = { kind: 'leg', record: row.id, caseId: recordOf(row, 'case') } as const;
    return [{ ...about, at: level === 'underway' ? (next?.at ?? at) : at, late, alarm, rung: null }];
  });
}

const dayOf = (moment: number): Day => new Date(moment).toISOString().slice(0, 10);

const appointments = (records: TodayRecords): readonly AppointmentFacts[] =>
  records.all('appointment').flatMap((row) => {
    const at = instantOf(row, 'at');
    return at === null
      ? []
      : [{ record: row.id, caseId: records.caseOf(row), status: textOf(row, 'status'), at, day: dayOf(at) }];
  });

const over = new Set(['granted', 'refused', 'abandoned']);
const isGoingOn = (pathway: RecordRow): boolean => !over.has(textOf(pathway, 'status') ?? '');

function plannedSteps(records: TodayRecords): TodayFacts['steps'] {
  const steps = records.below('step', 'pathway');
  return records
    .all('pathway')
    .filter(isGoingOn)
    .flatMap((pathway) => {
      const own = (steps.get(pathway.id) ?? []).map(stepFacts);
      const caseId = recordOf(pathway, 'case');
      return planSteps(own, pathway.values['anchors'] ?? null).map((plan) => ({ caseId, plan }));
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
    if (kinds.length === 0 || pathway === null || !isGoingOn(pathway)) continue;
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
