import { dayNumber, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { PlanAppointment, PlanWarning } from './plan-facts.ts';
import { personsOf, warning, type FoundPlan } from './plan-found.ts';
import { readDuration, readSpan } from './spans.ts';
import { isFinished } from './steps.ts';
import { isWeekend } from './working-days.ts';

const hour = 3_600_000;
/** How long an appointment keeps people, where nobody says. */
const usualLength = hour;
/** Between two places of one country, and between two countries. */
const toAnotherPlace = 2 * hour;
const toAnotherCountry = 24 * hour;

/** An appointment, and who has to be there. */
export interface Attended {
  readonly appointment: PlanAppointment;
  readonly persons: readonly RecordId[];
  /** Of the pathway that is planned. */
  readonly own: boolean;
}

/** What is wrong with the planned appointments of a pathway: with each, and between them and those of other pathways. */
export function appointmentWarnings(plan: FoundPlan): readonly PlanWarning[] {
  const { facts, graph, today } = plan;
  const planned = facts.appointments.filter(({ step, status, day }) => {
    const at = graph.indexOf.get(step);
    return (
      (status ?? 'planned') === 'planned' &&
      day >= today &&
      at !== undefined &&
      graph.needed[at] === true &&
      !isFinished(facts.steps[at]?.status ?? '')
    );
  });
  const own = planned.map((appointment): Attended => {
    const step = facts.steps[graph.indexOf.get(appointment.step) ?? -1];
    return { appointment, persons: personsOf(plan, step), own: true };
  });
  const others = (plan.around?.elsewhere ?? [])
    .filter(({ appointment: { status, day } }) => (status ?? 'planned') === 'planned' && day >= today)
    .map((one): Attended => ({ ...one, own: false }));
  return [
    ...holidaysUnknown(plan, planned),
    ...planned.flatMap((one) => [...closed(plan, one), ...tooEarly(plan, one)]),
    ...between([...own, ...others]),
  ];
}

/** On a weekend, or a holiday of the country that is asked or of the country where it takes place. */
function closed(
  { facts, around }: FoundPlan,
  { record, step, day, country }: PlanAppointment,
): readonly PlanWarning[] {
  const number = dayNumber(day);
  if (around === null || number === undefined) return [];
  const holiday =
    around.holidays.of(country).holidayOn(number) ?? around.holidays.of(facts.country).holidayOn(number);
  if (holiday === null && !isWeekend(number)) return [];
  return [warning('closedThatDay', 'warning', { appointment: record, step, day, holiday })];
}

/** Countries in which weekends alone are minded, though holidays would count: nobody may take silence for "open that day". */
function holidaysUnknown(
  { facts, around, open }: FoundPlan,
  planned: readonly PlanAppointment[],
): readonly PlanWarning[] {
  if (around === null) return [];
  const counts = open.some(
    ({ step }) =>
      readDuration(step.duration)?.max.unit === 'workingDays' || readSpan(step.rule)?.unit === 'workingDays',
  );
  const asked = [
    ...(counts || planned.length > 0 ? [facts.country] : []),
    ...planned.map(({ country }) => country),
  ];
  return [...new Set(asked)].flatMap((kind) =>
    kind === null || kind === '' || around.holidays.knows(kind)
      ? []
      : [warning('holidaysUnknown', 'info', { kind })],
  );
}

/** Before what the step waits for can be done: even at best, or if that goes slowly. */
function tooEarly(
  { facts, steps, graph }: FoundPlan,
  { record, step, day }: PlanAppointment,
): readonly PlanWarning[] {
  const at = graph.indexOf.get(step);
  const waits = (at === undefined ? [] : (facts.steps[at]?.dependsOn ?? [])).flatMap((id) => {
    const other = graph.indexOf.get(id);
    const finish =
      other === undefined || facts.steps[other]?.status === 'refused' ? null : steps[other]?.finish;
    return finish ?? [];
  });
  const last = (days: readonly Day[]): Day => days.toSorted().at(-1) ?? '';
  const [earliest, latest] = [
    last(waits.map((finish) => finish.earliest)),
    last(waits.map((finish) => finish.latest)),
  ];
  if (day >= latest) return [];
  const severity = day < earliest ? 'danger' : 'warning';
  return [warning('appointmentTooEarly', severity, { appointment: record, step, day, needed: latest })];
}

/** With so many of the next ones each is compared: nobody keeps more in a day, and whoever writes thousands is told of all of them. */
const mostBeside = 50;
/** So many of them are named beside each. */
const mostNamed = 10;

/** Pairs of which the same people would have to be at both, each pair once; none of two that aren't `own`. */
export function between(all: readonly Attended[]): readonly PlanWarning[] {
  const inTime = all.toSorted((one, other) => one.appointment.at - other.appointment.at);
  return inTime.flatMap((one, index) => {
    const found: PlanWarning[] = [];
    for (const other of inTime.slice(index + 1, index + 1 + mostBeside)) {
      if (other.appointment.at - one.appointment.at >= toAnotherCountry || found.length >= mostNamed) break;
      if (!one.own && !other.own) continue;
      const problem = problemBetween(one, other);
      if (problem === null) continue;
      const [mine, theirs] = one.own ? [one, other] : [other, one];
      const { record, step, day } = mine.appointment;
      const [code, severity] = problem;
      const person = inBoth(one.persons, other.persons) ?? null;
      found.push(
        warning(code, severity, { appointment: record, other: theirs.appointment.record, step, day, person }),
      );
    }
    return found;
  });
}

function problemBetween(
  { appointment: one, persons }: Attended,
  { appointment: other, persons: others }: Attended,
): readonly [PlanWarning['code'], PlanWarning['severity']] | null {
  if (inBoth(persons, others) === undefined) return null;
  const apart = other.at - one.at;
  const elsewhere = differ(one.place, other.place);
  const abroad = differ(one.country, other.country);
  // One visit may well serve two steps; it is said, in case it doesn't.
  if (apart === 0 && elsewhere === false && abroad !== true) return ['appointmentsClash', 'info'];
  if (apart === 0 || (apart < usualLength && (elsewhere !== false || abroad === true)))
    return ['appointmentsClash', 'danger'];
  if (abroad === true && apart < toAnotherCountry) return ['appointmentsApart', 'danger'];
  if (elsewhere === true && apart < toAnotherPlace) return ['appointmentsApart', 'warning'];
  return null;
}

const inBoth = (persons: readonly RecordId[], others: readonly RecordId[]): RecordId | undefined =>
  persons === others ? persons[0] : persons.find((id) => others.includes(id));

/** Undefined where either isn't known: nobody guesses where something is. */
function differ(one: string | null, other: string | null): boolean | undefined {
  const plain = (text: string | null): string => (text ?? '').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const [a, b] = [plain(one), plain(other)];
  return a === '' || b === '' ? undefined : a !== b;
}
