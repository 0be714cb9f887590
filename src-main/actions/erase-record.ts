import type { DisclosureDigest, RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import { rowOf } from './look-up.ts';
import type { LogEntry } from './ports/log.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Deletes the salts and values of a field, or of every field, from every change of a record: only their digests stay, as
 * tombstones, so that history still verifies and no import brings them back. So it goes for what waits in quarantine, and
 * drafts about the record are dropped. The whole vault is re-sealed under a new key. Partners keep what they have. Refusals: `no-such-record`, `field-unknown`, and those of rekeying.
 */
export async function eraseRecord(
  unlocked: Unlocked,
  id: string,
  field: string | null,
  progress: Progress,
): Promise<Result<{ readonly erased: number }>> {
  const row = rowOf(unlocked, id);
  if (!row.ok) return row;
  if (field !== null && recordType(row.value.type)?.fields.has(field) !== true)
    return refused('field-unknown', { field });
  const { read } = unlocked.vault;
  const wires = [
    ...(await read.history(row.value.id)),
    // What waits for its author to be trusted would else bring the value back.
    ...(await read.quarantined()),
  ];
  const digests = new Set<DisclosureDigest>();
  const values = new Set<string>();
  for (const { id: change, author, wire } of wires) {
    const { disclosures } = unlocked.exchange.openChange(change, author, wire);
    if (!disclosures.some(({ key, value }) => key === 'record' && value === row.value.id)) continue;
    for (const { key, digest, value } of disclosures) {
      if (!isErasable(key, field)) continue;
      digests.add(digest);
      if (typeof value === 'string') values.add(value);
    }
  }
  if (digests.size === 0 && read.setting(rekeyOwed) !== true) return done({ erased: 0 });
  const at = unlocked.clock.now().toISOString();
  const saved = await appendJournalled(
    unlocked,
    [
      { kind: 'erased', digests: [...digests], at },
      { kind: 'setting', name: rekeyOwed, value: true },
      ...draftsHolding(unlocked, values, field === null ? row.value.id : null).map((key): LogEntry => ({
        kind: 'draft',
        key,
        value: null,
        at,
      })),
    ],
    [{ what: 'erased', count: digests.size }],
  );
  if (!saved.ok) return saved;
  const sealed = await unlocked.vault.rekey(progress);
  if (!sealed.ok) return sealed;
  const settled = await unlocked.vault.append([{ kind: 'setting', name: rekeyOwed, value: false }]);
  return settled.ok ? done({ erased: digests.size }) : settled;
}

/** Set until the log is re-sealed: a disk that was full must not make the second attempt say that nothing is left to do. */
const rekeyOwed = 'rekeyOwed';

/** Drafts in which what is erased was being typed; of a whole record also those about it. */
function draftsHolding(
  { vault: { read } }: Unlocked,
  values: ReadonlySet<string>,
  about: RecordId | null,
): readonly string[] {
  const holds = (value: Json): boolean =>
    typeof value === 'object' && value !== null
      ? Object.values(value).some(holds)
      : typeof value === 'string' && values.has(value);
  return read
    .drafts()
    .flatMap(({ key, value }) => ((about !== null && key.includes(about)) || holds(value) ? [key] : []));
}

/** Values go; that there was a record of this type, and what replaced what, stays. */
function isErasable(key: string, field: string | null): boolean {
  const [, slot] = /^(?:field|set)\/(.+)$/s.exec(key) ?? [];
  return slot !== undefined && (field === null || slot === field || slot.startsWith(`${field}/`));
}
