import type { PathwayView, StepRow } from '../../src-preload/contract/views.ts';
import type { RecordId } from '../domain/ids.ts';
import type { StepOutlook } from '../domain/plan-facts.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { compareDue, isFinished } from '../domain/steps.ts';
import { recordOf, textOf } from './facts.ts';
import { byChild } from './look-up.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import { byId, grouped } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

interface PlannedStep {
  readonly row: StepRow;
  readonly plan: StepOutlook;
  readonly order: string | null;
}

/** A pathway's rows, and what people call the case that it is of. */
interface PathwayRows {
  readonly pathway: RecordRow;
  readonly steps: readonly RecordRow[];
  readonly appointments: readonly RecordRow[];
  readonly caseAlias: string | null;
}

/** The steps of one pathway as they are planned. */
function plannedSteps(
  unlocked: Unlocked,
  { pathway, steps, appointments, caseAlias }: PathwayRows,
): readonly PlannedStep[] {
  const rows = byId(steps);
  const facts = pathwayFacts(pathway, steps, appointments);
  const { steps: plans } = planPathway(facts, planMoment(unlocked, facts));
  return plans.flatMap((plan) => {
    const step = rows.get(plan.record);
    if (step === undefined) return [];
    const caseId = recordOf(pathway, 'case');
    const { due, blockedBy, overdue } = plan;
    const row: StepRow = { step, pathway, caseId, caseAlias, due, blockedBy, overdue };
    return [{ row, plan, order: textOf(step, 'order') }];
  });
}

/** A pathway with its steps as a case page shows them: by their own order, then by due day. */
export function pathwayView(
  unlocked: Unlocked,
  pathway: RecordRow,
  steps: readonly RecordRow[],
  caseAlias: string | null,
): PathwayView {
  const order = ({ plan, order: own }: PlannedStep): string =>
    `${own ?? '~'} ${plan.due ?? '~'} ${plan.record}`;
  const appointments = steps.flatMap(({ id }) => byChild(unlocked, id, 'appointment'));
  const planned = plannedSteps(unlocked, { pathway, steps, appointments, caseAlias });
  return { pathway, steps: planned.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ row }) => row) };
}

/** Open steps of all cases by due day; after them those that are finished or not needed. */
export function listSteps(unlocked: Unlocked): readonly StepRow[] {
  const planned = [...allPlanned(unlocked).values()].flat();
  const [open, others] = [planned.filter(isOpen), planned.filter((one) => !isOpen(one))];
  return [...open.toSorted(byDue), ...others.toSorted(byDue)].map(({ row }) => row);
}

/** The next open step of each case: the earliest due that nothing blocks, else the earliest due. */
export function nextSteps(unlocked: Unlocked): ReadonlyMap<RecordId, StepRow> {
  const next = new Map<RecordId, StepRow>();
  for (const [caseId, planned] of allPlanned(unlocked)) {
    const open = planned.filter(isOpen).toSorted(byDue);
    const first = open.find(({ plan }) => plan.state !== 'blocked') ?? open[0];
    if (first !== undefined) next.set(caseId, first.row);
  }
  return next;
}

const isOpen = ({ plan }: PlannedStep): boolean => plan.needed && !isFinished(plan.state);

const byDue = (one: PlannedStep, other: PlannedStep): number =>
  compareDue({ ...one.plan, order: one.order }, { ...other.plan, order: other.order });

function allPlanned(unlocked: Unlocked): ReadonlyMap<RecordId, readonly PlannedStep[]> {
  const { read } = unlocked.vault;
  const cases = byId(read.list({ type: 'case' }));
  const steps = grouped(unlocked, 'step', 'pathway');
  const appointed = grouped(unlocked, 'appointment', 'step');
  const planned = new Map<RecordId, PlannedStep[]>();
  for (const pathway of read.list({ type: 'pathway' })) {
    const caseId = recordOf(pathway, 'case');
    const owner = caseId === null ? undefined : cases.get(caseId);
    if (caseId === null || owner === undefined) continue;
    const own = steps.get(pathway.id) ?? [];
    const appointments = own.flatMap(({ id }) => appointed.get(id) ?? []);
    const caseAlias = textOf(owner, 'alias');
    const rows = plannedSteps(unlocked, { pathway, steps: own, appointments, caseAlias });
    planned.set(caseId, [...(planned.get(caseId) ?? []), ...rows]);
  }
  return planned;
}
