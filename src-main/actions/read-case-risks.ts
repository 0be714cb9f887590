import type { CaseRisk } from '../domain/case-risk.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { grouped } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** What decides which case comes first, of every case, removed ones too. */
export function readCaseRisks(unlocked: Unlocked): readonly CaseRisk[] {
  const { read } = unlocked.vault;
  const checkIns = grouped(unlocked, 'checkIn', 'case');
  const assessments = grouped(unlocked, 'assessment', 'case');
  return [...read.list({ type: 'case' }), ...read.list({ type: 'case', removed: true })].map((row) => ({
    record: row.id,
    status: textOf(row, 'status'),
    alarm: latest(checkIns, row.id, 'at', 'outcome') === 'dangerWord',
    level: latest(assessments, row.id, 'day', 'level'),
    priority: textOf(row, 'priority'),
  }));
}

function latest(
  rows: ReadonlyMap<RecordId, readonly RecordRow[]>,
  of: RecordId,
  time: string,
  field: string,
): string | null {
  const last = (rows.get(of) ?? []).toSorted((a, b) => (when(a, time) < when(b, time) ? 1 : -1))[0];
  return last === undefined ? null : textOf(last, field);
}

function when(row: RecordRow, field: string): string {
  const value: Json | undefined = row.values[field];
  if (typeof value === 'string') return value;
  const at = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['at'] : '';
  return typeof at === 'string' ? at : '';
}
