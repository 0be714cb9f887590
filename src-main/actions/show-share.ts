import type { ShareLine } from '../../src-preload/contract/views.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, RecordId } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { done, type Result } from '../domain/result.ts';
import { authorNames } from './author-names.ts';
import { rowOf } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import { withRecordsBelow } from './records-below.ts';
import type { Unlocked } from './unlocked.ts';

type Field = ShareLine['fields'][number];

/** Where one disclosed value stands, by change and digest. */
interface Value {
  readonly record: RecordId;
  readonly field: string;
  readonly current: boolean;
}
type Values = ReadonlyMap<ChangeId, ReadonlyMap<DisclosureDigest, Value>>;

/**
 * The share ledger of a record and of what lies below it: which contact holds which fields, and as of when. What a
 * contact holds is what it was sent, whether it has confirmed that or not, and what came from it. Refusals:
 * `record-id-bad`, `no-such-record`.
 */
export async function showShare(unlocked: Unlocked, id: string): Promise<Result<readonly ShareLine[]>> {
  const found = rowOf(unlocked, id);
  if (!found.ok) return found;
  const { read } = unlocked.vault;
  const rows = withRecordsBelow(unlocked, found.value);
  const values = new Map<ChangeId, Map<DisclosureDigest, Value>>();
  const origins = new Map<ChangeId, string>();
  for (const row of rows) await readValues(unlocked, row, values, origins);

  const nameOf = await authorNames(unlocked);
  const lines: ShareLine[] = [];
  for (const { digest, role } of read.contacts()) {
    const held = heldBy(unlocked, digest, values, origins);
    for (const row of rows) {
      const fields = held.get(row.id);
      if (fields === undefined) continue;
      lines.push({
        contact: digest,
        contactName: nameOf(digest),
        role,
        record: row.id,
        type: row.type,
        name: nameOfRow(row),
        fields: inTableOrder(row.type, fields),
      });
    }
  }
  return done(lines);
}

async function readValues(
  unlocked: Unlocked,
  row: RecordRow,
  values: Map<ChangeId, Map<DisclosureDigest, Value>>,
  origins: Map<ChangeId, string>,
): Promise<void> {
  const { read } = unlocked.vault;
  const state = read.state(row.id);
  for (const stored of await read.history(row.id)) {
    const { disclosures } = unlocked.exchange.openChange(stored.id, stored.author, stored.wire);
    if (stored.from !== null) origins.set(stored.id, stored.from);
    for (const { key, digest } of disclosures) {
      const slot = /^(?:field|set)\/(.+)$/s.exec(key)?.[1];
      if (slot === undefined) continue;
      const of = values.get(stored.id) ?? new Map<DisclosureDigest, Value>();
      const current = state?.slots.get(slot)?.heads.some(({ change }) => change === stored.id) === true;
      of.set(digest, { record: row.id, field: slot.split('/', 1)[0] ?? slot, current });
      values.set(stored.id, of);
    }
  }
}

/** By record, then by field, the newest bundle that told it. A field is current when all that counts of it is held. */
function heldBy(
  { vault: { read } }: Unlocked,
  contact: IdentityDigest,
  values: Values,
  origins: ReadonlyMap<ChangeId, string>,
): ReadonlyMap<RecordId, ReadonlyMap<string, Field>> {
  const held = new Map<RecordId, Map<string, Field>>();
  const lacks = new Map<string, Set<Value>>();
  for (const value of [...values.values()].flatMap((of) => [...of.values()])) {
    const key = `${value.record} ${value.field}`;
    if (value.current) lacks.set(key, (lacks.get(key) ?? new Set()).add(value));
  }
  const hold = (value: Value, as: Pick<Field, 'day' | 'number' | 'way'>): void => {
    const { record, field } = value;
    const lacking = lacks.get(`${record} ${field}`);
    lacking?.delete(value);
    const fields = held.get(record) ?? new Map<string, Field>();
    fields.set(field, { field, ...as, current: lacking?.size === 0 });
    held.set(record, fields);
  };
  const seen = new Map(read.seenFrom(contact).map((manifest) => [manifest.manifest as string, manifest]));
  for (const [change, disclosures] of values) {
    const came = seen.get(origins.get(change) ?? '');
    if (came === undefined) continue;
    for (const value of disclosures.values())
      hold(value, { day: came.day, number: came.number, way: 'received' });
  }
  for (const { units, day, number, acknowledged } of read.sentTo(contact)) {
    for (const { change, disclosures } of units) {
      const here = values.get(change);
      for (const digest of here === undefined ? [] : disclosures) {
        const value = here?.get(digest);
        if (value !== undefined) hold(value, { day, number, way: acknowledged ? 'confirmed' : 'sent' });
      }
    }
  }
  return held;
}

function inTableOrder(type: string, fields: ReadonlyMap<string, Field>): readonly Field[] {
  const order = [...(recordType(type)?.fields.keys() ?? [])];
  return [...fields.values()].toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
