import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DecodedBundle, Exchange } from '../actions/ports/exchange.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { refusals } from '../domain/refusals.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import {
  contentOf,
  craftBundle,
  craftTar,
  draftOf,
  scoutsHere,
  surroundingsOf,
  type Crafting,
} from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { chance, contentsOf, mutate } from './testing/mutations.ts';

/*
 * Invariant 6 at the reader: any altered byte of bundle, header or disclosure is refused by name, and nothing altered is ever
 * returned. The reader has nothing to write with. `MUTATIONS` and `SEED` make it longer or repeat it.
 */
const rounds = Number(process.env['MUTATIONS'] ?? 2000);
const seed = Number(process.env['SEED'] ?? 20260314);

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
let exchange: Exchange;
let ana: OwnIdentity;
let ben: OwnIdentity;
let crafting: Crafting;
let bundle: Uint8Array;
let content: string;

beforeAll(async () => {
  exchange = createExchange(
    pgp,
    { bytes: (count) => randomBytes(count) },
    { now: () => now },
    scoutsHere(pgp),
  );
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
  const changes = [];
  for (let index = 0; index < 8; index++)
    changes.push((await exchange.signChange(contentOf(`Heron ${index}`), ana)).wire);
  crafting = { from: ana, to: ben.certificate, changes };
  const written = await exchange.writeBundle({
    manifest: draftOf(),
    own: ana,
    to: ben.certificate,
    aead: true,
    changes,
    certificates: [ana.certificate],
  });
  bundle = written.bytes;
  const read = await exchange.readBundle(bundle, mine());
  if (!read.ok) throw new Error(read.refusal.code);
  content = contentsOf(read.value);
});

const mine = () => surroundingsOf(ben, [{ certificate: ana.certificate }]);

interface Tally {
  refused: Map<string, number>;
  harmless: number;
  altered: number;
}

async function offer(bytes: Uint8Array, tally: Tally): Promise<void> {
  const read = await exchange.readBundle(bytes, mine());
  if (read.ok) {
    if (contentsOf(read.value) === content) tally.harmless += 1;
    else tally.altered += 1;
    return;
  }
  expect(Object.keys(refusals)).toContain(read.refusal.code);
  tally.refused.set(read.refusal.code, (tally.refused.get(read.refusal.code) ?? 0) + 1);
}
const newTally = (): Tally => ({ refused: new Map(), harmless: 0, altered: 0 });

describe(`invariant 6: any altered byte of bundle, header or disclosure: refusal by name (${rounds} rounds, seed ${seed})`, () => {
  test('of the encrypted file: all refused by name', async () => {
    const draw = chance(seed);
    const tally = newTally();
    for (let round = 0; round < rounds; round++) {
      const altered = mutate(bundle, draw);
      if (Buffer.compare(altered, bundle) !== 0) await offer(altered, tally);
    }
    expect(tally).toMatchObject({ harmless: 0, altered: 0 });
    expect(tally.refused.size).toBeGreaterThan(1);
  });

  test('of the headers of the encrypted file, bit by bit', async () => {
    const tally = newTally();
    for (let bit = 0; bit < 160 * 8; bit++) {
      const altered = Buffer.from(bundle);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await offer(altered, tally);
    }
    expect(tally.harmless).toBe(0);
    expect(tally.altered).toBe(0);
  });

  test('of the tar, sealed again by the sender: what the manifest does not vouch for is refused', async () => {
    const draw = chance(seed + 1);
    const tally = newTally();
    const tar = await craftTar(pgp, crafting);
    for (let round = 0; round < rounds; round++) {
      const altered = mutate(tar, draw);
      if (Buffer.compare(altered, tar) === 0) continue;
      await offer(await pgp.sealForOne(altered, ben.certificate, ana, true, now), tally);
    }
    expect(tally).toMatchObject({ harmless: 0, altered: 0 });
    expect(tally.refused.size).toBeGreaterThan(2);
  });

  test('of changes.jsonl, listed and signed again by the sender: no altered change is taken', async () => {
    const draw = chance(seed + 2);
    const tally = newTally();
    for (let round = 0; round < rounds; round++) {
      const spoil = (bytes: Uint8Array): Uint8Array => mutate(bytes, draw);
      const altered = await craftBundle(pgp, {
        ...crafting,
        members: (all) =>
          all.map((one) => (one.name === 'changes.jsonl' ? { ...one, content: spoil(one.content) } : one)),
      });
      const read = await exchange.readBundle(altered, mine());
      if (!read.ok) tally.refused.set(read.refusal.code, (tally.refused.get(read.refusal.code) ?? 0) + 1);
      // A sender may leave out whole changes or disclosures. What does come must be what its author signed.
      else if (isPartOf(read.value)) tally.harmless += 1;
      else tally.altered += 1;
    }
    expect(tally.altered).toBe(0);
    expect([...tally.refused.keys()].every((code) => code in refusals)).toBe(true);
  });

  test('of a certificate, listed and signed again by the sender: no other key takes its place', async () => {
    const draw = chance(seed + 3);
    const tally = newTally();
    for (let round = 0; round < rounds / 4; round++) {
      const altered = await craftBundle(pgp, {
        ...crafting,
        members: (all) =>
          all.map((one) =>
            one.name.startsWith('certs/') ? { ...one, content: mutate(one.content, draw) } : one,
          ),
      });
      const read = await exchange.readBundle(altered, mine());
      if (!read.ok) tally.refused.set(read.refusal.code, (tally.refused.get(read.refusal.code) ?? 0) + 1);
      else if (
        isPartOf(read.value) &&
        read.value.certificates.every(({ digest }) => digest === ana.certificate.digest)
      )
        tally.harmless += 1;
      else tally.altered += 1;
    }
    expect(tally.altered).toBe(0);
  });
});

function isPartOf(read: DecodedBundle): boolean {
  const signed = JSON.parse(content) as [
    unknown,
    unknown,
    unknown,
    unknown,
    unknown,
    unknown,
    [string, string, { digest: string }[]][],
  ];
  const original = new Map(
    signed[6].map(([id, , disclosures]) => [id, new Set(disclosures.map((one) => JSON.stringify(one)))]),
  );
  return read.changes.every(({ id, change }) =>
    change.disclosures.every((one) => original.get(id)?.has(JSON.stringify(one)) === true),
  );
}
