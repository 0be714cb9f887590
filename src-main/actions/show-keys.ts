import type { KeysView } from '../../src-preload/contract/views.ts';
import { certificateOf } from './contact-view.ts';
import { identityFor } from './replace-identity.ts';
import { keyChanged } from './rotate-encryption-key.ts';
import type { Unlocked } from './unlocked.ts';

/** The keys of the own identity whose secret halves are here, and who may still encrypt to an old one. */
export async function showKeys(unlocked: Unlocked): Promise<KeysView> {
  const { pgp, own, formers } = unlocked;
  const held = await pgp.heldKeys(own);
  return {
    keys: held.map(({ fingerprint, since, current }) => ({
      fingerprint,
      since: since.toISOString(),
      current,
    })),
    formers: formers.map(({ certificate, secret }) => ({
      name: certificate.name,
      digest: certificate.digest,
      held: secret.length > 0,
    })),
    behind: await whoIsBehind(unlocked),
    revokedBecause: own.certificate.revokedBecause,
  };
}

/**
 * Contacts of whom nothing shows that they have the newest key or know the newest identity: none of the bundles that carried it is
 * confirmed. Told by the order of the journal, not by anybody's clock.
 */
async function whoIsBehind(unlocked: Unlocked): Promise<KeysView['behind']> {
  const { read } = unlocked.vault;
  const events = (await read.journal()).map(({ event }) => event);
  const changed = events.findLastIndex(({ what }) => what === keyChanged);
  const carriers = new Set(
    events.slice(changed + 1).flatMap(({ what, manifest }) => (what === 'sent' ? [manifest] : [])),
  );
  const behind: { readonly digest: string; readonly name: string }[] = [];
  if (changed < 0 && unlocked.formers.length === 0) return behind;
  for (const contact of read.contacts()) {
    if (contact.state !== 'accepted' && contact.state !== 'verified') continue;
    const knowsKey =
      changed < 0 ||
      read
        .sentTo(contact.digest)
        .some(({ acknowledged, manifest }) => acknowledged && carriers.has(manifest));
    const knows = knowsKey && identityFor(unlocked, contact.digest) === unlocked.own;
    if (!knows) behind.push({ digest: contact.digest, name: (await certificateOf(unlocked, contact)).name });
  }
  return behind;
}
