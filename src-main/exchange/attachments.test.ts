import { expect, test } from 'vitest';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { openAttachment, sealAttachment } from './attachments.ts';
import { scoutsHere } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { sha256 } from './sha256.ts';

const pgp = createPgpForExchange();
const plain = Buffer.from('a passport, scanned');

test('an attachment opens as what its record says of it', async () => {
  const { claim, body } = await sealAttachment(plain, pgp);
  expect(claim).toMatchObject({ sha256: sha256(plain), sealed: sha256(body.bytes), size: plain.length });
  expect(body.sha256).toBe(claim.sealed);
  expect(Buffer.from((await openAttachment(body.bytes, claim, pgp)) ?? [])).toEqual(plain);
});

test('the exchange seals and opens them', async () => {
  const surroundings = [{ bytes: () => new Uint8Array() }, { now: () => new Date() }] as const;
  const exchange = createExchange(pgp, ...surroundings, scoutsHere(pgp));
  const { claim, body } = await exchange.sealAttachment(plain);
  expect(Buffer.from((await exchange.openAttachment(body.bytes, claim)) ?? [])).toEqual(plain);
});

test('attachment swap: nothing is given out where anything differs from what the record says', async () => {
  const { claim, body } = await sealAttachment(plain, pgp);
  const other = await sealAttachment(Buffer.from('another'), pgp);
  const open = (bytes: Uint8Array, changes: Partial<typeof claim> = {}) =>
    openAttachment(bytes, { ...claim, ...changes }, pgp);
  expect(await open(other.body.bytes)).toBeNull();
  expect(await open(other.body.bytes, { sealed: other.claim.sealed })).toBeNull();
  // Opens with its own key, and is not what was recorded.
  expect(await open(other.body.bytes, { sealed: other.claim.sealed, key: other.claim.key })).toBeNull();
  expect(await open(body.bytes, { sealed: other.claim.sealed })).toBeNull();
  expect(await open(body.bytes, { key: other.claim.key })).toBeNull();
  expect(await open(body.bytes, { key: `${claim.key}=` })).toBeNull();
  expect(await open(body.bytes, { size: claim.size + 1 })).toBeNull();
  expect(await open(body.bytes, { sha256: other.claim.sha256 })).toBeNull();
});
