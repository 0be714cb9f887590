import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { ManifestDigest } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { verificationDigits } from '../domain/verification-digits.ts';
import { craftBundle } from '../exchange/crafted-bundle.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { listContacts } from './contact-view.ts';
import { bundleHandlers } from './desk-bundles.ts';
import { freshChannelId } from './fresh-id.ts';
import { ImportDesk } from './import-desk.ts';
import { keepWarning } from './keep-warning.ts';
import { Seat } from './seat.ts';
import { settleWarnings } from './settle-warnings.ts';
import { Stage, testCost } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  const id = await boris.put('case', { alias: 'Heron' });
  await anna.receive((await boris.send(anna, [id])).path);
});
afterEach(() => stage.close());

const context = { progress: () => undefined };
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

/** What a window asks of anna's vault. */
function deskOfAnna() {
  const seat = new Seat();
  seat.take(anna.unlocked);
  const { tools, vaults } = stage.parts;
  const place = { path: '', anchor: null, cost: testCost };
  const recoveryCodes = { make: () => '', isSame: () => false };
  const handlers = bundleHandlers(
    { tools, vaults, place, recoveryCodes },
    seat,
    new ImportDesk(tools.randomness),
  );
  return {
    inspect: (bytes: Uint8Array) => handlers['bundle.inspect']({ bytes: new Uint8Array(bytes) }, context),
    apply: (token: string) => handlers['bundle.apply']({ token }, context),
    cancel: () => handlers['bundle.cancel'](undefined, context),
    keep: () => handlers['bundle.keepWarning'](undefined, context),
  };
}

/** Number 1 for anna: of the series that she knows, or the first of another one. */
async function written(by: Party, series: 'known' | 'another') {
  const { exchange, own, randomness } = by.unlocked;
  const [known] = anna.unlocked.vault.read.seenFrom(boris.digest);
  if (known === undefined) throw new Error('nothing came');
  const { bytes } = await exchange.writeBundle({
    manifest: {
      channel: series === 'known' ? known.channel : freshChannelId(randomness),
      number: 1,
      previous: null,
      follows: null,
      day: '2027-03-12',
      preset: 'coordinator',
      acknowledgements: [],
      journal: exchange.journalStart,
    },
    own,
    to: anna.unlocked.own.certificate,
    aead: true,
    changes: [],
    certificates: [own.certificate],
  });
  return bytes;
}

const warnings = async () =>
  (await listContacts(anna.unlocked)).find(({ digest }) => digest === boris.digest)?.warnings;
const events = async () => (await anna.unlocked.vault.read.journal()).map(({ event }) => event);
/** Gives whether the vault file is the same before and after. */
async function unwritten(work: () => Promise<unknown>): Promise<boolean> {
  const { path } = anna.unlocked.vault;
  const before = await readFile(path);
  await work();
  return before.equals(await readFile(path));
}

describe('a fork', () => {
  it('is kept when the user says so, once, over restarts, until it is settled', async () => {
    const fork = await written(boris, 'known');
    const desk = deskOfAnna();
    expect(
      await unwritten(async () => {
        expect(await desk.inspect(fork)).toMatchObject({
          refusal: { code: 'bundle-fork', detail: { from: boris.digest, number: 1 } },
        });
      }),
    ).toBe(true);
    expect(await warnings()).toEqual([]);
    expect(must(await desk.keep())).toEqual({ warning: 'kept' });
    expect(await unwritten(async () => must(await desk.keep()))).toBe(true);
    expect(must(await desk.keep())).toEqual({ warning: 'kept before' });

    await stage.reopen(anna);
    expect(await warnings()).toMatchObject([{ kind: 'fork', number: 1 }]);
    const [seen] = (await warnings()) ?? [];
    expect((await events()).at(-1)).toEqual({
      what: 'fork seen',
      from: boris.digest,
      channel: anna.unlocked.vault.read.seenFrom(boris.digest)[0]?.channel,
      number: 1,
      manifest: seen?.manifest,
      at: seen?.at,
    });

    expect(must(await settleWarnings(anna.unlocked, boris.digest)).warnings).toEqual([]);
    expect((await events()).at(-1)).toMatchObject({ what: 'warning settled', digest: boris.digest });
    expect(await unwritten(() => settleWarnings(anna.unlocked, boris.digest))).toBe(true);
    await stage.reopen(anna);
    expect(await warnings()).toEqual([]);
    const again = deskOfAnna();
    await again.inspect(fork);
    expect(must(await again.keep())).toEqual({ warning: 'settled before' });
    expect(await warnings()).toEqual([]);
  });

  it('is kept only as what was refused last', async () => {
    const desk = deskOfAnna();
    expect(code(await desk.keep())).toBe('no-such-preview');
    await desk.inspect(await written(boris, 'known'));
    await desk.inspect(new Uint8Array([1]));
    expect(code(await desk.keep())).toBe('no-such-preview');
    await desk.inspect(await written(boris, 'known'));
    await desk.cancel();
    expect(code(await desk.keep())).toBe('no-such-preview');
    await desk.inspect(await written(boris, 'known'));
    must(await desk.inspect(await written(boris, 'another')));
    expect(code(await desk.keep())).toBe('no-such-preview');
    expect(await warnings()).toEqual([]);
  });

  it('is never kept of a stranger, of whoever is not trusted, or without a good signature', async () => {
    const dora = await stage.party('dora');
    const altered = await written(boris, 'known');
    altered[5000] = (altered[5000] ?? 0) ^ 1;
    const [known] = anna.unlocked.vault.read.seenFrom(boris.digest);
    const forged = await craftBundle(createPgpForExchange(), {
      from: boris.unlocked.own,
      to: anna.unlocked.own.certificate,
      ...(known === undefined ? {} : { draft: { channel: known.channel } }),
      signer: dora.unlocked.own,
    });
    const good = await written(boris, 'known');
    const desk = deskOfAnna();
    for (const [bytes, refusal] of [
      [await written(dora, 'known'), 'signer-unknown'],
      [altered, 'bundle-altered'],
      [forged, 'bundle-signature-bad'],
    ] as const) {
      expect(code(await desk.inspect(bytes))).toBe(refusal);
      expect(code(await desk.keep()), refusal).toBe('no-such-preview');
    }
    for (const [state, refusal] of [
      ['unknown', 'signer-unknown'],
      ['rejected', 'signer-rejected'],
    ] as const) {
      must(await trustContact(anna.unlocked, boris.digest, { state }));
      expect(code(await desk.inspect(good))).toBe(refusal);
      expect(code(await desk.keep()), refusal).toBe('no-such-preview');
    }
    expect(await warnings()).toEqual([]);
    expect(await events()).not.toContainEqual(expect.objectContaining({ what: 'fork seen' }));
  });

  it('stands a hundred times at most, and again once those are settled', async () => {
    const { randomness } = anna.unlocked;
    const fork = (number: number) => ({
      from: boris.digest,
      channel: freshChannelId(randomness),
      number,
      manifest: String(number).padStart(64, '0') as ManifestDigest,
      at: '2027-03-12T00:00:00.000Z',
    });
    for (let number = 1; number <= 100; number += 1)
      expect(must(await keepWarning(anna.unlocked, fork(number)))).toEqual({ warning: 'kept' });
    expect(await unwritten(() => keepWarning(anna.unlocked, fork(101)))).toBe(true);
    expect(must(await keepWarning(anna.unlocked, fork(101)))).toEqual({ warning: 'too many' });
    expect(await warnings()).toHaveLength(100);
    must(await settleWarnings(anna.unlocked, boris.digest));
    expect(must(await keepWarning(anna.unlocked, fork(101)))).toEqual({ warning: 'kept' });
    expect(await warnings()).toHaveLength(1);
  });

  it('of a stranger is refused with the first digits, of a contact with the digest alone', async () => {
    const dora = await stage.party('dora');
    const desk = deskOfAnna();
    const stranger = await desk.inspect(await written(dora, 'another'));
    const digits = verificationDigits(dora.digest).slice(0, 2).join(' ');
    expect(stranger).toMatchObject({ refusal: { detail: { from: dora.digest, digits } } });
    const known = await desk.inspect(await written(boris, 'known'));
    expect(known.ok || known.refusal.detail?.['digits']).toBeUndefined();
  });
});

describe('a new series that follows from nothing', () => {
  it('stands as a warning from when it is taken in, over restarts, until it is settled', async () => {
    expect(await warnings()).toEqual([]);
    const desk = deskOfAnna();
    const preview = must(await desk.inspect(await written(boris, 'another')));
    expect(preview.verdict).toBe('new channel, unexpected');
    expect(await warnings()).toEqual([]);
    must(await desk.apply(preview.token));
    await stage.reopen(anna);
    expect(await warnings()).toMatchObject([{ kind: 'new series', number: 1 }]);
    must(await settleWarnings(anna.unlocked, boris.digest));
    await stage.reopen(anna);
    expect(await warnings()).toEqual([]);
  });

  it('is nothing to settle of somebody who is not known', async () => {
    expect(code(await settleWarnings(anna.unlocked, '0'.repeat(64)))).toBe('no-such-contact');
  });
});
