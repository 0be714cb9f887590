import type { PgpForVault, SessionKey } from '../actions/ports/pgp.ts';

/** Names the row under the seal, so that two attachments can't be exchanged for each other, or for another table's body. */
const preludeOf = (id: string): Buffer => Buffer.from(`corridor file 1\n${id}\n`);

/** Seals an attachment for its row. It comes here already sealed under its own key. */
export const sealFile = async (
  pgp: PgpForVault,
  key: SessionKey,
  id: string,
  bytes: Uint8Array,
): Promise<Uint8Array> => pgp.sealBody(key, Buffer.concat([preludeOf(id), bytes]));

/** Null when altered or of another row. */
export async function openFile(
  pgp: PgpForVault,
  key: SessionKey,
  id: string,
  sealed: Uint8Array,
): Promise<Uint8Array | null> {
  const body = await pgp.openBody(key, sealed);
  const prelude = preludeOf(id);
  if (body === null || !prelude.equals(body.subarray(0, prelude.length))) return null;
  return body.subarray(prelude.length);
}
