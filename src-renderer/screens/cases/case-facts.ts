import type { CasePage, RecordView, StepRow } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';

const finished = new Set(['granted', 'refused', 'cancelled']);

const isFinished = (row: StepRow): boolean => finished.has(textOf(row.step.values['status']));

/** By due day, the earliest first; those without one last. */
const byDue = (a: StepRow, b: StepRow): number =>
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

/** Types that have a place of their own on the case. */
export const elsewhere: ReadonlySet<string> = new Set([
  'case',
  'person',
  'link',
  'channel',
  'consent',
  'assessment',
  'watch',
  'checkIn',
  'stay',
  'leg',
  'pathway',
  'step',
  'note',
  'incident',
  'file',
  'safeHouse',
  'unit',
]);

/** What has no place of its own on the case. */
export const otherRecords = (page: CasePage): readonly RecordView[] =>
  page.others.filter((record) => !elsewhere.has(record.type));
