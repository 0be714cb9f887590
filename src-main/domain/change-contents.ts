import type { ChangeContent, Slot } from './change.ts';
import type { ChangeId, RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { jsonEqual } from './json.ts';
import type { RecordState } from './record-state.ts';
import { groups } from './records/field.ts';
import { checkValue, parseSlot } from './records/slot.ts';
import { recordType } from './records/table.ts';
import type { Result } from './result.ts';
import { done, refused } from './result.ts';

/** When a user acts and which act it is: all changes of one act share both. */
export interface Act {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Opaque: 32 lower-case hex digits, new for each act. */
  readonly action: string;
}

/** What a new value replaces: every head, also those whose value this vault lacks. */
export const currentHeads = (state: RecordState | undefined, slot: Slot): readonly ChangeId[] => {
  const found = state?.slots.get(slot);
  return found === undefined
    ? []
    : [...new Set([...found.heads.map(({ change }) => change), ...found.hidden])].toSorted();
};

/**
 * What a user sets on one record, as changes that each stay within one audience group, in the order of groups. A slot
 * that already says so, undisputed, is left out; so the list may be empty. `state` is undefined for a new record.
 * Refuses as {@link checkValue} does.
 */
export function contentsFor(
  typeName: string,
  record: RecordId,
  wanted: ReadonlyMap<Slot, Json>,
  state: RecordState | undefined,
  act: Act,
): Result<readonly ChangeContent[]> {
  const type = recordType(typeName);
  if (type === undefined) return refused('type-unknown');
  const perGroup = new Map(groups.map((group) => [group, [] as ChangeContent['slots'][number][]]));
  for (const [slot, value] of wanted) {
    const checked = checkValue(typeName, slot, value);
    if (!checked.ok) return checked;
    const parsed = parseSlot(type, slot);
    if (parsed === undefined || isAlready(state, slot, checked.value)) continue;
    perGroup.get(parsed.field.group)?.push({ slot, value: checked.value, over: currentHeads(state, slot) });
  }
  const contents = [...perGroup.values()].filter((slots) => slots.length > 0);
  return done(contents.map((slots) => ({ type: typeName, record, ...act, slots })));
}

function isAlready(state: RecordState | undefined, slot: Slot, value: Json): boolean {
  const found = state?.slots.get(slot);
  if (found === undefined) return value === null;
  if (found.conflict || found.changedNotShared) return false;
  return found.shown === undefined ? value === null : jsonEqual(found.shown, value);
}
