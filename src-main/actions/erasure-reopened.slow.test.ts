import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { ErasureAnswer } from '../domain/erasure.ts';
import type { ChangeContent } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import { answerErasure } from './answer-erasure.ts';
import { listErasures, waitingErasures } from './list-erasures.ts';
import type { SignedChange } from './ports/exchange.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let carol: Party;
let warning: ChangeContent;
let signed: SignedChange;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  carol = await stage.party('carol');
  await carol.meet(boris, 'coordinator');
  warning = saying(carol, 'safeHouse', null, { codeName: 'Lime', state: 'compromised' });
  signed = await carol.unlocked.exchange.signChange(warning, carol.unlocked.own);
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

/** Anna asks for what Carol is about to say, of these keys. */
async function ask(...keys: readonly string[]): Promise<void> {
  const { exchange, own } = anna.unlocked;
  const digests = signed.change.disclosures
    .filter(({ key }) => keys.includes(key))
    .map(({ digest }) => digest)
    .toSorted();
  const said = { author: anna.digest, to: boris.digest, digests, reason: 'mistake' } as const;
  const at = '2027-03-12T00:00:00Z';
  const statement = await exchange.signStatement({ what: 'erase requested', ...said, at }, [own]);
  await takeIn(boris, await craftedBundle(anna, boris, { statements: [statement] }));
}

const answer = async (said: ErasureAnswer): Promise<void> => {
  const [request] = (await listErasures(boris.unlocked)).incoming;
  must(await answerErasure(boris.unlocked, { request: request?.request ?? '', answer: said }, quiet));
};
const carolSays = async (): Promise<void> => {
  await boris.meet(carol, 'coordinator');
  await takeIn(boris, await craftedBundle(carol, boris, { wires: [signed.wire] }));
};

/** How many wait: as they are counted, and as they are listed. */
async function waiting(): Promise<number> {
  const { incoming } = await listErasures(boris.unlocked);
  const { waiting: counted } = waitingErasures(boris.unlocked);
  expect(counted).toBe(incoming.filter(({ open }) => open).length);
  return counted;
}

describe('a request that was answered and is open again', () => {
  it('is counted once what it is about arrives from somebody else, until that is erased', async () => {
    await ask('field/state');
    expect(await waiting()).toBe(1);
    await answer('not held');
    expect(await waiting()).toBe(0);
    await carolSays();
    expect(await waiting()).toBe(1);
    // From the log as from the image of the index.
    must(await boris.unlocked.vault.rekey(quiet));
    expect(await waiting()).toBe(1);
    await stage.reopen(boris);
    expect(await waiting()).toBe(1);
    await answer('erased');
    expect(await waiting()).toBe(0);
    expect(boris.unlocked.vault.read.row(warning.record as RecordId)?.values).toEqual({ codeName: 'Lime' });
  });

  it('is counted when it waits in quarantine, and still when that is released', async () => {
    await ask('field/state');
    await answer('not held');
    const certificates = [carol.unlocked.own.certificate];
    await takeIn(boris, await craftedBundle(anna, boris, { wires: [signed.wire], certificates }));
    expect(await boris.unlocked.vault.read.quarantined()).toHaveLength(1);
    expect(await waiting()).toBe(1);
    await carolSays();
    expect(await boris.unlocked.vault.read.quarantined()).toHaveLength(0);
    expect(await waiting()).toBe(1);
    await answer('declined');
    expect(await waiting()).toBe(0);
  });

  it('is not counted for what says no value, nor when it was declined', async () => {
    await ask('type', 'record');
    await answer('not held');
    await ask('field/codeName', 'field/state');
    await answer('declined');
    await carolSays();
    expect(await waiting()).toBe(0);
  });

  it('is counted once, whatever of it comes, and not for others', async () => {
    await ask('field/codeName', 'field/state');
    await answer('not held');
    await ask('field/codeName');
    await answer('declined');
    await carolSays();
    expect(await waiting()).toBe(1);
  });
});
