/* Started by `fuzz.ts`, once more after every case that hung. Sends one message a case. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, Party } from '../../cli/demo/party.ts';
import { refusals } from '../../domain/refusals.ts';
import { createParts } from '../../parts.ts';
import { scoutsHere } from '../../exchange/crafted-bundle.ts';
import { createExchange } from '../../exchange/exchange.ts';
import { chance, contentsOf } from '../../exchange/testing/mutations.ts';
import { addContact } from '../add-contact.ts';
import { applyBundle } from '../apply-bundle.ts';
import { inspectBundle } from '../inspect-bundle.ts';
import type { DecodedBundle } from '../ports/exchange.ts';
import type { Unlocked } from '../unlocked.ts';
import { trustContact } from '../trust-contact.ts';
import { FuzzCases, sha256, signatureKey } from './fuzz-cases.ts';
import type { Cast } from './fuzz-statements.ts';
import type { FuzzReport } from './fuzz.ts';
import { testCost } from './parties.ts';

const [folder = '', first = '0', last = '0', seed = '1'] = process.argv.slice(2);
const { tools, vaults } = createParts();
const party = await Party.begin({ tools, vaults }, folder, 'ben', 'coordinator', testCost);
const { unlocked } = party;
const now = new Date('2026-03-14T12:00:00Z');
const [ana, cleo] = [await tools.pgp.createIdentity('Ana', now), await tools.pgp.createIdentity('Cleo', now)];
for (const { certificate } of [ana, cleo]) {
  must(await addContact(unlocked, certificate.bytes, 'coordinator'));
  must(await trustContact(unlocked, certificate.digest, { state: 'verified', compared: 'in person' }));
}
const cast: Cast = { ana, cleo, ben: unlocked.own.certificate };
// A worker of its own costs twenty times what a case does: its scout goes ahead in this thread, and in a worker now and then.
const read = new Map<string, ReturnType<typeof tools.pgp.readCertificate>>();
// The same certificates come again and again: those with new bytes are read, the others were.
const pgp: typeof tools.pgp = {
  ...tools.pgp,
  readCertificate(bytes) {
    const key = sha256(bytes);
    const known = read.get(key) ?? tools.pgp.readCertificate(bytes);
    if (read.size < 1_000) read.set(key, known);
    return known;
  },
};
const exchange = createExchange(pgp, tools.randomness, tools.clock, scoutsHere(pgp));
const here: Unlocked = { ...unlocked, pgp, exchange };
const casesAWorker = 200;
const look = (bytes: Uint8Array, index = 0) =>
  inspectBundle(index % casesAWorker === 0 ? unlocked : here, bytes, () => undefined);
const cases = await FuzzCases.begin(tools.pgp, tools.exchange, cast, async (bytes) => {
  const inspected = must(await look(bytes));
  must(await applyBundle(unlocked, inspected));
  return inspected.bundle.digest;
});
const original = contentsOf(must(await look(cases.original)).bundle);

/** Bytes of the vault and names of what lies around it. */
const vaultFile = (): Buffer => readFileSync(unlocked.vault.path);
const listing = (): string =>
  readdirSync(folder)
    .filter((name) => name !== 'case.pgp')
    .sort()
    .join();
const [before, around] = [vaultFile(), listing()];

/** True when everything that was accepted was signed, just so, by whom it names. Counted here with other means than the reader's. */
function isAsSigned(
  { manifest, changes, certificates, statements, unverifiable }: DecodedBundle,
  signed: ReadonlySet<string>,
  digest: string,
): boolean {
  const known = new Map([ana.certificate, cleo.certificate, cast.ben].map((one) => [one.digest, one.name]));
  return (
    signed.has(`manifest ${manifest.from} ${digest}`) &&
    manifest.to === cast.ben.digest &&
    certificates.every((one) => known.get(one.digest) === one.name) &&
    changes.every(({ wire, author }) => {
      const header = Buffer.from(wire.header, 'base64url');
      const { digests }: { digests: readonly string[] } = JSON.parse(header.toString());
      return (
        signed.has(signatureKey('change', author, header)) &&
        wire.disclosures.every((text) => digests.includes(sha256(Buffer.from(text, 'base64url'))))
      );
    }) &&
    statements.every(({ wire }) => {
      const bytes = Buffer.from(wire.statement, 'base64url');
      const said: { author: string; successor?: string } = JSON.parse(bytes.toString());
      return [said.author, said.successor]
        .filter((by) => by !== undefined)
        .every((by) => signed.has(signatureKey('statement', by, bytes)));
    }) &&
    unverifiable.every(({ author }) => known.has(author))
  );
}

const report = (message: FuzzReport): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });

await report({ case: Number(first) - 1, kind: 'ready', outcome: 'ready', ms: 0, trouble: null });
for (let index = Number(first); index < Number(last); index += 1) {
  const made = await cases.make(chance(Math.imul(Number(seed), 0x9e3779b1) ^ index));
  writeFileSync(join(folder, 'case.pgp'), made.bytes);
  const began = performance.now();
  let outcome: string;
  let trouble: FuzzReport['trouble'] = null;
  try {
    const looked = await look(made.bytes, index);
    if (!looked.ok) {
      outcome = looked.refusal.code;
      if (!(outcome in refusals)) trouble = 'unnamed';
    } else {
      const { bundle } = looked.value;
      const same = contentsOf(bundle) === original;
      outcome = same ? 'accepted: unchanged contents' : 'accepted: what its authors signed';
      if (made.unsigned ? !same : !isAsSigned(bundle, made.signed, bundle.digest)) trouble = 'altered';
    }
  } catch (error) {
    outcome = `thrown: ${error instanceof Error ? error.name : typeof error}`;
    trouble = 'unnamed';
  }
  const ms = performance.now() - began;
  if (!vaultFile().equals(before) || listing() !== around) trouble = 'written';
  await report({ case: index, kind: made.kind, outcome, ms, trouble });
}
await party.close();
process.disconnect();
