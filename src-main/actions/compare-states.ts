import type { ImportPreview } from '../../src-preload/contract/views.ts';
import { checkChange } from '../domain/change-rules.ts';
import type { Change } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import { jsonKey } from '../domain/json.ts';
import { mergeRecord } from '../domain/merge.ts';
import { placeClaims, type PlaceClaim } from '../domain/places.ts';
import type { RecordState, SlotState } from '../domain/record-state.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { TrustTable } from '../domain/trust.ts';
import type { Progress } from './ports/surroundings.ts';
import { recordName, nameOfRow } from './record-name.ts';
import { isStopped } from './stopped.ts';
import type { Unlocked } from './unlocked.ts';

export type RecordComparison = ImportPreview['records'][number];
type SlotComparison = RecordComparison['changes'][number];

/** Records between two looks at the signal: some milliseconds. */
const recordsAtATime = 32;

/** What merging would be given that it isn't given now. */
interface Difference {
  readonly arriving?: readonly Change[];
  /** Changes of which something goes: as they are, and what is left of them. */
  readonly leaving?: readonly { readonly whole: Change; readonly left: Change }[];
  readonly trust?: TrustTable;
}

/**
 * What a difference would do to each record that its changes speak of: the same merge that applying it will run. Refuses
 * `cancelled` alone.
 */
export async function compareStates(
  unlocked: Unlocked,
  { arriving = [], leaving = [], trust = unlocked.vault.read.trust() }: Difference,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<readonly RecordComparison[]>> {
  const { read } = unlocked.vault;
  const left = new Map(leaving.map((change) => [change.whole.id, change.left]));
  const byRecord = new Map<RecordId, Change[]>();
  const speaksOf = (change: Change, as: readonly Change[]): void => {
    const checked = checkChange(change.disclosures);
    for (const record of checked.kind === 'ok' ? checked.records : [])
      byRecord.set(record, [...(byRecord.get(record) ?? []), ...as]);
  };
  for (const change of arriving) speaksOf(change, [change]);
  for (const { whole } of leaving) speaksOf(whole, []);

  const united = new Map<RecordId, readonly Change[]>();
  const claims = new Map<RecordId, readonly PlaceClaim[]>();
  for (const [record, changes] of byRecord) {
    if (united.size % recordsAtATime === 0 && (await isStopped(signal))) return refused('cancelled');
    const history = (await read.history(record)).map(
      (stored) => left.get(stored.id) ?? unlocked.exchange.openChange(stored.id, stored.author, stored.wire),
    );
    const all = unite([...history, ...changes]);
    united.set(record, all);
    claims.set(record, placeClaims(all, trust));
  }

  const comparisons: RecordComparison[] = [];
  let looked = 0;
  for (const [record, changes] of united) {
    if (looked % recordsAtATime === 0) {
      progress('compare', looked, united.size);
      if (await isStopped(signal)) return refused('cancelled');
    }
    looked += 1;
    const before = read.state(record);
    const states = mergeRecord(changes, trust, (id) => claims.get(id) ?? read.claims(id));
    const named = states.filter((state) => state.record === record);
    for (const after of withVanished(before, named)) {
      const known = before?.type === after.type ? before : null;
      const slots = [
        ...[...after.slots.values()].flatMap((slot) => compareSlot(known, slot)),
        ...goneSlots(known, after),
      ];
      if (slots.length === 0) continue;
      comparisons.push({
        id: record,
        type: after.type,
        name: nameOfRow(read.row(record)) || recordName(shownValues(after)),
        isNew: known === null,
        changes: slots,
      });
    }
  }
  progress('compare', looked, united.size);
  return done(comparisons);
}

/** A record of which nothing is left is compared with nothing. */
const withVanished = (before: RecordState | null, after: readonly RecordState[]): readonly RecordState[] =>
  before === null || after.some(({ type }) => type === before.type)
    ? after
    : [...after, { ...before, slots: new Map() }];

function goneSlots(before: RecordState | null, after: RecordState): readonly SlotComparison[] {
  return [...(before?.slots.values() ?? [])]
    .filter(({ slot, shown }) => shown !== undefined && !after.slots.has(slot))
    .map(({ slot, shown }) => ({ slot, before: shown ?? null, after: null, standing: 'gone' as const }));
}

/** A change that arrives in parts is one change. */
function unite(changes: readonly Change[]): readonly Change[] {
  const byId = new Map<Change['id'], Change>();
  for (const change of changes) {
    const before = byId.get(change.id);
    const disclosures = new Map(
      [...(before?.disclosures ?? []), ...change.disclosures].map((each) => [each.digest, each]),
    );
    byId.set(change.id, { ...change, disclosures: [...disclosures.values()] });
  }
  return [...byId.values()];
}

function compareSlot(before: RecordState | null, after: SlotState): readonly SlotComparison[] {
  const was = before?.slots.get(after.slot);
  const line = (standing: SlotComparison['standing'], value = after.shown): readonly SlotComparison[] => [
    { slot: after.slot, before: was?.shown ?? null, after: value ?? null, standing },
  ];
  const differs = jsonKey(was?.shown ?? null) !== jsonKey(after.shown ?? null);
  const heads = (slot: SlotState | undefined): string =>
    jsonKey(slot?.heads.map(({ change }) => change) ?? []);
  if (after.conflict && heads(was) !== heads(after)) {
    const other = after.heads.find(
      ({ value }) => jsonKey(value) !== jsonKey(was?.shown ?? after.shown ?? null),
    );
    return line('conflict', other?.value ?? after.shown);
  }
  if (after.proposals.length > (was?.proposals.length ?? 0))
    return line('proposal', after.proposals.at(-1)?.value);
  if (after.changedNotShared && was?.changedNotShared !== true) return line('not shared');
  if (differs) return line(was === undefined || was.heads.length === 0 ? 'new' : 'changed');
  return [];
}

const shownValues = (state: RecordState): Readonly<Record<string, NonNullable<SlotState['shown']>>> =>
  Object.fromEntries(
    [...state.slots.values()].flatMap(({ slot, shown }) =>
      shown === undefined || shown === null ? [] : [[slot, shown]],
    ),
  );
