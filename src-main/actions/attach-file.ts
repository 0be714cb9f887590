import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { contentsFor } from '../domain/change-contents.ts';
import { fileNameFor } from '../domain/file-names.ts';
import type { Json } from '../domain/json.ts';
import { refused, type Result } from '../domain/result.ts';
import { freshRecordId } from './fresh-id.ts';
import { rowOf } from './look-up.ts';
import { actNow, saveRecord } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

/** The largest file that is attached, in bytes: two of them fit one bundle. */
export const attachmentLimit = 20 * 1024 * 1024;

/**
 * Keeps a file with a record: sealed under a key of its own, body and record in one transaction. Refusals:
 * `file-too-large`, `no-such-record`, `record-id-bad`, and those of saving.
 */
export async function attachFile(
  unlocked: Unlocked,
  parent: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<RecordsSaved>> {
  if (bytes.byteLength > attachmentLimit) return refused('file-too-large', { limit: attachmentLimit });
  const row = rowOf(unlocked, parent);
  if (!row.ok) return row;
  const { claim, body } = await unlocked.exchange.sealAttachment(bytes);
  const fields: Readonly<Record<string, Json>> = {
    parent: row.value.id,
    name: fileNameFor(name),
    ...claim,
  };
  const id = freshRecordId(unlocked.randomness);
  const act = actNow(unlocked);
  const contents = contentsFor('file', id, new Map(Object.entries(fields)), undefined, act);
  return contents.ok ? saveRecord(unlocked, id, contents.value, act.action, [], [body]) : contents;
}
