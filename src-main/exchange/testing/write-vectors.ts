/*
 * Run: node src-main/exchange/testing/write-vectors.ts — writes docs/vectors. Archives come out the same each time. Envelopes and
 * certificates hold what was drawn by chance, so those that are there already are kept; delete a line to have it made anew.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPgpForExchange } from '../../pgp/for-exchange.ts';
import { certificateRecipes } from '../../pgp/testing/odd-certificates.ts';
import { envelopeRecipes } from '../../pgp/testing/odd-envelopes.ts';
import {
  linesOf,
  pack,
  readVectors,
  vectorFolder,
  type BundleVector,
  type CertificateVector,
} from './vector-format.ts';
import type { KeyEntry } from './vector-keys.ts';

const write = (file: string, text: string): void => writeFileSync(join(vectorFolder, file), text);
const existing = <T>(file: string): readonly T[] =>
  existsSync(join(vectorFolder, file)) ? readVectors<T>(file) : [];

mkdirSync(vectorFolder, { recursive: true });
if (!existsSync(join(vectorFolder, 'keys.json'))) {
  const made = createPgpForExchange();
  const keys: Record<string, KeyEntry> = {};
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan']) {
    const { certificate, secret } = await made.createIdentity(
      `${name} (test key)`,
      new Date('2026-01-01T00:00:00Z'),
    );
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    keys[name.toLowerCase()] = {
      digest: certificate.digest,
      certificate: base64(certificate.bytes),
      secret: base64(secret),
    };
  }
  const warning = 'TEST KEYS. Their secret halves are public: never trust them, never encrypt to them.';
  write('keys.json', `${JSON.stringify({ warning, keys }, null, 1)}\n`);
}

// These need the keys to be there.
const { people, pgp } = await import('./vector-keys.ts');
const { archiveVectors } = await import('./vectors-made.ts');
const { readAs, takenAs } = await import('./read-vector.ts');
const { tarOf, vectorOf } = await import('./vector-recipes.ts');

/** Adds what the reader makes of it, where it is taken; whether it should be is for the recipe to say. */
async function completed(
  layer: 'archive' | 'envelope',
  vector: BundleVector,
  bytes: Uint8Array,
): Promise<BundleVector> {
  const read = await readAs(layer, bytes, vector);
  const { input, ...rest } = vector;
  return { ...rest, ...(read.ok ? takenAs(read.value) : {}), input };
}

const archives: BundleVector[] = [];
for (const recipe of archiveVectors)
  archives.push(await completed('archive', await vectorOf(recipe), await tarOf(recipe)));
write('archives.jsonl', linesOf(archives));

const tar = await tarOf({ name: '', expect: '' });
const oldEnvelopes = existing<BundleVector>('envelopes.jsonl');
const envelopes: BundleVector[] = [];
for (const { name, expect, make } of await envelopeRecipes(pgp, people, tar)) {
  const kept = oldEnvelopes.find((one) => one.name === name && one.expect === expect);
  const bytes = kept === undefined ? await make() : new Uint8Array();
  envelopes.push(kept ?? (await completed('envelope', { name, expect, input: pack(bytes) }, bytes)));
}
write('envelopes.jsonl', linesOf(envelopes));

const oldCertificates = existing<CertificateVector>('certificates.jsonl');
const certificates: CertificateVector[] = [];
for (const { name, expect, make } of certificateRecipes(people.ana, people.cleo)) {
  const kept = oldCertificates.find((one) => one.name === name && one.expect === expect);
  const bytes = kept === undefined ? await make() : new Uint8Array();
  const read = await pgp.readCertificate(bytes);
  certificates.push(
    kept ?? { name, expect, ...(read.ok ? { digest: read.value.digest } : {}), input: pack(bytes) },
  );
}
write('certificates.jsonl', linesOf(certificates));
console.log(
  `${archives.length} archives, ${envelopes.length} envelopes, ${certificates.length} certificates`,
);
