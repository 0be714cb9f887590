import type { SignedChange } from '../actions/ports/exchange.ts';
import type { WireChange } from '../actions/ports/log.ts';
import type { OpenChange } from '../actions/ports/store.ts';
import type { Disclosure } from '../domain/change.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { isDisclosureDigest, isIdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { decodeBase64url } from './base64url.ts';
import { changeLimits } from './limits.ts';
import { sha256 } from './sha256.ts';
import { parseStrictJson } from './strict-json.ts';

/** What the signed header of a change says (docs/format.md, "Change"). */
export interface ChangeHeader {
  readonly v: 1;
  readonly author: IdentityDigest;
  readonly digests: readonly DisclosureDigest[];
}

/** A change whose form and digests are right; its signature is still to be checked, over exactly `header`. */
export interface UnverifiedChange extends SignedChange {
  readonly header: Uint8Array;
  readonly signature: Uint8Array;
}

const asDigest = (hex: string): DisclosureDigest => hex as DisclosureDigest;

/** The salt is 32 bytes: 43 base64url characters, the last of which carries four bits and two zeros. */
const saltForm = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** UTF-8 of JSON `[salt, key, value]`: the bytes that are hashed are the bytes that travel. */
export const encodeDisclosure = (salt: string, key: string, value: Json): Uint8Array =>
  Buffer.from(JSON.stringify([salt, key, value]), 'utf8');

/** UTF-8 of JSON `{v, author, digests}`, digests sorted: the bytes that are signed, and whose SHA-256 is the change id. */
export const encodeHeader = (author: IdentityDigest, digests: readonly DisclosureDigest[]): Uint8Array =>
  Buffer.from(JSON.stringify({ v: 1, author, digests: [...digests].sort() }), 'utf8');

/**
 * Reads one header. Refusals: `bundle-newer` for a later version of the format, else `change-malformed`.
 */
export function readHeader(bytes: Uint8Array): Result<ChangeHeader> {
  if (bytes.byteLength > changeLimits.headerBytes)
    return refused('change-malformed', { fault: 'header-size' });
  const value = parseStrictJson(bytes, 2);
  if (!isObject(value)) return refused('change-malformed', { fault: 'header-json' });
  if (typeof value.v === 'number' && Number.isInteger(value.v) && value.v > 1) return refused('bundle-newer');
  const { v, author, digests } = value;
  if (v !== 1 || Object.keys(value).length !== 3)
    return refused('change-malformed', { fault: 'header-form' });
  if (!isIdentityDigest(author)) return refused('change-malformed', { fault: 'header-author' });
  if (!isSortedDigests(digests)) return refused('change-malformed', { fault: 'header-digests' });
  return done({ v: 1, author, digests });
}

function isSortedDigests(value: Json | undefined): value is readonly DisclosureDigest[] {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= changeLimits.disclosures &&
    value.every((digest, index) => isDisclosureDigest(digest) && (index === 0 || value[index - 1] < digest))
  );
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads one disclosure; null for `change-malformed`. Unknown keys and any JSON value are taken and kept. */
function readDisclosure(bytes: Uint8Array, digest: DisclosureDigest): Disclosure | null {
  if (bytes.byteLength > changeLimits.disclosureBytes) return null;
  const value = parseStrictJson(bytes, changeLimits.depth);
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [salt, key, content]: Json[] = value;
  if (typeof salt !== 'string' || !saltForm.test(salt) || content === undefined) return null;
  if (typeof key !== 'string' || key.length === 0 || key.length > changeLimits.keyLength) return null;
  return { digest, key, value: content };
}

/**
 * Checks everything about a change that needs no key: canonical base64url, header, disclosures, digests. Two disclosures
 * with one key are let through (merging flags that); the same disclosure twice is not.
 * Refusals: `change-malformed`, `change-digest-bad` (a disclosure that this header did not sign), `bundle-newer`.
 */
export function readChange(wire: WireChange): Result<UnverifiedChange> {
  const header = decodeBase64url(wire.header);
  const signature = decodeBase64url(wire.signature);
  if (header === null || signature === null || signature.byteLength > changeLimits.signatureBytes)
    return refused('change-malformed', { fault: 'encoding' });
  const said = readHeader(header);
  if (!said.ok) return said;
  const { author, digests } = said.value;
  const id = sha256(header) as ChangeId;

  const signed = new Set(digests);
  const seen = new Set<DisclosureDigest>();
  const disclosures: Disclosure[] = [];
  for (const text of wire.disclosures) {
    const bytes = decodeBase64url(text);
    if (bytes === null) return refused('change-malformed', { change: id, fault: 'encoding' });
    // The digest comes before the form: altered bytes are told as altered, not as somebody's mistake.
    const digest = asDigest(sha256(bytes));
    if (!signed.has(digest)) return refused('change-digest-bad', { change: id });
    if (seen.has(digest)) return refused('change-malformed', { change: id, fault: 'disclosure-twice' });
    seen.add(digest);
    const disclosure = readDisclosure(bytes, digest);
    if (disclosure === null) return refused('change-malformed', { change: id, fault: 'disclosure-form' });
    disclosures.push(disclosure);
  }
  return done({ id, author, wire, change: { id, author, disclosures }, header, signature });
}

/**
 * Opens what this vault verified before it stored it, so it checks next to nothing: unlocking opens millions.
 * Throws when the stored text is no longer a change, which is damage behind the seal, thus a bug.
 */
export const openChange: OpenChange = (id, author, wire) => ({
  id,
  author,
  disclosures: wire.disclosures.map((text): Disclosure => {
    const bytes = Buffer.from(text, 'base64url');
    const [, key, value]: [string, string, Json] = JSON.parse(bytes.toString('utf8'));
    return { digest: asDigest(sha256(bytes)), key, value };
  }),
});

/** What the header of a stored change names, erased and withheld disclosures too. Throws like {@link openChange}. */
export function digestsOf({ header }: Pick<WireChange, 'header'>): readonly DisclosureDigest[] {
  const said = readHeader(Buffer.from(header, 'base64url'));
  if (!said.ok) throw new Error('stored header unreadable');
  return said.value.digests;
}

/** The same signed change with only those disclosures that `leave` lets out. Header and signature stay as they are. */
export function withhold(
  wire: WireChange,
  leave: (key: string, digest: DisclosureDigest) => boolean,
): WireChange {
  const disclosures = wire.disclosures.filter((text) => {
    const bytes = Buffer.from(text, 'base64url');
    const [, key]: [string, string] = JSON.parse(bytes.toString('utf8'));
    return leave(key, asDigest(sha256(bytes)));
  });
  return { header: wire.header, signature: wire.signature, disclosures };
}
