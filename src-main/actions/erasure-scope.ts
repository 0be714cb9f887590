import type { DisclosureDigest, RecordId } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { valuesOf, type ErasableValue, type ErasureScope } from './erasable-values.ts';
import { rowOf } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { withRecordsBelow } from './records-below.ts';
import type { Unlocked } from './unlocked.ts';
import { holdersOf, type Holder, type Origin } from './value-holders.ts';

/** What a user points at: a record, with what lies below it or not, or one field of it. */
export interface ErasureWish {
  readonly id: string;
  readonly field?: string | undefined;
  readonly below?: boolean | undefined;
}

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

/** Refusals: `record-id-bad`, `no-such-record`, `field-unknown`. */
export async function erasableOf(
  unlocked: Unlocked,
  { id, field = undefined, below = false }: ErasureWish,
): Promise<Result<Erasable>> {
  const row = rowOf(unlocked, id);
  if (!row.ok) return row;
  if (field !== undefined && recordType(row.value.type)?.fields.has(field) !== true)
    return refused('field-unknown', { field });
  const rows = below && field === undefined ? withRecordsBelow(unlocked, row.value) : [row.value];
  const records = new Set(rows.map((one) => one.id));
  const scope = { records, field: field ?? null, below: below && field === undefined };
  const values = await valuesOf(unlocked, scope);
  const told = field === undefined ? await tombstonesOf(unlocked, records) : [];
  const earlier = new Set(told.flatMap(({ digests }) => digests));
  for (const at of new Set([...earlier].map((digest) => unlocked.vault.read.erasedAt(digest))))
    if (at !== null) for (const digest of unlocked.vault.read.erasedTogether(at)) earlier.add(digest);
  const here = [...Map.groupBy(values, ({ change }) => change)].map(([change, said]): Origin => ({
    change,
    author: said[0]?.author ?? unlocked.own.certificate.digest,
    digests: said.map(({ digest }) => digest),
  }));
  return done({ scope, rows, values, earlier, origins: [...here, ...told] });
}

/** What the headers of these records' changes still name and was erased. */
async function tombstonesOf(
  { exchange, vault: { read } }: Unlocked,
  records: ReadonlySet<RecordId>,
): Promise<readonly Origin[]> {
  const found: Origin[] = [];
  for (const record of records)
    for (const { id, author, wire } of await read.history(record)) {
      const digests = exchange.digestsOf(wire).filter((digest) => read.isErased(digest));
      if (digests.length > 0) found.push({ change: id, author, digests });
    }
  return found;
}

/** Who holds what is here of it now, what was erased of it before, or both. */
export const holdersOfErasable = (
  unlocked: Unlocked,
  { values, earlier, origins }: Erasable,
  which: 'now' | 'earlier' | 'both',
): Promise<readonly Holder[]> => {
  const digests = new Set<DisclosureDigest>(which === 'now' ? [] : earlier);
  if (which !== 'earlier') for (const { digest } of values) digests.add(digest);
  const said = origins.map((origin) => ({
    ...origin,
    digests: origin.digests.filter((digest) => digests.has(digest)),
  }));
  return holdersOf(unlocked, digests, said);
};
