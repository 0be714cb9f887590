import type {
  AppointmentLine,
  AppointmentsView,
  HolidayMark,
  StepFilter,
} from '../../src-preload/contract/pathway-lists-views.ts';
import { isFor } from '../domain/step-list.ts';
import { addDays, dayNumber, type Day } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import { isRecordId } from '../domain/ids.ts';
import { between, type Attended } from '../domain/plan-appointments.ts';
import { isWeekend } from '../domain/working-days.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { membersOf, recordOf, textOf } from './facts.ts';
import { wallTimeOf, type WallTime } from './local-day.ts';
import { openCases } from './open-cases.ts';
import { ownNames } from './own-identities.ts';
import { appointmentFacts } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import { tallied } from './tallies.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

export interface AppointmentsWish extends Pick<StepFilter, 'country' | 'responsible'> {
  readonly from: Day;
  readonly days: number;
  readonly planned?: true;
}

/** An appointment of a case that isn't closed, at a moment that is known. */
interface Dated {
  readonly row: RecordRow;
  readonly wall: WallTime;
  readonly step: RecordRow;
  readonly pathway: RecordRow;
  readonly ofCase: RecordRow;
  readonly country: string | null;
  readonly planned: boolean;
}

/** The appointments of all open cases in a span of days. Refusal: `field-value-bad` for a day that doesn't exist. Writes nothing. */
export function listAppointments(unlocked: Unlocked, wish: AppointmentsWish): Result<AppointmentsView> {
  if (dayNumber(wish.from) === undefined) return refused('field-value-bad', { field: 'from' });
  const records = new TodayRecords(unlocked);
  const { dated, undated } = read(records);
  const until = addDays(wish.from, wish.days) ?? wish.from;
  const inSpan = dated.filter(({ wall }) => wall.day >= wish.from && wall.day < until);
  const mine = ownNames(unlocked);
  const countries = [...new Set(inSpan.flatMap(({ country }) => country ?? []))].toSorted();
  const wanted = inSpan.filter(
    ({ country, step, planned }) =>
      (wish.country === undefined || country === wish.country) &&
      (wish.planned === undefined || planned) &&
      (wish.responsible === undefined || isFor(textOf(step, 'responsible'), wish.responsible, mine)),
  );
  const clashes = clashesAmong(records, dated);
  const titles = new Map(dated.map((one) => [one.row.id, one]));
  return done({
    days: Array.from({ length: wish.days }, (_, at) => {
      const day = addDays(wish.from, at) ?? wish.from;
      const number = dayNumber(day) ?? 0;
      return {
        day,
        weekend: isWeekend(number),
        holidays: countries.flatMap((country) => holidayOn(unlocked, country, number) ?? []),
      };
    }),
    rows: wanted
      .toSorted((a, b) => a.wall.at - b.wall.at || (a.row.id < b.row.id ? -1 : 1))
      .map((one) => line(unlocked, one, clashes.get(one.row.id) ?? [], titles)),
    countries: tallied(inSpan.map(({ country }) => country)),
    people: tallied(inSpan.map(({ step }) => textOf(step, 'responsible'))),
    undated,
  });
}

function read(records: TodayRecords): { readonly dated: readonly Dated[]; readonly undated: number } {
  const cases = openCases(records);
  let undated = 0;
  const dated = records.all('appointment').flatMap((row): readonly Dated[] => {
    const step = records.one('step', recordOf(row, 'step'));
    const pathway = step === null ? null : records.one('pathway', recordOf(step, 'pathway'));
    const caseId = pathway === null ? null : recordOf(pathway, 'case');
    const ofCase = caseId === null ? undefined : cases.get(caseId);
    if (step === null || pathway === null || ofCase === undefined) return [];
    const planned = (textOf(row, 'status') ?? 'planned') === 'planned';
    const wall = wallTimeOf(row, 'at');
    if (wall === null) {
      if (planned) undated += 1;
      return [];
    }
    const country = textOf(row, 'country') ?? textOf(pathway, 'country');
    return [{ row, wall, step, pathway, ofCase, country, planned }];
  });
  return { dated, undated };
}

interface Clash {
  readonly other: RecordId;
  readonly apart: boolean;
}

/** By the rule of plans, over all pathways of a case: those that the same people would have to be at. */
function clashesAmong(
  records: TodayRecords,
  dated: readonly Dated[],
): ReadonlyMap<RecordId, readonly Clash[]> {
  const persons = records.below('person', 'case');
  const found = new Map<RecordId, Clash[]>();
  const note = (record: RecordId | null, other: RecordId | null, apart: boolean): void => {
    if (record !== null && other !== null)
      found.set(record, [...(found.get(record) ?? []), { other, apart }]);
  };
  for (const [caseId, own] of Map.groupBy(
    dated.filter(({ planned }) => planned),
    ({ ofCase }) => ofCase.id,
  )) {
    if (own.length < 2) continue;
    const everyone = (persons.get(caseId) ?? []).map(({ id }) => id);
    for (const { code, severity, appointment, other } of between(
      own.flatMap((one) => attended(one, everyone)),
    )) {
      // One visit that serves two steps.
      if (severity === 'info') continue;
      note(appointment, other, code === 'appointmentsApart');
      note(other, appointment, code === 'appointmentsApart');
    }
  }
  return found;
}

function attended({ row, step, pathway }: Dated, everyone: readonly RecordId[]): readonly Attended[] {
  const person = recordOf(step, 'person');
  const named = membersOf(pathway, 'people').filter(isRecordId);
  const persons = person !== null ? [person] : named.length > 0 ? named : everyone;
  return appointmentFacts(row).map((appointment) => ({ appointment, persons, own: true }));
}

function line(
  unlocked: Unlocked,
  { row, wall, step, pathway, ofCase, country, planned }: Dated,
  clashes: readonly Clash[],
  all: ReadonlyMap<RecordId, Dated>,
): AppointmentLine {
  const number = dayNumber(wall.day) ?? 0;
  return {
    appointment: row,
    step,
    pathway,
    caseId: ofCase.id,
    caseAlias: textOf(ofCase, 'alias'),
    country,
    responsible: textOf(step, 'responsible'),
    day: wall.day,
    time: wall.time,
    zone: wall.zone,
    planned,
    closed: isWeekend(number) ? 'weekend' : holidayOn(unlocked, country, number),
    clashes: clashes.map(({ other, apart }) => {
      const second = all.get(other);
      const what =
        second === undefined ? '' : `${textOf(second.step, 'title') ?? ''} ${second.wall.time}`.trim();
      return { appointment: other, apart, what };
    }),
  };
}

/** By numbers of days. */
function holidayOn({ holidays }: Unlocked, country: string | null, day: number): HolidayMark | null {
  const key = holidays.of(country).holidayOn(day);
  const title = key === null ? null : holidays.titleOf(key);
  return title === null || country === null ? null : { country, title };
}
