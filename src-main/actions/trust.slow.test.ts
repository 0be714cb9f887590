import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { listContacts } from './contact-view.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { recordHistory } from './record-history.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

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

const values = (party: Party) => party.unlocked.vault.read.row(id)?.values;
const quiet = (): void => undefined;

describe('an author who is rejected after being trusted', () => {
  it('stops counting and is not lost; accepted again, all of it counts as before', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    expect(values(anna)).toMatchObject({ priority: 'urgent' });
    const late = await (async () => {
      await boris.put('case', { status: 'open' }, id);
      return boris.send(anna, []);
    })();

    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    expect(values(anna)).toMatchObject({ priority: 'normal' });
    const lines = must(await recordHistory(anna.unlocked, id));
    expect(lines.find(({ value }) => value === 'urgent')).toMatchObject({ standing: 'not counted' });
    const bytes = must(await anna.unlocked.files.read(late.path, 1e8));
    expect(await inspectBundle(anna.unlocked, bytes, quiet)).toMatchObject({
      refusal: { code: 'signer-rejected' },
    });

    must(await trustContact(anna.unlocked, boris.digest, { state: 'accepted' }));
    expect(values(anna)).toMatchObject({ priority: 'urgent' });
    await anna.receive(late.path);
    expect(values(anna)).toMatchObject({ priority: 'urgent', status: 'open' });
  });

  it('is not relayed, and what is merged already is not parked a second time when others relay it', async () => {
    const dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    await dora.meet(boris, 'coordinator');
    await anna.meet(dora, 'coordinator');
    await boris.put('case', { danger: 'CANARY of boris' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    await dora.receive((await anna.send(dora, [id])).path);
    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));

    const eve = await stage.party('eve');
    await anna.meet(eve, 'coordinator');
    const request = { to: eve.digest, preset: null, cases: [id], addresses: false };
    const planned = must(await planBundle(anna.unlocked, request));
    expect(planned.departing.map(({ author }) => author)).not.toContain(boris.digest);
    expect(planned.view.reveals).toEqual([]);
    const counts = await anna.receive((await dora.send(anna, [])).path);
    expect(counts.quarantined).toBe(0);
    expect(await anna.unlocked.vault.read.quarantined()).toEqual([]);
  });

  it('has to be compared anew to be verified again', async () => {
    const rejected = must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    expect(rejected.compared).toBeNull();
    const accepted = must(await trustContact(anna.unlocked, boris.digest, { state: 'accepted' }));
    expect(accepted).toMatchObject({ state: 'accepted', compared: null });
    expect((await listContacts(anna.unlocked))[0]).toMatchObject({ state: 'accepted', compared: null });
  });
});

describe('a role', () => {
  it('changes what was written already: to a proposal, and back', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    must(await trustContact(anna.unlocked, boris.digest, { role: 'shelter' }));
    expect(anna.unlocked.vault.read.row(id)).toMatchObject({
      values: { priority: 'normal' },
      proposals: ['priority'],
    });
    const request = { to: boris.digest, preset: null, cases: [], addresses: false };
    expect(must(await planBundle(anna.unlocked, request)).departing).toEqual([]);
    must(await trustContact(anna.unlocked, boris.digest, { role: 'coordinator' }));
    expect(anna.unlocked.vault.read.row(id)).toMatchObject({ values: { priority: 'urgent' }, proposals: [] });
  });
});
