import type { Change } from '../domain/change.ts';
import type { IdentityDigest, RecordId } from '../domain/ids.ts';
import { namingFields } from './record-name.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** How far a contact's own bundles show that it has a record, rather than only having heard its id. */
export interface Giving {
  /** It was begun here. */
  readonly own: boolean;
  /** The first that this vault ever heard of the record came in the contact's bundles. */
  readonly first: boolean;
  /** The contact has what founded the record, whoever wrote that. */
  readonly holds: boolean;
}

/**
 * What the contact's bundles prove about one record. An id is no proof: it may have been learned from a pointer, and a
 * change that only names it would else fetch everything that others entrusted to this vault. Proof is what nobody can
 * write without having the record: the words that founded it, another word of their author, or the id of the change
 * that holds them.
 */
export async function givingOf(
  unlocked: Unlocked,
  contact: IdentityDigest,
  record: RecordId,
): Promise<Giving> {
  const { read } = unlocked.vault;
  const manifests = new Set(read.seenFrom(contact).map(({ manifest }) => manifest));
  const history = (await read.history(record)).map((stored) => ({
    came: stored.from !== null && manifests.has(stored.from),
    // What is written here of a record that is here already begins nothing: the kind that was added to a partner's note.
    here: stored.from === null && isOwn(unlocked, stored.author),
    change: unlocked.exchange.openChange(stored.id, stored.author, stored.wire),
  }));
  const delivered = history.filter(({ came }) => came).map(({ change }) => change);
  const [oldest] = history;
  const own = oldest?.came === false && isOwn(unlocked, oldest.change.author);
  if (oldest === undefined || delivered.length === 0) return { own, first: false, holds: false };

  const authors = new Set(delivered.map(({ author }) => author));
  const named = new Set(delivered.flatMap(replacedBy));
  const holds = history
    .filter((one) => one === oldest || (!one.here && founds(one.change)))
    .every(({ came, change }) => came || authors.has(change.author) || named.has(change.id));
  return { own, first: oldest.came, holds };
}

/** Gives the record its name without replacing one: so begins a record. A later name replaces the one before. */
const founds = (change: Change): boolean =>
  namingFields.some(
    (field) =>
      change.disclosures.some(({ key }) => key === `field/${field}`) &&
      !change.disclosures.some(({ key }) => key === `over/${field}`),
  );

const replacedBy = (change: Change): readonly unknown[] =>
  change.disclosures.flatMap(({ key, value }) =>
    key.startsWith('over/') && Array.isArray(value) ? (value as readonly unknown[]) : [],
  );
