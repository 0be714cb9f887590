import { byNewest, dueAgain } from './assessment.ts';
import { addDays, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { isFinished } from './steps.ts';
import {
  plainRow,
  weekDays,
  type AppointmentFacts,
  type AssessmentFacts,
  type SilenceFacts,
  type TodayFacts,
  type TodayMoment,
  type TodayRow,
} from './today-facts.ts';
import { groupOfDay } from './today-stays.ts';

const msOfDay = 86_400_000;

/** Whom nobody has heard from, and who is to be called within the next day. */
export function silenceRow(silence: SilenceFacts, { now }: TodayMoment): readonly TodayRow[] {
  const overdue = silence.late || silence.alarm;
  if (!overdue && silence.at !== null && silence.at > now + msOfDay) return [];
  return [
    plainRow(silence.kind, {
      record: silence.record,
      caseId: silence.caseId,
      at: silence.at,
      overdue,
      alarm: silence.alarm,
      danger: silence.danger,
      rung: silence.rung,
      group: overdue ? 'now' : 'today',
    }),
  ];
}

/** Planned ones of this week; one whose time has passed asks how it went. */
export function appointmentRow(
  { record, caseId, status, at, day }: AppointmentFacts,
  { now, today }: TodayMoment,
): readonly TodayRow[] {
  if ((status !== null && status !== 'planned') || day > lastOfWeek(today)) return [];
  const overdue = at < now && day < today;
  const group = overdue ? 'now' : groupOfDay(day, today);
  return [plainRow('appointment', { record, caseId, at, overdue, group })];
}

/** Open steps that are late or due within seven days. */
export function stepRow({ caseId, plan }: TodayFacts['steps'][number], today: Day): readonly TodayRow[] {
  const { overdue } = plan;
  if (plan.due === null || !plan.needed || isFinished(plan.state) || plan.due > lastOfWeek(today)) return [];
  return [
    plainRow('step', {
      record: plan.record,
      caseId,
      day: plan.due,
      overdue,
      group: overdue ? 'now' : groupOfDay(plan.due, today),
      blocked: plan.state === 'blocked',
    }),
  ];
}

/** The assessment of each case that counts: see {@link byNewest}. */
export function latestAssessments(
  assessments: readonly AssessmentFacts[],
  today: Day,
): ReadonlyMap<RecordId, AssessmentFacts> {
  const latest = new Map<RecordId, AssessmentFacts>();
  for (const [caseId, all] of Map.groupBy(assessments, (one) => one.caseId)) {
    const [newest] = byNewest(all, today);
    if (newest !== undefined) latest.set(caseId, newest);
  }
  return latest;
}

export function assessmentRows(assessments: readonly AssessmentFacts[], today: Day): readonly TodayRow[] {
  return [...latestAssessments(assessments, today).values()].flatMap((newest) => {
    const { record, caseId } = newest;
    const next = dueAgain(newest, today);
    if (next > lastOfWeek(today)) return [];
    const overdue = next < today;
    const group = overdue ? 'now' : groupOfDay(next, today);
    return [plainRow('assessment', { record, caseId, day: next, overdue, group })];
  });
}

const lastOfWeek = (today: Day): Day => addDays(today, weekDays - 1) ?? today;
