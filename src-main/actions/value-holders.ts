import type { ErasureReach } from '../domain/erasure.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { certificateOf } from './contact-view.ts';
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
  const { read } = unlocked.vault;
  const holders: Holder[] = [];
  for (const contact of read.contacts()) {
    const held = new Set<DisclosureDigest>();
    for (const sent of read.everSentTo(contact.digest).values())
      for (const digest of sent) if (digests.has(digest)) held.add(digest);
    const came = new Set<string>(read.seenFrom(contact.digest).map(({ manifest }) => manifest));
    for (const { change, author, digests: said } of origins)
      if (author === contact.digest || read.manifestsWith(change).some((manifest) => came.has(manifest)))
        for (const digest of said) held.add(digest);
    if (held.size === 0) continue;
    const certificate = await certificateOf(unlocked, contact);
    const reach = reachOf(contact, certificate);
    holders.push({ contact, certificate, digests: held, reach });
  }
  return holders;
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
