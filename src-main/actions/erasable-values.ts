import { erasableSlot } from '../domain/erasure.ts';
import type { Slot } from '../domain/change.ts';
import {
  isRecordId,
  type ChangeId,
  type DisclosureDigest,
  type IdentityDigest,
  type RecordId,
} from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { recordType } from '../domain/records/table.ts';
import type { QuarantinedChange, StoredChange } from './ports/arrivals.ts';
import type { Unlocked } from './unlocked.ts';

/** One value that is here, of what is shown now or of what was said before, with what says it. */
export interface ErasableValue {
  readonly digest: DisclosureDigest;
  readonly change: ChangeId;
  readonly author: IdentityDigest;
  /** Null where what waits doesn't say of which record it is: that was withheld. */
  readonly record: RecordId | null;
  readonly type: string;
  readonly slot: Slot;
  readonly value: Json;
  /** It waits for its author to be trusted, and is shown nowhere. */
  readonly quarantined: boolean;
}

/** What of a vault is meant. */
export interface ErasureScope {
  readonly records: ReadonlySet<RecordId>;
  /** Null: every field. */
  readonly field: string | null;
  /** With what lies below: then also with what is below and nowhere but in quarantine. */
  readonly below: boolean;
}

/**
 * Everything that is here of these records, or of one of their fields. What waits in quarantine counts: once its author
 * is trusted it would bring the values back.
 */
export async function valuesOf(
  unlocked: Unlocked,
  { records, field, below }: ErasureScope,
): Promise<readonly ErasableValue[]> {
  const { read } = unlocked.vault;
  const values: ErasableValue[] = [];
  for (const record of records)
    for (const stored of await read.history(record)) values.push(...opened(unlocked, stored, record, false));
  for (const stored of await read.quarantined())
    for (const record of recordsIn(unlocked, stored))
      if (records.has(record) || (below && pointsInto(unlocked, stored, records)))
        values.push(...opened(unlocked, stored, record, true));
  return values.filter(({ slot }) => field === null || slot === field || slot.startsWith(`${field}/`));
}

/** What is here of these digests. Those that say no value (a type, what was replaced) are left out. */
export async function valuesWith(
  unlocked: Unlocked,
  digests: ReadonlySet<DisclosureDigest>,
): Promise<readonly ErasableValue[]> {
  const { read } = unlocked.vault;
  const values = new Map<string, ErasableValue>();
  const keep = (found: readonly ErasableValue[]): void => {
    for (const one of found) if (digests.has(one.digest)) values.set(`${one.change} ${one.digest}`, one);
  };
  for (const record of read.recordsHolding(digests))
    for (const stored of await read.history(record)) keep(opened(unlocked, stored, record, false));
  for (const stored of await read.quarantined())
    keep(opened(unlocked, stored, recordsIn(unlocked, stored)[0] ?? null, true));
  return [...values.values()];
}

function opened(
  unlocked: Unlocked,
  { id, author, wire }: StoredChange,
  record: RecordId | null,
  quarantined: boolean,
): readonly ErasableValue[] {
  const { disclosures } = unlocked.exchange.openChange(id, author, wire);
  // A record of its own type claims the id as well: only what this change is about.
  if (record !== null && !disclosures.some(({ key, value }) => key === 'record' && value === record))
    return [];
  const type = disclosures.find(({ key }) => key === 'type')?.value;
  return disclosures.flatMap(({ key, digest, value }) => {
    const slot = erasableSlot(key);
    if (slot === undefined) return [];
    return [
      {
        digest,
        change: id,
        author,
        record,
        type: typeof type === 'string' ? type : '',
        slot,
        value,
        quarantined,
      },
    ];
  });
}

const recordsIn = ({ exchange }: Unlocked, { id, author, wire }: QuarantinedChange): readonly RecordId[] =>
  exchange
    .openChange(id, author, wire)
    .disclosures.flatMap(({ key, value }) => (key === 'record' && isRecordId(value) ? [value] : []));

/** Of a record that is nowhere but in quarantine, and says that one of these is its parent. */
function pointsInto(
  { exchange, vault: { read } }: Unlocked,
  { id, author, wire }: QuarantinedChange,
  records: ReadonlySet<RecordId>,
): boolean {
  const { disclosures } = exchange.openChange(id, author, wire);
  const said = (wanted: string): Json | undefined => disclosures.find(({ key }) => key === wanted)?.value;
  const [about, type] = [said('record'), said('type')];
  if (!isRecordId(about) || read.row(about) !== null || typeof type !== 'string') return false;
  return (recordType(type)?.parents ?? []).some((field) => {
    const parent = said(`field/${field}`);
    return isRecordId(parent) && records.has(parent);
  });
}
