import type { CasePage, StepRow } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';

const finished = new Set(['granted', 'refused', 'cancelled']);

export const isFinished = (row: StepRow): boolean => finished.has(textOf(row.step.values['status']));

/** By due day, the earliest first; those without one last. */
export const byDue = (a: StepRow, b: StepRow): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
  textOf(a.step.values['order']).localeCompare(textOf(b.step.values['order']));

/** What has to be done next: the earliest open step that nothing blocks, or else the earliest that something does. */
export function nextStepOf(page: CasePage): StepRow | null {
  const open = page.pathways
    .flatMap((pathway) => pathway.steps)
    .filter((row) => !isFinished(row))
    .toSorted(byDue);
  return open.find((row) => row.blockedBy.length === 0) ?? open[0] ?? null;
}

/** The level of the newest assessment; empty when nobody assessed yet. */
export function riskOf(page: CasePage): string {
  const newest = page.others
    .filter((record) => record.type === 'assessment')
    .toSorted((a, b) => textOf(b.values['day']).localeCompare(textOf(a.values['day'])))[0];
  return textOf(newest?.values['level']);
}
