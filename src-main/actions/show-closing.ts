import type { ClosingView } from '../../src-preload/contract/casework-views.ts';
import { done, type Result } from '../domain/result.ts';
import { caseWork } from './case-work.ts';
import { pointedTo, rowOfType } from './look-up.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';

/** What stands in the way of closing a case. Refusals: `record-id-bad`, `no-such-record`. */
export function showClosing(unlocked: Unlocked, id: string): Result<ClosingView> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const { open, attempts } = caseWork(unlocked, found.value.id);
  return done({
    attempts,
    open: open.flatMap(({ kind, record }) => {
      const row = unlocked.vault.read.row(record);
      if (row === null) return [];
      const house = kind === 'stay' ? pointedTo(unlocked, row, 'safeHouse') : null;
      return [{ kind, record: row, house: house === null ? null : nameOfRow(house) }];
    }),
  });
}
