import { standingDanger } from '../domain/check-ins.ts';
import type { CaseRisk } from '../domain/case-risk.ts';
import type { RecordId } from '../domain/ids.ts';
import { checkInFacts } from './check-in-facts.ts';
import { textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { grouped } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** What decides which case comes first, of every case, removed ones too. */
export function readCaseRisks(unlocked: Unlocked): readonly CaseRisk[] {
  const { read } = unlocked.vault;
  const now = unlocked.clock.now().getTime();
  const checkIns = grouped(unlocked, 'checkIn', 'case');
  const assessments = grouped(unlocked, 'assessment', 'case');
  return [...read.list({ type: 'case' }), ...read.list({ type: 'case', removed: true })].map((row) => ({
    record: row.id,
    status: textOf(row, 'status'),
    alarm: standingDanger((checkIns.get(row.id) ?? []).map(checkInFacts), now) !== null,
    level: latest(assessments, row.id, 'level'),
    priority: textOf(row, 'priority'),
  }));
}

function latest(
  rows: ReadonlyMap<RecordId, readonly RecordRow[]>,
  of: RecordId,
  field: string,
): string | null {
  const day = (row: RecordRow): string => textOf(row, 'day') ?? '';
  const last = (rows.get(of) ?? []).toSorted((a, b) => (day(a) < day(b) ? 1 : -1))[0];
  return last === undefined ? null : textOf(last, field);
}
