import type { IdentityDigest } from '../domain/ids.ts';
import type { RecordRow, StoredContact } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

const none: ReadonlySet<IdentityDigest> = new Set();

/** The identities that say to have taken this one's place. Two of them: somebody else has the old key. */
export const successorsOf = (
  { vault: { read } }: Unlocked,
  digest: IdentityDigest,
): ReadonlySet<IdentityDigest> => read.replacements().successors.get(digest) ?? none;

/** The identities whose place this one says to have taken. */
export const predecessorsOf = (
  { vault: { read } }: Unlocked,
  digest: IdentityDigest,
): ReadonlySet<IdentityDigest> => read.replacements().predecessors.get(digest) ?? none;

/** Who a contact is and was: itself first, then those whose place it took, one after another. */
export function selvesOf(unlocked: Unlocked, digest: IdentityDigest): readonly IdentityDigest[] {
  const selves = new Set([digest]);
  // What is added while this goes on is gone through as well.
  for (const one of selves) for (const before of predecessorsOf(unlocked, one)) selves.add(before);
  return [...selves];
}

const isTrusted = (contact: StoredContact | null): boolean =>
  contact?.state === 'accepted' || contact?.state === 'verified';

/**
 * True once the user trusts an identity that has taken this one's place: then nothing new is taken from the old one and nothing
 * goes there. Rejecting the new one undoes that.
 */
export const isReplaced = (unlocked: Unlocked, digest: IdentityDigest): boolean =>
  [...successorsOf(unlocked, digest)].some((successor) => isTrusted(unlocked.vault.read.contact(successor)));

/**
 * Authors whose new words are taken from nobody but their own successor: contacts who were replaced, and who the owner of this
 * vault was before. Whoever has an old key could write as them and have it relayed.
 */
export function replacedAuthors(unlocked: Unlocked, sender: IdentityDigest): ReadonlySet<IdentityDigest> {
  const own = unlocked.formers.map(({ certificate }) => certificate.digest);
  const selves = new Set(selvesOf(unlocked, sender));
  const others = [...unlocked.vault.read.replacements().successors.keys()].filter(
    (digest) =>
      unlocked.vault.read.contact(digest) !== null && isReplaced(unlocked, digest) && !selves.has(digest),
  );
  return new Set([...own, ...others]);
}

/** Who speaks for an identity now: the last in its place whom the user trusts. */
export function presentSelfOf(unlocked: Unlocked, digest: IdentityDigest): IdentityDigest {
  const seen = new Set([digest]);
  for (let present = digest; ;) {
    const next = [...successorsOf(unlocked, present)].find(
      (one) => !seen.has(one) && isTrusted(unlocked.vault.read.contact(one)),
    );
    if (next === undefined) return present;
    seen.add(next);
    present = next;
  }
}

/** Houses whose keeper is still said to be an identity that this contact has replaced. */
export const housesOfFormer = (unlocked: Unlocked, digest: IdentityDigest): readonly RecordRow[] =>
  [...predecessorsOf(unlocked, digest)].flatMap((former) =>
    unlocked.vault.read.list({ type: 'safeHouse', where: { field: 'keeper', value: former } }),
  );
