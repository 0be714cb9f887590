import type { SignedChange } from '../actions/ports/exchange.ts';
import type { WireChange } from '../actions/ports/log.ts';
import type { Certificate, OwnIdentity, PgpForExchange } from '../actions/ports/pgp.ts';
import type { Clock, Randomness } from '../actions/ports/surroundings.ts';
import type { ChangeContent } from '../domain/change.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { encodeBase64url } from './base64url.ts';
import { encodeDisclosure, encodeHeader, readChange, type UnverifiedChange } from './change.ts';
import { sha256 } from './sha256.ts';

const saltBytes = 32;

/** The keys and values of a change in the order of docs/format.md; `over/…` only where something is replaced. */
function keysOf(content: ChangeContent): readonly (readonly [key: string, value: Json])[] {
  return [
    ['type', content.type],
    ['record', content.record],
    ['at', content.at],
    ['action', content.action],
    ...content.slots.flatMap(({ slot, value, over }) => {
      const said: [string, Json] = [slot.includes('/') ? `set/${slot}` : `field/${slot}`, value];
      return over.length === 0 ? [said] : [said, [`over/${slot}`, over] satisfies [string, Json]];
    }),
  ];
}

/**
 * Salts, hashes and signs. Disclosures are kept in the order of their digests, which says nothing of their keys.
 * Half characters (lone surrogates, which UTF-8 can't hold) become U+FFFD. Throws on content that a reader would refuse
 * (docs/format.md, "Limits"): nothing is signed that would block a bundle later.
 */
export async function signChange(
  content: ChangeContent,
  own: OwnIdentity,
  surroundings: { readonly pgp: PgpForExchange; readonly randomness: Randomness; readonly clock: Clock },
): Promise<SignedChange> {
  const { pgp, randomness, clock } = surroundings;
  const keys = keysOf(content);
  const salts = randomness.bytes(saltBytes * keys.length);
  const disclosures = keys
    .map(([key, value], index) => {
      const salt = encodeBase64url(salts.subarray(index * saltBytes, (index + 1) * saltBytes));
      const bytes = encodeDisclosure(salt, key.toWellFormed(), wellFormed(value));
      return { bytes, digest: sha256(bytes) as DisclosureDigest };
    })
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const header = encodeHeader(
    own.certificate.digest,
    disclosures.map(({ digest }) => digest),
  );
  const unsigned = {
    header: encodeBase64url(header),
    signature: '',
    disclosures: disclosures.map(({ bytes }) => encodeBase64url(bytes)),
  };
  const read = readChange(unsigned);
  if (!read.ok)
    throw new RangeError(
      `a change outside the limits of the format: ${read.refusal.detail?.['fault'] ?? ''}`,
    );
  const signature = await pgp.signDetached('change', header, own, clock.now());
  return signedChange(read.value, { ...unsigned, signature: encodeBase64url(signature) });
}

/**
 * Verifies one change on its own by a certificate that the caller trusts to be its author's.
 * Refusals: those of `readChange`, and `change-signature-bad` (also when the author is somebody else).
 */
export async function verifyChange(
  wire: WireChange,
  by: Certificate,
  pgp: PgpForExchange,
): Promise<Result<SignedChange>> {
  const read = readChange(wire);
  if (!read.ok) return read;
  if (!(await isSignedBy(read.value, [by], pgp)))
    return refused('change-signature-bad', { change: read.value.id });
  return done(signedChange(read.value, wire));
}

/** True when one of the certificates, each with the author's primary key, verifies the signature. */
export async function isSignedBy(
  change: UnverifiedChange,
  certificates: readonly Certificate[],
  pgp: PgpForExchange,
): Promise<boolean> {
  for (const certificate of certificates) {
    if (certificate.digest !== change.author) continue;
    if ((await pgp.verifyDetached('change', change.header, change.signature, certificate)) !== null)
      return true;
  }
  return false;
}

/** Only what is signed leaves: the decoded bytes of the check are let go. */
export const signedChange = (from: UnverifiedChange, wire: WireChange): SignedChange => ({
  id: from.id,
  author: from.author,
  wire,
  change: from.change,
});

function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item: Json) => wellFormed(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.toWellFormed(), wellFormed(item)]),
  );
}
