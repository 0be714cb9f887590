import type { TodayLine, TodayView } from '../../src-preload/contract/lists-views.ts';
import type { RecordId } from '../domain/ids.ts';
import type { TodayRow } from '../domain/today-facts.ts';
import { kindsFor, rowsOfToday, todayActs } from '../domain/today.ts';
import { textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import { todayFacts } from './today-facts.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** Nobody reads on past this; what is late comes first, and the rest is counted. */
const longest = 500;

const typeOf = {
  checkIn: ['watch'],
  leg: ['leg'],
  houseCompromised: ['safeHouse'],
  clash: ['unit', 'safeHouse'],
  arrival: ['stay'],
  departure: ['stay'],
  appointment: ['appointment'],
  step: ['step'],
  assessment: ['assessment'],
  document: ['document'],
  consent: ['consent'],
  conflicts: [],
  requests: [],
  quarantine: [],
} as const satisfies Record<TodayRow['kind'], readonly string[]>;

/** What has to be done from now on, as far as this vault's role has to do with it. Writes nothing. */
export function showToday(unlocked: Unlocked): TodayView {
  const kinds = kindsFor(unlocked.role);
  if (kinds.length === 0) return { rows: [], more: 0, overdue: 0 };
  const records = new TodayRecords(unlocked);
  const moment = { now: unlocked.clock.now().getTime(), today: today(unlocked) };
  const rows = rowsOfToday(todayFacts(unlocked, records), moment).filter(({ kind }) => kinds.includes(kind));
  return {
    rows: rows.slice(0, longest).map((row) => line(unlocked, records, row)),
    more: Math.max(rows.length - longest, 0),
    overdue: rows.filter(({ overdue }) => overdue).length,
  };
}

function line({ vault }: Unlocked, records: TodayRecords, row: TodayRow): TodayLine {
  const { kind, group, overdue, alarm, danger, day, count, rung, neededOn, blocked, caseId, house, risk } =
    row;
  return {
    // What is due next time is another thing to do.
    id: `${kind} ${row.record ?? ''} ${row.at ?? day ?? ''}`,
    kind,
    group,
    act: todayActs[kind],
    overdue,
    alarm,
    danger,
    day,
    at: row.at === null ? null : new Date(row.at).toISOString(),
    count,
    rung,
    neededOn,
    blocked,
    record: recordBehind(records, row),
    caseId,
    caseAlias: nameIn(caseOf(vault, records, caseId), 'alias'),
    house,
    houseName: nameIn(records.one('safeHouse', house), 'codeName'),
    level: risk?.level ?? null,
    priority: risk?.priority ?? null,
    pathway: pathwayOf(records, row),
    missing: alarm ? applicantOf(records, caseId) : null,
  };
}

/** In whose name the case is, else whoever is recorded in it: what they know is what the others know. */
function applicantOf(records: TodayRecords, caseId: RecordId | null): RecordId | null {
  const persons = records.below('person', 'case').get(caseId) ?? [];
  const applicant = persons.find((person) => textOf(person, 'role') === 'principalApplicant') ?? persons[0];
  return caseId === null ? null : (applicant?.id ?? null);
}

/** Where a step, or an appointment of one, is seen with all that comes before and after it. */
function pathwayOf(records: TodayRecords, row: TodayRow): TodayLine['pathway'] {
  const record = recordBehind(records, row);
  const step = record?.type === 'appointment' ? records.one('step', linkOf(record, 'step')) : record;
  if (step?.type !== 'step') return null;
  const id = linkOf(step, 'pathway');
  return id === null ? null : { id, step: step.id };
}

const linkOf = (row: RecordRow, field: string): RecordId | null => textOf(row, field) as RecordId | null;

function recordBehind(records: TodayRecords, { kind, record }: TodayRow): RecordRow | null {
  for (const type of typeOf[kind]) {
    const found = records.one(type, record as RecordId);
    if (found !== null) return found;
  }
  return null;
}

/** One that was removed has people in it all the same. */
const caseOf = ({ read }: Unlocked['vault'], records: TodayRecords, id: RecordId | null): RecordRow | null =>
  records.one('case', id) ?? (id === null ? null : read.row(id));

const nameIn = (row: RecordRow | null, field: string): string | null =>
  row === null ? null : textOf(row, field);
