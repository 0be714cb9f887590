import { authority, houseFinder } from './authority.ts';
import type { Assertion, Change, Slot } from './change.ts';
import type { Heads, ReachOf } from './heads.ts';
import { headsOf } from './heads.ts';
import type { RecordId } from './ids.ts';
import { jsonKey } from './json.ts';
import type { PlaceLookup } from './places.ts';
import type { RecordState, SlotState } from './record-state.ts';
import type { Safety } from './records/field.ts';
import { displayed } from './shown.ts';
import { isSelf, type TrustTable } from './trust.ts';
import type { Voice } from './voices.ts';
import { gatherVoices } from './voices.ts';

/**
 * The state of every record that these changes speak of, by record and type. A function of the set of disclosures, the
 * trust table and the place claims: order, batching and duplication don't matter. All changes of a record must be
 * given; those of others may.
 */
export function mergeRecord(
  changes: readonly Change[],
  trust: TrustTable,
  places: PlaceLookup,
): readonly RecordState[] {
  const leadsTo = houseFinder(places);
  return gatherVoices(changes, trust).map(({ record, type, slots }) => {
    const reachOf = authority(record, type, places, leadsTo);
    const merged = [...slots]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([slot, voices]): [Slot, SlotState] => [slot, mergeSlot(record, slot, voices, reachOf, trust)]);
    return { record, type: type.name, slots: new Map(merged.filter(([, state]) => !isEmpty(state))) };
  });
}

function mergeSlot(
  record: RecordId,
  slot: Slot,
  voices: readonly Voice[],
  reachOf: ReachOf,
  trust: TrustTable,
): SlotState {
  const safety: Safety | null = voices[0]?.slot.field.safety ?? null;
  const confirmed = ({ author, change }: Voice): boolean =>
    safety === null || isSelf(trust, author) || trust.accepted.has(change);
  const found: Heads = headsOf(voices, reachOf, confirmed);

  const heads = found.heads.flatMap((voice) => assertions(record, voice));
  const hidden = found.heads.filter(({ values }) => values.length === 0).map(({ change }) => change);
  // Where a record belongs is shown as somebody says who may replace it: a claim of one's own beside it moves nothing out of sight.
  const placing =
    voices[0]?.slot.field.parent === true ? found.heads.filter((one) => reachOf(one) === 'all') : [];
  const foremost = placing.flatMap((voice) => assertions(record, voice));
  const values = new Set(heads.map(({ value }) => jsonKey(value)));
  return {
    slot,
    heads,
    hidden,
    shown: displayed(foremost.length > 0 ? foremost : heads, safety),
    conflict: values.size > 1,
    safety: safety !== null,
    proposals: found.proposals
      .flatMap((voice) => assertions(record, voice))
      .filter(({ value }) => !values.has(jsonKey(value))),
    changedNotShared: hidden.length > 0,
    equivocators: found.equivocators,
  };
}

const isEmpty = ({ heads, hidden, proposals, equivocators }: SlotState): boolean =>
  heads.length + hidden.length + proposals.length + equivocators.length === 0;

const assertions = (record: RecordId, voice: Voice): readonly Assertion[] =>
  voice.values.map(({ value, digest }) => ({
    change: voice.change,
    author: voice.author,
    record,
    type: voice.type,
    slot: voice.slot.slot,
    value,
    at: voice.at,
    disclosure: digest,
    over: voice.over,
  }));
