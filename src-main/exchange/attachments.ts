import type { FileClaim, SealedFile } from '../actions/ports/attachment.ts';
import type { PgpForExchange } from '../actions/ports/pgp.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { sha256 } from './sha256.ts';

export async function sealAttachment(plain: Uint8Array, pgp: PgpForExchange): Promise<SealedFile> {
  const { key, sealed } = await pgp.sealFile(plain);
  const body = { sha256: sha256(sealed), bytes: sealed };
  const claim: FileClaim = {
    sha256: sha256(plain),
    sealed: body.sha256,
    key: encodeBase64url(key),
    size: plain.byteLength,
  };
  return { claim, body };
}

/** Everything that the record says has to be so, or nothing is given out. */
export async function openAttachment(
  sealed: Uint8Array,
  claim: FileClaim,
  pgp: PgpForExchange,
): Promise<Uint8Array | null> {
  const key = decodeBase64url(claim.key);
  if (key === null || sha256(sealed) !== claim.sealed) return null;
  const plain = await pgp.openFile(key, sealed);
  if (plain === null || plain.byteLength !== claim.size || sha256(plain) !== claim.sha256) return null;
  return plain;
}
