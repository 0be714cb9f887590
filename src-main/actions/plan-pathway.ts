import type { PathwayPlanView, PlannedStepView } from '../../src-preload/contract/plan-views.ts';
import type { PlanWarning } from '../domain/plan-facts.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { done, type Result } from '../domain/result.ts';
import { recordOf, textOf } from './facts.ts';
import { byChild, isRemovedRow, pointedTo, rowOfType } from './look-up.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
import { goingAlong, planSurroundings } from './plan-surroundings.ts';
import type { RecordRow } from './ports/store.ts';
import { byId } from './rows.ts';
import { checkOf } from './template-check-said.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * A pathway with its plan as of today. `supposed`: an appointment as if it were so, in the place of the recorded one. Refusals:
 * `record-id-bad`, `no-such-record`.
 */
export function showPlan(
  unlocked: Unlocked,
  id: string,
  supposed: RecordRow | null = null,
): Result<PathwayPlanView> {
  const found = rowOfType(unlocked, id, 'pathway');
  if (!found.ok) return found;
  const pathway = found.value;
  const steps = byId(byChild(unlocked, pathway.id, 'step'));
  const appointments = [...steps.keys()]
    .flatMap((step) => byChild(unlocked, step, 'appointment'))
    .filter((row) => row.id !== supposed?.id)
    .concat(supposed ?? []);
  const facts = pathwayFacts(pathway, [...steps.values()], appointments);
  const people = goingAlong(unlocked, pathway);
  const around = planSurroundings(unlocked, pathway, people);
  const outlook = planPathway(facts, planMoment(unlocked, facts), around);
  const template = presentRow(pointedTo(unlocked, pathway, 'template'));
  const ofStep = Map.groupBy(appointments, (row) => recordOf(row, 'step'));
  const planned = outlook.steps.flatMap((one): readonly PlannedStepView[] => {
    const step = steps.get(one.record);
    if (step === undefined) return [];
    const person = presentRow(pointedTo(unlocked, step, 'person'));
    return [{ step, outlook: one, person, appointments: ofStep.get(step.id) ?? [] }];
  });
  return done({
    pathway,
    steps: planned.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
    departure: outlook.departure,
    critical: outlook.critical,
    next: outlook.next,
    warnings: outlook.warnings,
    people,
    documents: people.flatMap((person) => byChild(unlocked, person.id, 'document')),
    template,
    checkSaid: template === null ? null : (checkOf(unlocked, template.id).partnersCheck?.said ?? null),
    holidays: holidayTitles(unlocked, outlook.warnings),
  });
}

const holidayTitles = (
  { holidays }: Unlocked,
  warnings: readonly PlanWarning[],
): PathwayPlanView['holidays'] =>
  Object.fromEntries(
    warnings.flatMap(({ holiday }) => {
      const title = holiday === null ? null : holidays.titleOf(holiday);
      return holiday === null || title === null ? [] : [[holiday, title]];
    }),
  );

/** By their own order, then by when they can be done, then by id. */
const placeOf = ({ step, outlook }: PlannedStepView): string =>
  `${textOf(step, 'order') ?? '~'} ${outlook.finish?.latest ?? '~'} ${step.id}`;

const presentRow = (row: RecordRow | null): RecordRow | null =>
  row === null || isRemovedRow(row) ? null : row;
