import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { sortIncoming } from './incoming-changes.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', priority: 'normal' });
  await boris.receive((await anna.send(boris, [id])).path);
});
afterEach(() => stage.close());

describe('quarantine', () => {
  it('goes on holding what breaks a rule, when its author is accepted', async () => {
    const dora = await stage.party('dora');
    const mixed = saying(dora, 'person', null, { alias: 'Wren', trueName: 'two groups in one change' });
    const { wire } = await dora.unlocked.exchange.signChange(mixed, dora.unlocked.own);
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    await anna.meet(dora, 'coordinator');
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(1);
    expect(anna.unlocked.vault.read.acknowledgementsFor(boris.digest)[0]?.quarantined).toHaveLength(1);
  });

  it('releases under the signature that was checked, not under one that nobody could check', async () => {
    const dora = await stage.party('dora');
    const {
      wire,
      id: change,
      author,
      change: opened,
    } = await dora.unlocked.exchange.signChange(
      saying(dora, 'case', id, { priority: 'urgent' }),
      dora.unlocked.own,
    );
    const forged = { ...wire, signature: Buffer.from('no signature').toString('base64url') };
    const [received] = anna.unlocked.vault.read.seenFrom(boris.digest);
    const from = received?.manifest ?? ('ab'.repeat(32) as never);
    must(
      await anna.unlocked.vault.append([
        { kind: 'quarantined', id: change, author, wire: forged, from, reason: 'author-unverifiable' },
      ]),
    );
    await anna.meet(dora, 'coordinator');
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(1);
    const bundle = { changes: [{ id: change, author, wire, change: opened }], unverifiable: [] };
    const { signal } = new AbortController();
    const [sorted] = must(
      await sortIncoming(anna.unlocked, bundle as unknown as DecodedBundle, new Set(), signal),
    );
    expect(sorted?.quarantine).toBeNull();
    expect(sorted?.wires.map(({ signature }) => signature)).toEqual([wire.signature, wire.signature]);
  });
});
