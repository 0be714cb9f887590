import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import { refuseReopening } from '../domain/case-life.ts';
import type { Result } from '../domain/result.ts';
import { asRefusal } from './close-case.ts';
import { textOf } from './facts.ts';
import { rowOfType } from './look-up.ts';
import type { Unlocked } from './unlocked.ts';
import { writeTogether } from './write-together.ts';

/**
 * Opens a closed case again; why is kept as a note. Refusals: `record-id-bad`, `no-such-record`, `case-not-closed`,
 * `reason-missing`, and of saving.
 */
export async function reopenCase(
  unlocked: Unlocked,
  wish: { readonly id: string; readonly reason: string },
): Promise<Result<RecordsWritten>> {
  const found = rowOfType(unlocked, wish.id, 'case');
  if (!found.ok) return found;
  const { id } = found.value;
  const no = refuseReopening(textOf(found.value, 'status'), wish.reason);
  if (no !== null) return asRefusal(no);
  return writeTogether(unlocked, [{ type: 'case', id, fields: { status: 'open', closureReason: null } }], {
    on: id,
    note: wish.reason,
  });
}
