import type { ErasureReach } from '../domain/erasure.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { certificateOf } from './contact-view.ts';
import { memo } from './memo.ts';
import { refused, done, type Result } from '../domain/result.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** Values of one change, as far as somebody who had the change may have had them. */
export interface Origin {
  readonly change: ChangeId;
  readonly author: IdentityDigest;
  readonly digests: readonly DisclosureDigest[];
}

/** A contact who has, or had, some of the values: was sent them, wrote them, or sent the change that says them. */
export interface Holder {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  readonly digests: ReadonlySet<DisclosureDigest>;
  readonly reach: ErasureReach;
}

/** Who holds any of these values, as far as this vault knows; whom they passed them on to it can't know. */
export async function holdersOf(
  unlocked: Unlocked,
  digests: ReadonlySet<DisclosureDigest>,
  origins: readonly Origin[],
): Promise<readonly Holder[]> {
  return (await holderFinder(unlocked, digests))(digests, origins);
}

/** Finds who holds values out of `all`: ledgers and certificates are read once, however often it is asked. */
export async function holderFinder(
  unlocked: Unlocked,
  all: ReadonlySet<DisclosureDigest>,
): Promise<(digests: ReadonlySet<DisclosureDigest>, origins: readonly Origin[]) => readonly Holder[]> {
  const { read } = unlocked.vault;
  const known = await Promise.all(
    read.contacts().map(async (contact) => {
      const certificate = await certificateOf(unlocked, contact);
      const sent = new Set<DisclosureDigest>();
      for (const some of read.everSentTo(contact.digest).values())
        for (const digest of some) if (all.has(digest)) sent.add(digest);
      const came = new Set<string>(read.seenFrom(contact.digest).map(({ manifest }) => manifest));
      return { contact, certificate, reach: reachOf(contact, certificate), sent, came };
    }),
  );
  const carriers = memo((change: ChangeId) => read.manifestsWith(change));
  return (digests, origins) =>
    known.flatMap(({ sent, came, ...holder }): Holder[] => {
      const held = new Set([...digests].filter((digest) => sent.has(digest)));
      for (const { change, author, digests: said } of origins)
        if (author === holder.contact.digest || carriers(change).some((manifest) => came.has(manifest)))
          for (const digest of said) held.add(digest);
      return held.size === 0 ? [] : [{ ...holder, digests: held }];
    });
}

/** Requests travel in bundles, and there is none for who isn't trusted, nor one with statements for an auditor. */
function reachOf({ state, role }: StoredContact, { revoked }: Certificate): ErasureReach {
  if (state === 'rejected' || state === 'unknown') return state;
  if (revoked) return 'revoked';
  return role === 'auditor' ? 'auditor' : 'bundle';
}

/** Those of the holders whom the user has picked. Refusals: `no-such-contact`, `holds-nothing`, `contact-not-accepted`. */
export function pickHolders(
  { vault: { read } }: Unlocked,
  holders: readonly Holder[],
  to: readonly string[],
): Result<readonly Holder[]> {
  const picked = new Set<Holder>();
  for (const digest of to) {
    const holder = holders.find(({ contact }) => contact.digest === digest);
    if (holder === undefined)
      return read.contacts().some((contact) => contact.digest === digest)
        ? refused('holds-nothing')
        : refused('no-such-contact');
    if (holder.reach !== 'bundle') return refused('contact-not-accepted');
    picked.add(holder);
  }
  return done([...picked]);
}
