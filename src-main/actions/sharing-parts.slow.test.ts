import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { eraseRecord } from './erase-record.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';
import { trustContact } from './trust-contact.ts';
import { undoAction } from './undo-action.ts';
import { putRecords } from './put-record.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

/** All that would leave now, as text: names and values are found in it. */
const leaves = async (from: Party, to: Party, cases: readonly RecordId[] = [], addresses = false) =>
  said(from, await plan(from, to, cases, addresses)).join('\n');

const confirm = async (from: Party, to: Party): Promise<void> => {
  await from.receive((await to.send(from, [])).path);
};

describe('addresses', () => {
  it('ticked later send exactly the missing part; unticked again, only that they were replaced', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    const house = await anna.put('safeHouse', { codeName: 'Lighthouse', address: 'street 1' });
    await anna.put('stay', { case: id, safeHouse: house, guestName: 'Maple' });
    await boris.receive((await anna.send(boris, [id])).path);
    await confirm(anna, boris);
    const ticked = await plan(anna, boris, [], true);
    expect(said(anna, ticked)).toEqual(['safeHouse: field/address = "street 1"']);
    must(await exportBundle(anna.unlocked, ticked, stage.path('ticked.pgp'), false));
    await boris.receive(stage.path('ticked.pgp'));
    await confirm(anna, boris);
    expect(said(anna, await plan(anna, boris, [], true))).toEqual([]);

    await anna.put('safeHouse', { address: 'CANARY street 2' }, house);
    expect(said(anna, await plan(anna, boris))).toEqual(['safeHouse: over/address']);
    await boris.receive((await anna.send(boris, [])).path);
    expect(boris.unlocked.vault.read.row(house)?.notShared).toEqual(['address']);
  });
});

describe('what was removed', () => {
  it('before it was ever shared stays, with what is below it; afterwards its removal leaves', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    const slip = must(
      await putRecords(anna.unlocked, [{ type: 'person', fields: { case: id, trueName: 'CANARY' } }]),
    )[0];
    const person = slip?.id as RecordId;
    await anna.put('document', { person, kind: 'CANARY passport' });
    must(await undoAction(anna.unlocked, person, slip?.action ?? ''));
    const kept = await anna.put('person', { case: id, alias: 'Wren' });
    expect(await leaves(anna, boris, [id])).not.toContain('CANARY');

    await boris.receive((await anna.send(boris, [id])).path);
    await anna.put('person', { removed: 'left' }, kept);
    expect(await leaves(anna, boris)).toContain('person: field/removed = "left"');
    // Boris gave it back: his own are told of their removal too.
    const his = await boris.put('person', { case: id, alias: 'Finch' });
    await anna.receive((await boris.send(anna, [])).path);
    await anna.put('person', { removed: 'twice' }, his);
    expect(await leaves(anna, boris)).toContain('person: field/removed = "twice"');
  });
});

describe('a plan that something was written after', () => {
  it.each([
    ['an erasure', (id: RecordId) => eraseRecord(anna.unlocked, id, 'danger', quiet)],
    ['a rejection', () => trustContact(anna.unlocked, boris.digest, { state: 'rejected' })],
    ['another bundle', (id: RecordId) => anna.send(boris, [id])],
  ])('%s: is refused and uses up no number', async (_name, meanwhile) => {
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY' });
    const planned = await plan(anna, boris, [id]);
    await meanwhile(id);
    const before = anna.unlocked.vault.read.channelTo(boris.digest);
    expect(await exportBundle(anna.unlocked, planned, stage.path('stale.pgp'), false)).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
    expect(anna.unlocked.vault.read.channelTo(boris.digest)).toEqual(before);
  });

  it('goes stale by what is written while it is being made', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    const making = planBundle(anna.unlocked, {
      to: boris.digest,
      preset: null,
      cases: [id],
      addresses: false,
    });
    await anna.put('case', { alias: 'Egret' }, id);
    expect(
      await exportBundle(anna.unlocked, must(await making), stage.path('stale.pgp'), false),
    ).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
  });
});

describe('a shelter', () => {
  it('learns that a guest goes elsewhere, and not where', async () => {
    const [cedar, dogwood] = [await stage.party('cedar', 'shelter'), await stage.party('dogwood', 'shelter')];
    for (const shelter of [cedar, dogwood]) {
      await anna.meet(shelter, 'shelter');
      await shelter.meet(anna, 'coordinator');
    }
    const id = await anna.put('case', { alias: 'Heron' });
    const [one, two] = [
      await anna.put('safeHouse', { codeName: 'Cedar house', keeper: cedar.digest }),
      await anna.put('safeHouse', { codeName: 'CANARY house', keeper: dogwood.digest }),
    ];
    const stay = await anna.put('stay', { case: id, safeHouse: one, guestName: 'Maple', from: '2027-03-12' });
    await cedar.receive((await anna.send(cedar, [])).path);
    await anna.put('stay', { safeHouse: two, guestName: 'CANARY Oak', from: '2027-03-13' }, stay);
    expect(said(anna, await plan(anna, cedar))).toEqual(
      expect.arrayContaining(['stay: over/from', 'stay: over/guestName', 'stay: over/safeHouse']),
    );
    expect(await leaves(anna, cedar)).not.toMatch(/CANARY|2027-03-13/);
    expect(await leaves(anna, cedar)).not.toContain(two);
    await cedar.receive((await anna.send(cedar, [])).path);
    expect(cedar.unlocked.vault.read.row(stay)?.notShared).toContain('safeHouse');
    expect(await leaves(anna, dogwood)).toContain('CANARY Oak');
    expect(await leaves(anna, dogwood)).not.toContain('Maple');
  });
});
