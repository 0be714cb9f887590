import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase as passphrase, must, type Party } from '../cli/demo/party.ts';
import type { Result } from '../domain/result.ts';
import { createExchange } from '../exchange/exchange.ts';
import { workerScouts } from '../exchange/worker-scout.ts';
import { generateRecoveryCode, isSameRecoveryCode } from '../vault/recovery-code.ts';
import { addContact } from './add-contact.ts';
import { createDeskOver } from './desk.ts';
import { createParts } from '../parts.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { journalHead } from './journal.ts';
import type { Desk, DeskContext } from './ports/desk.ts';
import { certificateText } from './save-key.ts';
import { craftedBundle, saying } from './testing/crafted-bundle.ts';
import { Stage, testCost } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

describe('a bundle that costs too much', () => {
  it('is refused by name, writes nothing, and the vault lives on', async () => {
    const [anna, boris] = await stage.pair();
    const hog = Array.from({ length: 340_000 }, () => ({}));
    const costly = await craftedBundle(anna, boris, {
      contents: [1, 2, 3, 4, 5].map(() => saying(anna, 'case', null, { laterField: hog })),
    });
    const honest = await craftedBundle(anna, boris, {
      contents: [saying(anna, 'case', null, { alias: 'Heron' })],
    });
    const { unlocked } = boris;
    const file = new URL('../bundle-worker.ts', import.meta.url);
    const small: Unlocked = {
      ...unlocked,
      exchange: createExchange(
        unlocked.pgp,
        { bytes: (count) => randomBytes(count) },
        unlocked.clock,
        workerScouts(file, { memory: 64, time: 60_000 }),
      ),
    };
    const before = await readFile(unlocked.vault.path);
    const head = journalHead(unlocked).number;
    const refused = await inspectBundle(small, costly, () => undefined);
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'bundle-too-costly', detail: { limit: 'memory' } },
    });
    expect(journalHead(unlocked).number).toBe(head);
    expect(before.equals(await readFile(unlocked.vault.path))).toBe(true);
    expect(code(await inspectBundle(small, honest, () => undefined))).toBe('ok');
  });
});

describe('cancelling while a bundle is read', () => {
  let desk: Desk;
  let dora: Party;
  let bytes: Uint8Array<ArrayBuffer>;
  const quiet: DeskContext = { progress: () => undefined };

  beforeEach(async () => {
    // With the worker, which cancelling has to end.
    const { tools, vaults } = createParts();
    // Made by a party, so that dora has someone to send to; then opened by the desk.
    const anna = await stage.party('anna');
    dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    desk = createDeskOver({
      tools,
      vaults,
      place: { path: anna.unlocked.vault.path, anchor: stage.path('anna.anchor'), cost: testCost },
      recoveryCodes: { make: () => generateRecoveryCode(tools.randomness), isSame: isSameRecoveryCode },
    });
    const contents = Array.from({ length: 200 }, (_, index) =>
      saying(dora, 'case', null, { alias: `Heron ${index}` }),
    );
    bytes = new Uint8Array(await craftedBundle(dora, anna, { contents }));
    must(
      await addContact(
        anna.unlocked,
        new TextEncoder().encode(certificateText(dora.unlocked)),
        'coordinator',
      ),
    );
    must(await trustContact(anna.unlocked, dora.digest, { state: 'verified', compared: 'in person' }));
    await anna.close();
    must(await desk.handlers['vault.unlock']({ passphrase }, quiet));
  });
  afterEach(() => desk.close());

  it.each(['open', 'check', 'verify', 'compare'])(
    'stops it at "%s"; nothing has changed, and the next look works',
    async (at) => {
      const steps: string[] = [];
      let cancelling: Promise<Result<null>> | null = null;
      const progress = (step: string): void => {
        steps.push(step);
        if (step === at) cancelling ??= desk.handlers['bundle.cancel'](undefined, quiet);
      };
      expect(code(await desk.handlers['bundle.inspect']({ bytes }, { progress }))).toBe('cancelled');
      expect(cancelling).not.toBeNull();
      expect(steps.at(-1)).toBe(at);

      const preview = must(await desk.handlers['bundle.inspect']({ bytes }, quiet));
      expect(preview).toMatchObject({ verdict: 'new channel', counts: { new: 200 } });
      expect(must(await desk.handlers['bundle.apply']({ token: preview.token }, quiet)).new).toBe(200);
    },
  );

  it('another bundle that is looked at meanwhile takes the place of the first', async () => {
    const first = desk.handlers['bundle.inspect']({ bytes }, quiet);
    const second = desk.handlers['bundle.inspect']({ bytes }, quiet);
    expect(code(await first)).toBe('cancelled');
    const { token } = must(await second);
    expect(code(await desk.handlers['bundle.apply']({ token }, quiet))).toBe('ok');
  });
});
