import type { ReplySaved } from '../../src-preload/contract/shelter-views.ts';
import { fileNameFor } from '../domain/file-names.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { recordsOfReply, targetOf, type ShelterReply } from '../domain/shelter-reply.ts';
import { attachmentLimit } from './attach-file.ts';
import { textOf } from './facts.ts';
import { freshRecordId } from './fresh-id.ts';
import { byChild, rowOf } from './look-up.ts';
import type { Attachment } from './ports/attachment.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

/** The receipt of a cost, as it was chosen. */
export interface Receipt {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * One answer of a shelter, as one action. Refusals: `record-id-bad`, `no-such-record` (also for a record of another type
 * than the answer is about), `file-too-large`, `field-value-bad`, and those of saving.
 */
export async function replyShelter(
  unlocked: Unlocked,
  reply: ShelterReply,
  receipt: Receipt | null = null,
): Promise<Result<ReplySaved>> {
  const { record, types } = targetOf(reply);
  const target = rowOf(unlocked, record);
  if (!target.ok) return target;
  if (!types.includes(target.value.type)) return refused('no-such-record');

  const cost = freshRecordId(unlocked.randomness);
  const attached = receipt === null ? null : await attachedTo(unlocked, cost, receipt);
  if (attached !== null && !attached.ok) return attached;
  const records = recordsOfReply(reply, {
    headCount: reply.kind === 'headcount' ? headCountOf(unlocked, target.value.id, reply.day) : null,
    cost,
    receipt: attached?.value.id ?? null,
  }).map(({ type, id, fields }): Json => (id === undefined ? { type, fields } : { type, id, fields }));
  const saved = await putRecords(
    unlocked,
    attached === null ? records : [...records, attached.value.record],
    attached === null ? [] : [attached.value.body],
  );
  if (!saved.ok) return saved;
  const [first, ...others] = saved.value.filter(({ changes }) => changes.length > 0);
  // It was said before in the same words: nothing new is signed.
  const only = first ?? saved.value[0];
  if (only === undefined) throw new Error('a reply in no records');
  return done({
    ...only,
    changes: saved.value.flatMap(({ changes }) => changes),
    // The word on the house itself waits for a coordinator; what happened there is said for good.
    proposed: saved.value.every(({ proposed }) => proposed),
    more: others.map(({ id }) => id),
  });
}

const headCountOf = (unlocked: Unlocked, house: RecordId, night: string): RecordId | null =>
  byChild(unlocked, house, 'headCount').find((row) => textOf(row, 'day') === night)?.id ?? null;

interface AttachedReceipt {
  readonly id: RecordId;
  readonly record: Json;
  readonly body: Attachment;
}

async function attachedTo(
  unlocked: Unlocked,
  parent: RecordId,
  { name, bytes }: Receipt,
): Promise<Result<AttachedReceipt>> {
  if (bytes.byteLength > attachmentLimit) return refused('file-too-large', { limit: attachmentLimit });
  const { claim, body } = await unlocked.exchange.sealAttachment(bytes);
  const id = freshRecordId(unlocked.randomness);
  return done({
    id,
    record: { type: 'file', id, fields: { parent, name: fileNameFor(name), ...claim } },
    body,
  });
}
