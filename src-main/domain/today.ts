import { compareDanger, type CaseRisk } from './case-risk.ts';
import type { RecordId } from './ids.ts';
import { consentRows, documentRows } from './today-papers.ts';
import { doubleBookedRows, houseRows } from './today-stays.ts';
import { appointmentRow, assessmentRows, silenceRow, stepRow } from './today-tasks.ts';
import {
  plainRow,
  todayGroups,
  todayKinds,
  type TodayFacts,
  type TodayKind,
  type TodayMoment,
  type TodayRow,
} from './today-facts.ts';
import type { Role } from './trust.ts';

/**
 * Everything that has to be done from now on, the most pressing first ({@link compareRows}). Computed, never stored. What is
 * due of a closed case is left out, but for people: who is watched, travels or has a bed is there whatever the status says.
 */
export function rowsOfToday(facts: TodayFacts, moment: TodayMoment): readonly TodayRow[] {
  const { today } = moment;
  const risks = new Map(facts.cases.map((risk) => [risk.record, risk]));
  const guests = new Map(facts.guests.map(({ record, caseId }) => [record, caseId]));
  const caseOf = (stay: RecordId): RecordId | null => guests.get(stay) ?? null;
  const open = <T extends { readonly caseId: RecordId | null }>(all: readonly T[]): readonly T[] =>
    all.filter(({ caseId }) => caseId === null || risks.get(caseId)?.status !== 'closed');

  const rows = [
    ...facts.silences.flatMap((one) => silenceRow(one, moment)),
    ...facts.houses.flatMap((house) =>
      houseRows(house, caseOf, today).map((row) =>
        row.caseId === null ? { ...row, risk: worstIn(house, caseOf, risks) } : row,
      ),
    ),
    ...doubleBookedRows(facts.houses, today),
    ...open(facts.appointments).flatMap((one) => appointmentRow(one, moment)),
    ...open(facts.steps).flatMap((one) => stepRow(one, today)),
    ...assessmentRows(open(facts.assessments), today),
    ...documentRows(open(facts.documents), facts.needs, today),
    ...consentRows(open(facts.consents), today),
    ...reviewRows(facts.review),
  ];
  return rows
    .map((row) => (row.caseId === null ? row : { ...row, risk: risks.get(row.caseId) ?? null }))
    .toSorted(compareRows);
}

/**
 * A total order: groups; overdue first; people in danger, then people nobody has heard from, then all else; the risk of the
 * case; what has waited longest; kind; record.
 */
export function compareRows(one: TodayRow, other: TodayRow): number {
  return (
    todayGroups.indexOf(one.group) - todayGroups.indexOf(other.group) ||
    Number(other.overdue) - Number(one.overdue) ||
    pressing(one) - pressing(other) ||
    compareDanger(one.risk ?? unknown, other.risk ?? unknown) ||
    momentOf(one) - momentOf(other) ||
    todayKinds.indexOf(one.kind) - todayKinds.indexOf(other.kind) ||
    byText(one.record ?? '', other.record ?? '') ||
    byText(one.caseId ?? '', other.caseId ?? '')
  );
}

/** What a role has to do with. An auditor is sent no records. */
export function kindsFor(role: Role): readonly TodayKind[] {
  if (role === 'coordinator') return todayKinds;
  if (role === 'shelter')
    return ['houseCompromised', 'clash', 'arrival', 'departure', 'conflicts', 'requests', 'quarantine'];
  if (role === 'legal')
    return ['appointment', 'step', 'document', 'consent', 'conflicts', 'requests', 'quarantine'];
  return [];
}

/** The one thing that a row offers first: what its key opens or asks. */
export const todayActs = {
  checkIn: 'checkIn',
  leg: 'status',
  houseCompromised: 'house',
  clash: 'house',
  arrival: 'arrival',
  departure: 'departure',
  appointment: 'status',
  step: 'status',
  assessment: 'case',
  document: 'case',
  consent: 'case',
  conflicts: 'conflicts',
  requests: 'erasures',
  quarantine: 'quarantine',
} as const satisfies Record<TodayKind, string>;
export type TodayAct = (typeof todayActs)[TodayKind];

const unknown: CaseRisk = {
  record: '' as RecordId,
  status: null,
  alarm: false,
  level: null,
  priority: null,
};

const pressing = ({ alarm, kind }: TodayRow): number =>
  alarm ? 0 : kind === 'checkIn' || kind === 'leg' ? 1 : 2;

/** Whole days begin at midnight UTC; what has no time comes last. */
const momentOf = ({ at, day }: TodayRow): number =>
  at ?? (day === null ? Number.MAX_SAFE_INTEGER : Date.parse(`${day}T00:00:00Z`));

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A house that is in danger is as urgent as the worst case in it. */
function worstIn(
  house: TodayFacts['houses'][number],
  caseOf: (stay: RecordId) => RecordId | null,
  risks: ReadonlyMap<RecordId, CaseRisk>,
): CaseRisk | null {
  const found = house.stays.flatMap(({ record, status }) => {
    const caseId = caseOf(record);
    const risk = caseId === null || status === 'cancelled' ? undefined : risks.get(caseId);
    return risk === undefined ? [] : [risk];
  });
  return found.toSorted(compareDanger)[0] ?? null;
}

const reviewRows = (review: TodayFacts['review']): readonly TodayRow[] =>
  (['conflicts', 'requests', 'quarantine'] as const).flatMap((kind) =>
    review[kind] === 0 ? [] : [plainRow(kind, { group: 'today', count: review[kind] })],
  );
