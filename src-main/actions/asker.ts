import type { AskerDoubt } from '../domain/erasure.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, StatementId } from '../domain/ids.ts';
import { isTrusted } from '../domain/trust.ts';
import { certificateOf } from './contact-view.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StatementTravel } from './ports/statement.ts';
import type { SeenManifest, StoredContact } from './ports/store.ts';
import { isReplaced } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Why a request by this contact may not be theirs: a stolen key asks in their name for what is in its new owner's way.
 * Null when nothing speaks against them.
 */
export async function askerDoubt(unlocked: Unlocked, asker: IdentityDigest): Promise<AskerDoubt | null> {
  const { read } = unlocked.vault;
  const contact = read.contact(asker);
  const entry = read.trust().entries.get(asker);
  if (contact === null) return 'unknown';
  if (entry?.stands === true) return 'compromised';
  if (contact.state === 'rejected') return 'rejected';
  if ((await certificateOf(unlocked, contact)).revoked) return 'revoked';
  if (isReplaced(unlocked, asker)) return 'replaced';
  return isTrusted(entry) ? null : 'unknown';
}

/** What this vault knows of somebody who asks. Read once for all that they ask: it may be a thousand requests. */
export interface Asker {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  readonly doubt: AskerDoubt | null;
  readonly bundles: ReadonlyMap<string, SeenManifest>;
  readonly sent: ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>;
  readonly travels: ReadonlyMap<StatementId, StatementTravel>;
}

export async function askerOf(unlocked: Unlocked, digest: IdentityDigest): Promise<Asker> {
  const { read } = unlocked.vault;
  const contact = read.contact(digest);
  if (contact === null) throw new Error('a statement by nobody that this vault knows');
  return {
    contact,
    certificate: await certificateOf(unlocked, contact),
    doubt: await askerDoubt(unlocked, digest),
    bundles: new Map(read.seenFrom(digest).map((seen) => [seen.manifest, seen])),
    sent: read.everSentTo(digest),
    travels: read.statementsSentTo(digest),
  };
}
