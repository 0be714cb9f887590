import type { Act } from './change-contents.ts';
import { currentHeads } from './change-contents.ts';
import type { ChangeContent, Slot } from './change.ts';
import type { ChangeId } from './ids.ts';
import type { Json } from './json.ts';
import type { RecordState } from './record-state.ts';
import { checkValue } from './records/slot.ts';
import type { Result } from './result.ts';
import { done, refused } from './result.ts';

/**
 * A change over all heads of a slot that says `value`: it ends a conflict, or takes note of a change whose value this
 * vault lacks. Refuses with `no-such-conflict` when there is neither, and as {@link checkValue} does.
 */
export function resolveConflict(
  state: RecordState,
  slot: Slot,
  value: Json,
  act: Act,
): Result<ChangeContent> {
  const found = state.slots.get(slot);
  if (found === undefined || !(found.conflict || found.changedNotShared)) return refused('no-such-conflict');
  return overAll(state, slot, value, [], act);
}

/** Makes a proposal's value one's own. Refuses with `no-such-conflict` when there is no such proposal. */
export function acceptProposal(
  state: RecordState,
  slot: Slot,
  proposal: ChangeId,
  act: Act,
): Result<ChangeContent> {
  const found = state.slots.get(slot)?.proposals.filter(({ change }) => change === proposal) ?? [];
  const [only] = found;
  // A proposal that says two things can't be accepted by its id: the user sets the value instead.
  if (only === undefined || found.length > 1) return refused('no-such-conflict');
  return overAll(state, slot, only.value, [proposal], act);
}

/** Says again what is on display (or nothing), naming the proposal as answered. Refuses as {@link acceptProposal}. */
export function rejectProposal(
  state: RecordState,
  slot: Slot,
  proposal: ChangeId,
  act: Act,
): Result<ChangeContent> {
  const found = state.slots.get(slot);
  if (found?.proposals.some(({ change }) => change === proposal) !== true) return refused('no-such-conflict');
  const nothing = slot.includes('/') ? false : null;
  const value = found.shown ?? nothing;
  // Rejecting must not settle a conflict by the way: then it answers the proposal alone.
  if (!found.conflict) return overAll(state, slot, value, [proposal], act);
  return done({ type: state.type, record: state.record, ...act, slots: [{ slot, value, over: [proposal] }] });
}

function overAll(
  state: RecordState,
  slot: Slot,
  value: Json,
  answered: readonly ChangeId[],
  act: Act,
): Result<ChangeContent> {
  const checked = checkValue(state.type, slot, value);
  if (!checked.ok) return checked;
  const over = [...new Set([...currentHeads(state, slot), ...answered])].toSorted();
  return done({
    type: state.type,
    record: state.record,
    ...act,
    slots: [{ slot, value: checked.value, over }],
  });
}
