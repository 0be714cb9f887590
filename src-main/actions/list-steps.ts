import type { PathwayView, StepRow } from '../../src-preload/contract/views.ts';
import type { RecordId } from '../domain/ids.ts';
import { compareDue, isFinished, isOverdue, planSteps, type StepPlan } from '../domain/steps.ts';
import { recordOf, stepFacts, textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { byId, grouped, today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

interface PlannedStep {
  readonly row: StepRow;
  readonly plan: StepPlan;
}

/** The steps of one pathway in the order of their plan. */
function planPathway(
  unlocked: Unlocked,
  pathway: RecordRow,
  steps: readonly RecordRow[],
  caseAlias: string | null,
): readonly PlannedStep[] {
  const day = today(unlocked);
  const rows = byId(steps);
  return planSteps(steps.map(stepFacts), pathway.values['anchors'] ?? null).flatMap((plan) => {
    const step = rows.get(plan.record);
    if (step === undefined) return [];
    const caseId = recordOf(pathway, 'case');
    const row: StepRow = {
      step,
      pathway,
      caseId,
      caseAlias,
      due: plan.due,
      blockedBy: plan.blockedBy,
      overdue: isOverdue(plan, day),
    };
    return [{ row, plan }];
  });
}

/** A pathway with its steps as a case page shows them: by their own order, then by due day. */
export function pathwayView(
  unlocked: Unlocked,
  pathway: RecordRow,
  steps: readonly RecordRow[],
  caseAlias: string | null,
): PathwayView {
  const order = ({ plan }: PlannedStep): string => `${plan.order ?? '~'} ${plan.due ?? '~'} ${plan.record}`;
  const planned = planPathway(unlocked, pathway, steps, caseAlias);
  return { pathway, steps: planned.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ row }) => row) };
}

/** Open steps of all cases by due day; finished ones after them. */
export function listSteps(unlocked: Unlocked): readonly StepRow[] {
  const planned = [...allPlanned(unlocked).values()].flat();
  const open = planned.filter(({ plan }) => !isFinished(plan.state));
  const finished = planned.filter(({ plan }) => isFinished(plan.state));
  const byDue = (a: PlannedStep, b: PlannedStep): number => compareDue(a.plan, b.plan);
  return [...open.toSorted(byDue), ...finished.toSorted(byDue)].map(({ row }) => row);
}

/** The next open step of each case: the earliest due that nothing blocks, else the earliest due. */
export function nextSteps(unlocked: Unlocked): ReadonlyMap<RecordId, StepRow> {
  const next = new Map<RecordId, StepRow>();
  for (const [caseId, planned] of allPlanned(unlocked)) {
    const open = planned
      .filter(({ plan }) => !isFinished(plan.state))
      .toSorted((a, b) => compareDue(a.plan, b.plan));
    const first = open.find(({ plan }) => plan.state !== 'blocked') ?? open[0];
    if (first !== undefined) next.set(caseId, first.row);
  }
  return next;
}

function allPlanned(unlocked: Unlocked): ReadonlyMap<RecordId, readonly PlannedStep[]> {
  const { read } = unlocked.vault;
  const cases = byId(read.list({ type: 'case' }));
  const steps = grouped(unlocked, 'step', 'pathway');
  const planned = new Map<RecordId, PlannedStep[]>();
  for (const pathway of read.list({ type: 'pathway' })) {
    const caseId = recordOf(pathway, 'case');
    const owner = caseId === null ? undefined : cases.get(caseId);
    if (caseId === null || owner === undefined) continue;
    const rows = planPathway(unlocked, pathway, steps.get(pathway.id) ?? [], textOf(owner, 'alias'));
    planned.set(caseId, [...(planned.get(caseId) ?? []), ...rows]);
  }
  return planned;
}
