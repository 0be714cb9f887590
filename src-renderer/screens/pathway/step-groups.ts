import type { PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import { textOf } from '../../forms/typed-values.ts';

export interface StepGroup {
  readonly key: string;
  /** One step, or the same step of several persons. */
  readonly rows: readonly PlannedStepView[];
}

/** The same step of several persons stands together, where the first of them stands; the order is kept. */
export function groupsOf(steps: readonly PlannedStepView[]): readonly StepGroup[] {
  const groups = new Map<string, PlannedStepView[]>();
  for (const row of steps) {
    const template = textOf(row.step.values['templateKey']);
    const key = template === '' || row.person === null ? row.step.id : `of ${template}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, rows]) => ({ key, rows }));
}
