import type { IdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import { isNamed } from './own-identities.ts';
import { toBase64url } from './base64url.ts';
import type { OwnIdentity } from './ports/pgp.ts';
import type { Unlocked } from './unlocked.ts';

export interface Replacement {
  /** The own name, typed: nobody changes who they are by a slip of the hand. */
  readonly name: string;
  /** The pseudonym of the new identity. */
  readonly next: string;
}

/**
 * Makes a new identity in the place of the own one, which stays as who one was: its words stay own words, and bundles for it are
 * still opened. Both keys sign the statement that tells contacts; see {@link identityFor} for how they hear of it. Refusals:
 * `name-differs`, `name-empty`, and of saving.
 */
export async function replaceIdentity(
  unlocked: Unlocked,
  { name, next }: Replacement,
): Promise<Result<Unlocked>> {
  const { pgp, exchange, clock, own, role, vault } = unlocked;
  if (!isNamed(own.certificate, name)) return refused('name-differs');
  const chosen = next.normalize('NFC').trim();
  if (chosen === '') return refused('name-empty');
  const now = clock.now();
  const at = now.toISOString();
  const material = await pgp.createIdentity(chosen, now);
  const author = own.certificate.digest;
  const successor = material.certificate.digest;
  const said = { what: 'identity replaced', author, successor, at } as const;
  const statement = await exchange.signStatement(said, [own, material]);
  const known = introductions(unlocked);
  for (const { digest } of vault.read.contacts()) if (!known.has(digest)) known.set(digest, author);
  const saved = await appendJournalled(
    unlocked,
    [
      {
        kind: 'identity',
        digest: successor,
        secret: toBase64url(material.secret),
        certificate: toBase64url(material.certificate.bytes),
        revocation: material.revocation,
        role,
        at,
      },
      { kind: 'statement', ...statement, from: null },
      { kind: 'setting', name: introducedAs, value: Object.fromEntries(known) },
    ],
    [
      {
        what: 'identity replaced',
        author,
        successor,
        // For auditors: that both keys say so stands in the journal itself.
        statement: statement.wire.statement,
        signatures: [...statement.wire.signatures],
        at,
      },
    ],
  );
  return saved.ok ? done({ ...unlocked, own: material, formers: [...unlocked.formers, own] }) : saved;
}

/** Under which own identity each contact got to know this vault; left out: the current one. */
const introducedAs = 'introducedAs';

function introductions({ vault: { read } }: Unlocked): Map<string, Json> {
  const known = read.setting(introducedAs);
  return new Map(typeof known === 'object' && known !== null ? Object.entries(known) : []);
}

/**
 * Under which own identity something goes to a contact: the newest of which it is known that the contact has heard. So a bundle
 * under the old key, which the contact takes, brings the news of the new one, again and again until one that did is
 * acknowledged. Without the old secret there is only the new key, and people have to give its certificate by hand.
 */
export function identityFor(unlocked: Unlocked, contact: IdentityDigest): OwnIdentity {
  const { own, formers, vault } = unlocked;
  if (formers.length === 0) return own;
  const owed = new Set(vault.read.statementsOwedTo(contact).map(({ id }) => id));
  const heard = vault.read
    .statements('identity replaced', 'own')
    .flatMap(({ id, said }) => (owed.has(id) ? [] : [said]));
  let known: unknown = introductions(unlocked).get(contact) ?? own.certificate.digest;
  // In order of signing: each leads on from the one before.
  for (const { author, successor } of heard) if (author === known) known = successor;
  return formers.find(({ certificate, secret }) => certificate.digest === known && secret.length > 0) ?? own;
}
