import type { PathwayFacts, PlanAppointment } from '../domain/plan-facts.ts';
import type { PlanMoment } from '../domain/plan-pathway.ts';
import { isRecordId } from '../domain/ids.ts';
import { membersOf, recordOf, stepFacts, textOf } from './facts.ts';
import { momentOf } from './local-day.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** What the planner reads of the rows of a pathway. */
export const pathwayFacts = (
  pathway: RecordRow,
  steps: readonly RecordRow[],
  appointments: readonly RecordRow[],
): PathwayFacts => ({
  country: textOf(pathway, 'country'),
  anchors: pathway.values['anchors'] ?? null,
  people: membersOf(pathway, 'people').filter(isRecordId),
  steps: steps.map(stepFacts),
  appointments: appointments.flatMap(appointmentFacts),
});

/** None where nobody has said when it is, or of which step. */
export function appointmentFacts(row: RecordRow): readonly PlanAppointment[] {
  const [step, moment] = [recordOf(row, 'step'), momentOf(row, 'at')];
  if (step === null || moment === null) return [];
  return [
    {
      record: row.id,
      step,
      status: textOf(row, 'status'),
      ...moment,
      place: textOf(row, 'place'),
      country: textOf(row, 'country'),
    },
  ];
}

/** For planning on this vault's today, with the working days of the country that the pathway leads to. */
export const planMoment = (unlocked: Unlocked, { country }: Pick<PathwayFacts, 'country'>): PlanMoment => ({
  today: today(unlocked),
  working: unlocked.holidays.of(country),
});
