import { isRecordId, type DisclosureDigest, type RecordId } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { valuesOf, type ErasableValue, type ErasureScope } from './erasable-values.ts';
import { rowOf } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { withRecordsBelow } from './records-below.ts';
import type { Unlocked } from './unlocked.ts';
import { holdersOf, type Holder, type Origin } from './value-holders.ts';

/** What a user points at: a record, with what lies below it or not, or one field of it. */
export interface RecordWish {
  readonly id: string;
  readonly field?: string | undefined;
  readonly below?: boolean | undefined;
}

/** A record, or an act of erasing by its time: a record that was erased whole is in no list any more. */
export type ErasureWish = RecordWish | { readonly act: string };

/** What the wish comes to in this vault. */
export interface Erasable {
  readonly scope: ErasureScope;
  readonly rows: readonly RecordRow[];
  /** Here now. */
  readonly values: readonly ErasableValue[];
  /** Erased before: of these records, and whatever the same acts erased. None for one field: nothing tells its tombstones. */
  readonly earlier: ReadonlySet<DisclosureDigest>;
  /** Changes that have said any of it. */
  readonly origins: readonly Origin[];
}

/** Refusals: `record-id-bad`, `no-such-record` (nor act), `field-unknown`. */
export async function erasableOf(unlocked: Unlocked, wish: ErasureWish): Promise<Result<Erasable>> {
  if ('act' in wish) {
    const nothing = { records: new Set<never>(), field: null, below: false };
    const found = erasedIn(unlocked, nothing, [], [], [wish.act]);
    return found.earlier.size === 0 ? refused('no-such-record') : done(found);
  }
  const { id, field, below = false } = wish;
  const found = await rowsOf(unlocked, id, below && field === undefined);
  if (!found.ok) return found;
  const [row] = found.value;
  if (field !== undefined && recordType(row?.type ?? '')?.fields.has(field) !== true)
    return refused('field-unknown', { field });
  const records = new Set<RecordId>([id as RecordId, ...found.value.map((one) => one.id)]);
  const scope = { records, field: field ?? null, below: below && field === undefined };
  const values = await valuesOf(unlocked, scope);
  const acts = field === undefined ? await actsOn(unlocked, records) : [];
  return done(erasedIn(unlocked, scope, found.value, values, acts));
}

/** None when nothing of the record is left to show but its history. */
async function rowsOf(unlocked: Unlocked, id: string, below: boolean): Promise<Result<readonly RecordRow[]>> {
  const row = rowOf(unlocked, id);
  if (row.ok) return done(below ? withRecordsBelow(unlocked, row.value) : [row.value]);
  const isKnown = isRecordId(id) && (await unlocked.vault.read.history(id)).length > 0;
  return isKnown ? done([]) : row;
}

/** Acts that have erased anything which the headers of these records' changes still name. */
async function actsOn(
  { exchange, vault: { read } }: Unlocked,
  records: ReadonlySet<RecordId>,
): Promise<readonly string[]> {
  const acts = new Set<string>();
  for (const record of records)
    for (const { wire } of await read.history(record))
      for (const digest of exchange.digestsOf(wire)) {
        const at = read.erasedAt(digest);
        if (at !== null) acts.add(at);
      }
  return [...acts];
}

function erasedIn(
  { vault: { read } }: Unlocked,
  scope: ErasureScope,
  rows: readonly RecordRow[],
  values: readonly ErasableValue[],
  acts: readonly string[],
): Erasable {
  const earlier = acts.flatMap((at) => read.erasedTogether(at));
  const told = [...values, ...earlier].flatMap(({ change, author, digest }) =>
    change === null || author === null ? [] : [{ change, author, digest }],
  );
  const origins = [...Map.groupBy(told, ({ change }) => change)].flatMap(([change, said]) =>
    said.slice(0, 1).map(({ author }) => ({ change, author, digests: said.map(({ digest }) => digest) })),
  );
  return { scope, rows, values, earlier: new Set(earlier.map(({ digest }) => digest)), origins };
}

/** Who holds what is here of it now and what was erased of it before, or the latter alone. */
export const holdersOfErasable = (
  unlocked: Unlocked,
  { values, earlier, origins }: Erasable,
  which: 'earlier' | 'both',
): Promise<readonly Holder[]> => {
  const digests = new Set<DisclosureDigest>(earlier);
  if (which === 'both') for (const { digest } of values) digests.add(digest);
  const said = origins.map((origin) => ({
    ...origin,
    digests: origin.digests.filter((digest) => digests.has(digest)),
  }));
  return holdersOf(unlocked, digests, said);
};
