import type { Assertion, Slot } from './change.ts';
import type { ChangeId, IdentityDigest, RecordId } from './ids.ts';
import type { Json } from './json.ts';

/** What merging makes of one slot of one record. */
export interface SlotState {
  readonly slot: Slot;
  /** Authorised assertions that nothing effective replaces, by change id, then by disclosure digest. */
  readonly heads: readonly Assertion[];
  /** Changes that replaced something here by a value that this vault lacks: withheld, erased, or of a later version. */
  readonly hidden: readonly ChangeId[];
  /** The value on display: undefined when there is none, null when it was cleared. Always the value of a head. */
  readonly shown: Json | undefined;
  /** The heads say different things. */
  readonly conflict: boolean;
  /** A safety field: in a conflict `shown` is the cautious value. */
  readonly safety: boolean;
  /** Assertions of authors who may not write this, unanswered, by change id. They change nothing. */
  readonly proposals: readonly Assertion[];
  /** "Changed, not shared with you": {@link hidden} isn't empty. */
  readonly changedNotShared: boolean;
  /** Authors of a change that says two things about this slot, for ever; sorted. */
  readonly equivocators: readonly IdentityDigest[];
}

/** One record as one type. A change that claims another type for the same id makes a state of its own. */
export interface RecordState {
  readonly record: RecordId;
  readonly type: string;
  /** Slots with anything in them, sorted by name. */
  readonly slots: ReadonlyMap<Slot, SlotState>;
}

/** The value on display; undefined when nobody authorised said anything, null when it was cleared. */
export const shownValue = (state: RecordState, slot: Slot): Json | undefined => state.slots.get(slot)?.shown;

/** The members of a set that are true, sorted by code unit. */
export function shownMembers(state: RecordState, field: string): readonly string[] {
  const start = `${field}/`;
  const members: string[] = [];
  for (const [slot, { shown }] of state.slots) {
    if (slot.startsWith(start) && shown === true) members.push(slot.slice(start.length));
  }
  return members.toSorted();
}

/** Removed on display: `removed` holds a reason. */
export const isRemoved = (state: RecordState): boolean => typeof shownValue(state, 'removed') === 'string';
