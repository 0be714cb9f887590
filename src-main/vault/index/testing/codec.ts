import { createHash } from 'node:crypto';
import type { OpenChange } from '../../../actions/ports/store.ts';
import type { DisclosureDigest, IdentityDigest } from '../../../domain/ids.ts';
import type { Json } from '../../../domain/json.ts';

/** The format of changes once more, as far as the index is concerned: the vault may not import the exchange. */
export const encodeDisclosure = (salt: string, key: string, value: Json): Buffer =>
  Buffer.from(JSON.stringify([salt, key, value]));

export const encodeHeader = (author: IdentityDigest, digests: readonly DisclosureDigest[]): Buffer =>
  Buffer.from(JSON.stringify({ v: 1, author, digests: digests.toSorted() }));

export const openChange: OpenChange = (id, author, wire) => ({
  id,
  author,
  disclosures: wire.disclosures.map((text) => {
    const bytes = Buffer.from(text, 'base64url');
    const [, key, value] = JSON.parse(bytes.toString('utf8')) as [string, string, Json];
    return { digest: createHash('sha256').update(bytes).digest('hex') as DisclosureDigest, key, value };
  }),
});
