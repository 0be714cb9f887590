import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf } from './crafted-bundle.ts';
import { sha256 } from './sha256.ts';
import { signChange } from './sign-change.ts';

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');

test('attack: the place of a withheld disclosure says nothing of its key: they go by digest', async () => {
  const own = await pgp.createIdentity('Ana', now);
  const surroundings = {
    pgp,
    randomness: { bytes: (count: number) => new Uint8Array(randomBytes(count)) },
    clock: { now: () => now },
  };
  const slots = ['alias', 'status', 'priority', 'owner', 'caseworker'].map((slot) => ({
    slot,
    value: slot,
    over: [],
  }));
  const { wire, change } = await signChange({ ...contentOf('Heron'), slots }, own, surroundings);
  const digests = wire.disclosures.map((text) => sha256(Buffer.from(text, 'base64url')));
  expect(digests).toHaveLength(9);
  expect(digests).toEqual(digests.toSorted());
  expect(change.disclosures.map(({ digest }) => digest)).toEqual(digests);
  expect(JSON.parse(Buffer.from(wire.header, 'base64url').toString())).toMatchObject({ digests });
});
