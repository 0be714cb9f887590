import { waitingTimes, type WaitingRow } from '../domain/waiting-times.ts';
import { recordOf, textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { byId, grouped, today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** How long steps and pathways took in the cases of this vault. For this window alone: no bundle carries it. */
export function showWaitingTimes(unlocked: Unlocked): readonly WaitingRow[] {
  const { read } = unlocked.vault;
  const steps = grouped(unlocked, 'step', 'pathway');
  const templates = byId(read.list({ type: 'template' }));
  const pathways = read.list({ type: 'pathway' }).map((row) => {
    const template = templates.get(recordOf(row, 'template') ?? row.id);
    return {
      // A pathway whose case isn't here counts for itself.
      caseId: recordOf(row, 'case') ?? row.id,
      country: textOf(row, 'country'),
      kind: textOf(row, 'kind'),
      steps: (steps.get(row.id) ?? []).map((step) => stepOf(step, template)),
    };
  });
  return waitingTimes(pathways, today(unlocked));
}

function stepOf(row: RecordRow, template: RecordRow | undefined) {
  const key = textOf(row, 'templateKey');
  // Vaults that took the same template have records of their own of it: its own id is the same everywhere.
  const id = template === undefined ? null : (textOf(template, 'templateId') ?? template.id);
  return {
    title: textOf(row, 'title'),
    from: key === null || id === null ? null : `${id} ${key}`,
    status: textOf(row, 'status'),
    startedOn: textOf(row, 'startedOn'),
    doneOn: textOf(row, 'doneOn'),
    milestone: textOf(row, 'milestone'),
  };
}
