import type { Assertion, Slot } from '../../domain/change.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { jsonEqual } from '../../domain/json.ts';
import type { RecordState, SlotState } from '../../domain/record-state.ts';
import type { ShownValues } from './shown-values.ts';

/** A change by its key, or by its id when this vault never heard of it. */
type ChangeRef = number | ChangeId;
/** [index in `changes`, position in the change's list of digests, replaced changes, value or nothing if it is the shown one] */
type CodedAssertion = readonly [number, number, readonly ChangeRef[], ...Json[]];
/** [slot, 1 conflict + 2 safety, index of the shown head or -1, heads, hidden, proposals, equivocators] */
type CodedSlot = readonly [
  Slot,
  number,
  number,
  readonly CodedAssertion[],
  readonly ChangeRef[],
  readonly CodedAssertion[],
  readonly IdentityDigest[],
];
interface CodedState {
  /** [key, the author's claim of when] */
  readonly changes: readonly (readonly [number, string | null])[];
  readonly slots: readonly CodedSlot[];
}

/** What coding needs of a change that has an assertion in the state. */
export interface CodedChange {
  readonly key: number;
  readonly id: ChangeId;
  readonly author: IdentityDigest;
  readonly digests: readonly DisclosureDigest[];
}

/**
 * A state as JSON, a tenth of its plain size: ids by key, and values only where `values` (the shown ones, stored beside
 * it) lack them.
 */
export function encodeState(
  state: RecordState,
  values: ShownValues,
  changes: ReadonlyMap<ChangeId, CodedChange>,
): string {
  const used = new Map<ChangeId, number>();
  const listed: [number, string | null][] = [];
  const ref = (id: ChangeId): ChangeRef => changes.get(id)?.key ?? id;
  const assertion = (said: Assertion, omit: boolean): CodedAssertion => {
    const change = changes.get(said.change);
    if (change === undefined) throw new Error('a state that rests on a change of another record');
    let index = used.get(said.change);
    if (index === undefined) {
      index = listed.push([change.key, said.at]) - 1;
      used.set(said.change, index);
    }
    const start = [index, change.digests.indexOf(said.disclosure), said.over.map(ref)] as const;
    return omit ? start : [...start, said.value];
  };
  const slots = [...state.slots.values()].map((slot): CodedSlot => {
    const shown = slot.shown === undefined ? -1 : headShown(slot, slot.shown);
    const stored = storedValue(values, slot.slot) !== undefined;
    return [
      slot.slot,
      (slot.conflict ? 1 : 0) + (slot.safety ? 2 : 0),
      shown,
      slot.heads.map((head, index) => assertion(head, stored && index === shown)),
      slot.hidden.map(ref),
      slot.proposals.map((proposal) => assertion(proposal, false)),
      slot.equivocators,
    ];
  });
  return JSON.stringify({ changes: listed, slots } satisfies CodedState);
}

export function decodeState(
  record: RecordId,
  type: string,
  coded: string,
  values: ShownValues,
  changeOf: (key: number) => CodedChange,
): RecordState {
  const { changes, slots } = JSON.parse(coded) as CodedState;
  const opened = changes.map(([key, at]) => ({ ...changeOf(key), at }));
  const id = (ref: ChangeRef): ChangeId => (typeof ref === 'number' ? changeOf(ref).id : ref);
  const slotState = ([slot, flags, shown, heads, hidden, proposals, equivocators]: CodedSlot): SlotState => {
    const assertion = (said: CodedAssertion): Assertion => {
      const [index, position, over] = said;
      const change = opened[index];
      const disclosure = change?.digests[position];
      const value = said.length > 3 ? said[3] : storedValue(values, slot);
      if (change === undefined || disclosure === undefined || value === undefined)
        throw new Error('a state in the index that names what is not there');
      const { id: by, author, at } = change;
      return { change: by, author, record, type, slot, value, at, disclosure, over: over.map(id) };
    };
    const heading = heads.map(assertion);
    return {
      slot,
      heads: heading,
      hidden: hidden.map(id),
      shown: heading[shown]?.value,
      conflict: (flags & 1) !== 0,
      safety: (flags & 2) !== 0,
      proposals: proposals.map(assertion),
      changedNotShared: hidden.length > 0,
      equivocators,
    };
  };
  return { record, type, slots: new Map(slots.map((slot) => [slot[0], slotState(slot)])) };
}

function storedValue(values: ShownValues, slot: Slot): Json | undefined {
  const cut = slot.indexOf('/');
  if (cut === -1) return Object.hasOwn(values, slot) ? values[slot] : undefined;
  const members = values[slot.slice(0, cut)];
  return typeof members === 'object' && members !== null && Object.hasOwn(members, slot.slice(cut + 1))
    ? true
    : undefined;
}

function headShown({ heads }: SlotState, shown: Json): number {
  const exact = heads.findIndex(({ value }) => value === shown);
  return exact === -1 ? heads.findIndex(({ value }) => jsonEqual(value, shown)) : exact;
}
