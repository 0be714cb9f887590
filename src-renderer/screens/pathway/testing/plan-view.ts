import type {
  PathwayPlanView,
  PlannedStepView,
  PlanWarning,
  StepOutlook,
} from '../../../../src-preload/contract/plan-views.ts';
import type { Json, RecordView } from '../../../../src-preload/contract/views.ts';

type Values = { readonly [field: string]: Json };

/** A record with a short id, for tests. */
export const record = (type: string, id: string, values: Values): RecordView => ({
  id: id.padStart(32, '0') as RecordView['id'],
  type,
  values,
  conflicts: [],
  proposals: [],
  notShared: [],
  changedAt: null,
});

/** A step that nothing is told of yet. */
export function plannedStep(
  id: string,
  values: Values,
  person: RecordView | null = null,
  told: Partial<StepOutlook> = {},
): PlannedStepView {
  const step = record('step', id, values);
  const outlook: StepOutlook = {
    record: step.id,
    state: 'notStarted',
    needed: true,
    start: null,
    finish: null,
    slack: null,
    critical: false,
    due: null,
    overdue: false,
    blockedBy: [],
    unknown: [],
    inCycle: false,
    next: false,
    durationKnown: true,
    ...told,
  };
  return { step, outlook, person, appointments: [] };
}

export const planOf = (told: Partial<PathwayPlanView>): PathwayPlanView => ({
  pathway: record('pathway', 'f0', { country: 'DE', kind: 'humanitarianVisa' }),
  steps: [],
  departure: null,
  critical: [],
  next: [],
  warnings: [],
  people: [],
  documents: [],
  template: null,
  checkSaid: null,
  holidays: {},
  ...told,
});

export const warningOf = (code: PlanWarning['code'], told: Partial<PlanWarning> = {}): PlanWarning => ({
  code,
  severity: 'warning',
  step: null,
  person: null,
  document: null,
  appointment: null,
  other: null,
  kind: null,
  day: null,
  needed: null,
  holiday: null,
  ...told,
});
