import type { ContactView, WarningView } from '../../src-preload/contract/views.ts';

import type { IdentityDigest } from '../domain/ids.ts';
import { housesOfFormer, isReplaced, predecessorsOf, successorsOf } from './succession.ts';
import { identityView } from './show-identity.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import type { StoredWarning } from './ports/warnings.ts';
import type { Unlocked } from './unlocked.ts';

/** A stored certificate was checked when it came; if it can't be read now that is a bug, not bad input. */
export async function certificateOf(unlocked: Unlocked, contact: StoredContact): Promise<Certificate> {
  const read = await unlocked.pgp.readCertificate(contact.certificate);
  if (!read.ok) throw new Error('stored certificate unreadable', { cause: read.refusal.code });
  return read.value;
}

export async function contactView(unlocked: Unlocked, contact: StoredContact): Promise<ContactView> {
  return view(unlocked, contact, await namesOf(unlocked));
}

/** All contacts, by name. */
export async function listContacts(unlocked: Unlocked): Promise<readonly ContactView[]> {
  const names = await namesOf(unlocked);
  const views = await Promise.all(
    unlocked.vault.read.contacts().map((contact) => view(unlocked, contact, names)),
  );
  return views.sort((a, b) => a.name.localeCompare(b.name) || (a.digest < b.digest ? -1 : 1));
}

/** How many identities carry each name, the own one included: a second bearer of a name must stand out. */
export async function namesOf(unlocked: Unlocked): Promise<ReadonlyMap<string, number>> {
  const names = new Map<string, number>([[unlocked.own.certificate.name, 1]]);
  for (const contact of unlocked.vault.read.contacts()) {
    // Whose place somebody trusted has taken poses as nobody.
    if (isReplaced(unlocked, contact.digest)) continue;
    const { name } = await certificateOf(unlocked, contact);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
}

async function view(
  unlocked: Unlocked,
  contact: StoredContact,
  names: ReadonlyMap<string, number>,
): Promise<ContactView> {
  const { read } = unlocked.vault;
  const certificate = await certificateOf(unlocked, contact);
  const sent = read.sentTo(contact.digest);
  const seen = read.seenFrom(contact.digest);
  return {
    ...identityView(certificate, contact.role),
    state: contact.state,
    compared: contact.compared,
    since: contact.since,
    sameName: (names.get(certificate.name) ?? 0) > 1,
    lastSent: brief(sent.at(-1)),
    lastReceived: brief(seen.at(-1)),
    lastConfirmed: brief(sent.findLast((manifest) => manifest.acknowledged)),
    // One for each of their series, in order of first receipt: a file of an older series will not come again.
    missing: read.acknowledgementsFor(contact.digest).at(-1)?.missing ?? [],
    warnings: standing(read.warnings(contact.digest)),
    replaces: await known(unlocked, predecessorsOf(unlocked, contact.digest)),
    replacedBy: await known(unlocked, successorsOf(unlocked, contact.digest)),
    replaced: isReplaced(unlocked, contact.digest),
    housesOfFormer: housesOfFormer(unlocked, contact.digest).length,
  };
}

const known = (unlocked: Unlocked, digests: ReadonlySet<IdentityDigest>): Promise<ContactView['replaces']> =>
  Promise.all(
    [...digests].map(async (digest) => {
      const contact = unlocked.vault.read.contact(digest);
      if (contact === null) return { digest, name: '', state: null };
      return { digest, name: (await certificateOf(unlocked, contact)).name, state: contact.state };
    }),
  );

/** Of several versions of one number the first that was kept: more of them say nothing new. */
const standing = (warnings: readonly StoredWarning[]): readonly WarningView[] =>
  warnings
    .filter(
      (one, at) =>
        !one.settled &&
        warnings.findIndex(
          (other) =>
            !other.settled &&
            other.kind === one.kind &&
            other.channel === one.channel &&
            other.number === one.number,
        ) === at,
    )
    .map(({ kind, number, manifest, at }) => ({ kind, number, manifest, at }));

const brief = (
  manifest: { readonly number: number; readonly day: string } | undefined,
): { readonly number: number; readonly day: string } | null =>
  manifest === undefined ? null : { number: manifest.number, day: manifest.day };
