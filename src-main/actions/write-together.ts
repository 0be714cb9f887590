import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, type Result } from '../domain/result.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

/** Several records as one action, one undo; a note that says why goes with them unless nothing was typed. Refusals of saving. */
export async function writeTogether(
  unlocked: Unlocked,
  records: readonly Json[],
  { on, note = '' }: { readonly on: RecordId; readonly note?: string | undefined },
): Promise<Result<RecordsWritten>> {
  const text = note.trim();
  const saved = await putRecords(unlocked, [
    ...records,
    ...(text === '' ? [] : [{ type: 'note', fields: { parent: on, text } }]),
  ]);
  return saved.ok ? done(asWritten(saved.value)) : saved;
}

/** What undo has to know of several records that one action has written. */
export const asWritten = (
  saved: readonly { readonly id: RecordId; readonly proposed: boolean; readonly action: string }[],
): RecordsWritten => ({
  records: [...new Set(saved.map(({ id }) => id))],
  action: saved[0]?.action ?? '',
  proposed: saved.some(({ proposed }) => proposed),
});
