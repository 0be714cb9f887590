import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnIdentity } from '../../actions/ports/pgp.ts';
import { createPgpForExchange } from '../../pgp/for-exchange.ts';
import { vectorFolder } from './vector-format.ts';

/** Keys for tests, published with their secret halves: nothing they sign or open is worth anything. */
export const pgp = createPgpForExchange();

/** Ana sends, Ben receives, Cleo's changes are relayed, Dan is somebody nobody knows. */
export const names = ['ana', 'ben', 'cleo', 'dan'] as const;
export type Name = (typeof names)[number];

/** One entry of `keys.json`: binary OpenPGP as base64. */
export interface KeyEntry {
  readonly digest: string;
  readonly certificate: string;
  readonly secret: string;
}

async function readKeys(): Promise<Readonly<Record<Name, OwnIdentity>>> {
  const text = readFileSync(join(vectorFolder, 'keys.json'), 'utf8');
  const { keys }: { keys: Record<Name, KeyEntry> } = JSON.parse(text);
  const own = async (name: Name): Promise<OwnIdentity> => {
    const { certificate, secret, digest } = keys[name];
    const read = await pgp.readCertificate(new Uint8Array(Buffer.from(certificate, 'base64')));
    if (!read.ok || read.value.digest !== digest)
      throw new Error(`the certificate of ${name} is not what it was`);
    return { certificate: read.value, secret: new Uint8Array(Buffer.from(secret, 'base64')) };
  };
  return { ana: await own('ana'), ben: await own('ben'), cleo: await own('cleo'), dan: await own('dan') };
}

/** The people of the vectors. */
export const people = await readKeys();
