import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { eraseRecord } from './erase-record.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { showCase } from './show-case.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
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

describe('a coordinator who turned and has one case gets no other by knowing an id of it', () => {
  let shared: RecordId;
  let other: RecordId;
  let person: RecordId;
  let stranger: RecordId;
  beforeEach(async () => {
    shared = await anna.put('case', { alias: 'Heron' });
    other = await anna.put('case', { alias: 'CANARY case' });
    person = await anna.put('person', { case: shared, alias: 'Wren' });
    stranger = await anna.put('person', {
      case: other,
      alias: 'CANARY person',
      trueName: 'CANARY true name',
    });
    await boris.receive((await anna.send(boris, [shared])).path);
    await confirm(anna, boris);
  });

  it('the id does not leave in a pointer: of a link only the person that is shared is told', async () => {
    await anna.put('link', { personA: person, personB: stranger, kind: 'relative' });
    const text = await leaves(anna, boris);
    expect(text).toContain(person);
    expect(text).not.toContain(stranger);
    // Shared later, it leaves: the part that was missing.
    await boris.receive((await anna.send(boris, [])).path);
    await confirm(anna, boris);
    expect(await leaves(anna, boris, [other])).toContain(`link: field/personB = "${stranger}"`);
  });

  it.each([
    ['a note below its person', () => saying(boris, 'note', null, { parent: stranger, text: 'hello' })],
    ['a stay that names it', () => saying(boris, 'stay', null, { case: other })],
    ['a word on the case itself', () => saying(boris, 'case', other, { caseworker: 'boris' })],
    ['its person moved into the shared case', () => saying(boris, 'person', stranger, { case: shared })],
  ])('%s', async (_name, content) => {
    await takeIn(anna, await craftedBundle(boris, anna, { contents: [content()] }));
    expect(await leaves(anna, boris)).not.toContain('CANARY');
    // Nor later, after something else was sent.
    await anna.put('case', { priority: 'urgent' }, shared);
    const next = await plan(anna, boris);
    expect(next.cases).toEqual([shared]);
    expect(said(anna, next)).toContain('case: field/priority = "urgent"');
    must(await exportBundle(anna.unlocked, next, stage.path('next.pgp'), false));
    expect(await leaves(anna, boris)).not.toContain('CANARY');
  });

  it('nor by naming a case before its owner shares it with us', async () => {
    const dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    await anna.meet(dora, 'coordinator');
    const hers = await dora.put('case', { alias: 'CANARY of dora' });
    await takeIn(
      anna,
      await craftedBundle(boris, anna, { contents: [saying(boris, 'case', hers, { priority: 'normal' })] }),
    );
    await anna.send(boris, []);
    await anna.receive((await dora.send(anna, [hers])).path);
    expect(await leaves(anna, boris)).not.toContain('CANARY');
    expect(await leaves(anna, boris, [hers])).toContain('CANARY of dora');
  });
});

describe('a case that the contact gave', () => {
  it('is answered without being chosen, also with what others say of it, and says so on its page', async () => {
    const id = await anna.put('case', { alias: 'Heron', priority: 'normal' });
    await boris.receive((await anna.send(boris, [id])).path);
    await boris.put('case', { priority: 'urgent' }, id);
    await boris.put('person', { case: id, alias: 'Wren' });
    const text = await leaves(boris, anna);
    expect(text).toContain('case: field/priority = "urgent"');
    expect(text).toContain('person: field/alias = "Wren"');
    expect(must(await showCase(boris.unlocked, id)).sharedWith.map(({ contact }) => contact)).toEqual([
      anna.digest,
    ]);
  });

  it('that it had from a third coordinator', async () => {
    const dora = await stage.party('dora');
    for (const [one, two] of [
      [anna, dora],
      [dora, anna],
      [boris, dora],
    ] as const)
      await one.meet(two, 'coordinator');
    const id = await dora.put('case', { alias: 'Heron' });
    await anna.receive((await dora.send(anna, [id])).path);
    await anna.put('case', { alias: 'Grey heron' }, id);
    await boris.receive((await anna.send(boris, [id])).path);
    await boris.put('case', { priority: 'urgent' }, id);
    expect(await leaves(boris, anna)).toContain('urgent');
    expect(await leaves(boris, dora)).toBe('');
  });
});

describe('a case that was begun here, and that the contact got from somebody else', () => {
  it('is shared with the contact only when that is chosen', async () => {
    const dora = await stage.party('dora');
    for (const [one, two] of [
      [anna, dora],
      [dora, anna],
      [boris, dora],
      [dora, boris],
    ] as const)
      await one.meet(two, 'coordinator');
    const id = await anna.put('case', { alias: 'Heron' });
    await dora.receive((await anna.send(dora, [id])).path);
    await boris.receive((await dora.send(boris, [id])).path);
    await boris.put('case', { alias: 'Grey heron' }, id);
    await anna.receive((await boris.send(anna, [id])).path);
    expect(anna.unlocked.vault.read.row(id)?.values).toMatchObject({ alias: 'Grey heron' });
    await anna.put('case', { danger: 'CANARY' }, id);
    expect(await leaves(anna, boris)).toBe('');
    expect(await leaves(anna, boris, [id])).toContain('CANARY');
  });
});

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
