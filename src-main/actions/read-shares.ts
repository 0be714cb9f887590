import type { ShareFact } from '../domain/exposure-facts.ts';
import type { ChangeId, DisclosureDigest, RecordId } from '../domain/ids.ts';
import type { RecordRow } from './ports/store.ts';
import { presentSelfOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';
import { trustedHistory } from './values-ever.ts';

/** What says where a house is, who lives in it, where a leg leads and who goes along. */
const places = new Set(['field/address', 'field/host', 'field/from', 'field/to', 'field/escort']);

interface Told {
  readonly digests: ReadonlySet<DisclosureDigest>;
  readonly record: RecordId;
  readonly from: string | null;
}

/**
 * The share ledger record by record: what went to each contact in which bundle, and what came from it. `placed` are the records
 * that may tell a place: only of these is the log read.
 */
export async function readShares(
  unlocked: Unlocked,
  placed: readonly RecordRow[],
): Promise<readonly ShareFact[]> {
  const { read } = unlocked.vault;
  const told = new Map<ChangeId, Told>();
  for (const row of placed)
    for (const { change, from } of await trustedHistory(unlocked, row)) {
      const digests = change.disclosures.filter(({ key }) => places.has(key)).map(({ digest }) => digest);
      if (digests.length > 0) told.set(change.id, { digests: new Set(digests), record: row.id, from });
    }

  const shares = new Map<string, ShareFact>();
  const add = (share: ShareFact): void => {
    const key = `${share.partner} ${share.record} ${share.number} ${share.day}`;
    // Several changes of one record in one bundle: any of them may tell the place.
    if (share.places || !shares.has(key)) shares.set(key, share);
  };
  for (const { digest } of read.contacts()) {
    const partner = presentSelfOf(unlocked, digest);
    for (const { number, day, units } of read.sentTo(digest))
      for (const { change, disclosures } of units) {
        const tells = disclosures.some((one) => told.get(change)?.digests.has(one) === true);
        for (const record of disclosures.length === 0 ? [] : read.recordsOf(change))
          add({ partner, record, number, day, places: tells });
      }
    const came = new Set<string>(read.seenFrom(digest).map(({ manifest }) => manifest));
    const brought = new Set(
      [...told.values()].flatMap(({ from, record }) => (from !== null && came.has(from) ? [record] : [])),
    );
    for (const { record } of read.recordsFrom(digest))
      add({ partner, record, number: null, day: null, places: brought.has(record) });
  }
  return [...shares.values()];
}
