import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import type { ChangeContent, Slot } from '../domain/change.ts';
import { isRecordId, type ChangeId } from '../domain/ids.ts';
import { jsonKey, type Json } from '../domain/json.ts';
import { acceptProposal, rejectProposal, resolveConflict as overHeads } from '../domain/resolve.ts';
import type { RecordState, SlotState } from '../domain/record-state.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { actNow, saveRecord } from './put-record.ts';
import type { LogEntry } from './ports/log.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

interface Disputed {
  readonly state: RecordState;
  readonly found: SlotState;
}

function disputed(unlocked: Unlocked, id: string, slot: Slot): Result<Disputed> {
  if (!isRecordId(id)) return refused('record-id-bad');
  const state = unlocked.vault.read.state(id);
  const found = state?.slots.get(slot);
  if (state === null) return refused('no-such-record');
  return found === undefined ? refused('no-such-conflict') : done({ state, found });
}

/**
 * Ends a conflict by saying which value holds: a change over all heads. In a safety field the user thereby also accepts
 * the changes of others that said the same. Refusals: `no-such-record`, `no-such-conflict`, `field-value-bad`.
 */
export async function resolveConflict(
  unlocked: Unlocked,
  id: string,
  slot: Slot,
  value: Json,
): Promise<Result<RecordsSaved>> {
  const at = disputed(unlocked, id, slot);
  if (!at.ok) return at;
  const act = actNow(unlocked);
  const content = overHeads(at.value.state, slot, value, act);
  if (!content.ok) return content;
  const agreed = jsonKey(content.value.slots[0]?.value ?? null);
  return save(unlocked, content.value, confirmations(unlocked, at.value.found, agreed));
}

/** Answers one proposal: takes its value, or says again what is on display. Refusals as {@link resolveConflict}. */
export async function answerProposal(
  unlocked: Unlocked,
  id: string,
  slot: Slot,
  proposal: ChangeId,
  accept: boolean,
): Promise<Result<RecordsSaved>> {
  const at = disputed(unlocked, id, slot);
  if (!at.ok) return at;
  const answer = accept ? acceptProposal : rejectProposal;
  const content = answer(at.value.state, slot, proposal, actNow(unlocked));
  return content.ok ? save(unlocked, content.value, []) : content;
}

/** Others' replacing of a safety value counts from now on, where the person who resolves says the same. */
function confirmations(unlocked: Unlocked, found: SlotState, agreed: string): readonly LogEntry[] {
  if (!found.safety) return [];
  const changes = [
    ...new Set(
      found.heads
        .filter(({ author, value }) => !isOwn(unlocked, author) && jsonKey(value) === agreed)
        .map(({ change }) => change),
    ),
  ];
  return changes.length === 0 ? [] : [{ kind: 'accepted', changes, at: unlocked.clock.now().toISOString() }];
}

const save = (
  unlocked: Unlocked,
  content: ChangeContent,
  also: readonly LogEntry[],
): Promise<Result<RecordsSaved>> => saveRecord(unlocked, content.record, [content], content.action, also);
