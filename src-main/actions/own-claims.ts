import { isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { givingOf } from './gave-record.ts';
import { selvesOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/** Whether nobody but the recipient says that a record belongs there. */
export type IsOwnClaim = (type: string, record: RecordId, field: string, value: string) => boolean;

/**
 * Finds records that lie where they lie by the recipient's word alone, while it has neither begun them nor was ever told
 * where they belong: a person that it was sent alone, and then claimed for a case of its own. Following such a claim would
 * fetch everything below that record.
 */
export async function ownClaims(unlocked: Unlocked, recipient: IdentityDigest): Promise<IsOwnClaim> {
  const { read } = unlocked.vault;
  const selves = selvesOf(unlocked, recipient);
  const isItsWord: IsOwnClaim = (type, record, field, value) => {
    if (recordType(type)?.parents.includes(field) !== true) return false;
    const state = read.state(record);
    // Several types claim this id, and this is not the most credible of them.
    if (state?.type !== type) return true;
    const heads = state.slots.get(field)?.heads ?? [];
    return heads.every((head) => head.value !== value || selves.includes(head.author));
  };
  const sent = selves.map((self) => read.everSentTo(self));
  const earned = new Set<RecordId>();
  const known = selves.flatMap((self) => [...read.recordsFrom(self), ...read.recordsSentTo(self)]);
  for (const { type, record } of known) {
    const values = (recordType(type)?.parents ?? []).flatMap((field) =>
      (read.state(record)?.slots.get(field)?.heads ?? []).map(({ value }) => ({ field, value })),
    );
    const isClaimed = values.some(
      ({ field, value }) => isRecordId(value) && isItsWord(type, record, field, value),
    );
    if (isClaimed && !earned.has(record) && (await hasEarned(unlocked, selves, record, sent)))
      earned.add(record);
  }
  return (type, record, field, value) => isItsWord(type, record, field, value) && !earned.has(record);
}

type Sent = readonly ReturnType<Unlocked['vault']['read']['everSentTo']>[];

/** The recipient began the record, or was sent where somebody else says that it belongs. */
async function hasEarned(
  unlocked: Unlocked,
  selves: readonly IdentityDigest[],
  record: RecordId,
  sent: Sent,
): Promise<boolean> {
  const { exchange, vault } = unlocked;
  for (const self of selves) {
    const { first, holds } = await givingOf(unlocked, self, record);
    if (first && holds) return true;
  }
  const history = await vault.read.history(record);
  return history.some(({ id, author, wire }) => {
    if (selves.includes(author)) return false;
    const { disclosures } = exchange.openChange(id, author, wire);
    const type = disclosures.find(({ key }) => key === 'type')?.value;
    const parents = typeof type === 'string' ? (recordType(type)?.parents ?? []) : [];
    return disclosures.some(
      ({ key, digest }) =>
        parents.some((field) => key === `field/${field}`) &&
        sent.some((ledger) => ledger.get(id)?.has(digest) === true),
    );
  });
}
