import type { IdentityDigest } from '../domain/ids.ts';
import { certificateOf } from './contact-view.ts';
import type { Unlocked } from './unlocked.ts';

/** Pseudonyms by digest, the own one included; an identity never met has none. */
export async function authorNames(unlocked: Unlocked): Promise<(digest: IdentityDigest) => string> {
  const names = new Map<IdentityDigest, string>();
  for (const contact of unlocked.vault.read.contacts())
    names.set(contact.digest, (await certificateOf(unlocked, contact)).name);
  for (const { certificate } of [...unlocked.formers, unlocked.own])
    names.set(certificate.digest, certificate.name);
  return (digest) => names.get(digest) ?? '';
}
