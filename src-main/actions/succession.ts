import type { IdentityDigest } from '../domain/ids.ts';
import type { RecordRow, StoredContact } from './ports/store.ts';
import type { Statement } from './ports/statement.ts';
import type { Unlocked } from './unlocked.ts';

type Replaced = Extract<Statement, { readonly what: 'identity replaced' }>;

/** What others stated about who takes whose place, in order of receipt. Both keys of each signed it. */
const replacements = ({ vault: { read } }: Unlocked): readonly Replaced[] =>
  read
    .statements()
    .flatMap(({ said, from }) => (from !== null && said.what === 'identity replaced' ? [said] : []));

/** The identities that say to have taken this one's place. Two of them: somebody else has the old key. */
export const successorsOf = (unlocked: Unlocked, digest: IdentityDigest): readonly IdentityDigest[] => [
  ...new Set(
    replacements(unlocked).flatMap(({ author, successor }) => (author === digest ? [successor] : [])),
  ),
];

/** The identities whose place this one says to have taken. */
export const predecessorsOf = (unlocked: Unlocked, digest: IdentityDigest): readonly IdentityDigest[] => [
  ...new Set(
    replacements(unlocked).flatMap(({ author, successor }) => (successor === digest ? [author] : [])),
  ),
];

/** Who a contact is and was: itself first, then those whose place it took, one after another. */
export function selvesOf(unlocked: Unlocked, digest: IdentityDigest): readonly IdentityDigest[] {
  const selves = [digest];
  for (const one of selves)
    for (const before of predecessorsOf(unlocked, one)) if (!selves.includes(before)) selves.push(before);
  return selves;
}

const isTrusted = (contact: StoredContact | null): boolean =>
  contact?.state === 'accepted' || contact?.state === 'verified';

/**
 * True once the user trusts an identity that has taken this one's place: then nothing new is taken from the old one and nothing
 * goes there. Rejecting the new one undoes that.
 */
export const isReplaced = (unlocked: Unlocked, digest: IdentityDigest): boolean =>
  successorsOf(unlocked, digest).some((successor) => isTrusted(unlocked.vault.read.contact(successor)));

/**
 * Authors whose new words are taken from nobody but their own successor: contacts who were replaced, and who the owner of this
 * vault was before. Whoever has an old key could write as them and have it relayed.
 */
export function replacedAuthors(unlocked: Unlocked, sender: IdentityDigest): ReadonlySet<IdentityDigest> {
  const own = unlocked.formers.map(({ certificate }) => certificate.digest);
  const others = unlocked.vault.read
    .contacts()
    .map(({ digest }) => digest)
    .filter((digest) => isReplaced(unlocked, digest) && !selvesOf(unlocked, sender).includes(digest));
  return new Set([...own, ...others]);
}

/** Who speaks for an identity now: the last in its place whom the user trusts. */
export function presentSelfOf(unlocked: Unlocked, digest: IdentityDigest): IdentityDigest {
  const seen = [digest];
  for (let present = digest; ;) {
    const next = successorsOf(unlocked, present).find(
      (one) => isTrusted(unlocked.vault.read.contact(one)) && !seen.includes(one),
    );
    if (next === undefined) return present;
    seen.push(next);
    present = next;
  }
}

/** Houses whose keeper is still said to be an identity that this contact has replaced. */
export const housesOfFormer = (unlocked: Unlocked, digest: IdentityDigest): readonly RecordRow[] =>
  predecessorsOf(unlocked, digest).flatMap((former) =>
    unlocked.vault.read.list({ type: 'safeHouse', where: { field: 'keeper', value: former } }),
  );
