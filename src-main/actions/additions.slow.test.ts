import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { exportBundle } from './export-bundle.ts';
import type { AddedChoice } from './additions.ts';
import { planBundle, type PlannedBundle } from './plan-bundle.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
let wren: RecordId;
let finch: RecordId;
let channel: RecordId;
let house: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', status: 'open', danger: 'SECRET danger' });
  wren = await anna.put('person', { case: id, alias: 'Wren', trueName: 'W. True' });
  finch = await anna.put('person', { case: id, alias: 'Finch', trueName: 'F. True' });
  channel = await anna.put('channel', {
    parent: wren,
    kind: 'phone',
    value: '+49 1',
    safeWord: 'SECRET word',
  });
  await anna.put('channel', { parent: finch, kind: 'phone', value: 'SECRET number' });
  house = await anna.put('safeHouse', { codeName: 'Lime', address: '5 Lime Street' });
  await anna.put('safeHouse', { codeName: 'Oak', address: 'SECRET street' });
});
afterEach(() => stage.close());

const planning = (to: Party, add: readonly AddedChoice[], cases: readonly RecordId[] = []) =>
  planBundle(anna.unlocked, { to: to.digest, preset: null, cases, addresses: false, add });
let count = 0;
async function give(to: Party, planned: PlannedBundle): Promise<void> {
  const path = stage.path(`added-${(count += 1)}.pgp`);
  must(await exportBundle(anna.unlocked, planned, path, false));
  await to.receive(path);
  await anna.receive((await to.send(anna, [])).path);
}
const journalled = async (): Promise<unknown> =>
  (await anna.unlocked.vault.read.journal()).findLast(({ event }) => event['what'] === 'sent')?.event[
    'added'
  ];

describe('a person alone, to a coordinator', () => {
  it('leaves without the case, without what lies below, and subscribes nothing', async () => {
    const planned = must(await planning(boris, [{ record: wren }]));
    expect(said(anna, planned)).toEqual([
      'person: field/alias = "Wren"',
      'person: field/trueName = "W. True"',
    ]);
    expect(planned.cases).toEqual([]);
    expect(planned.view.added).toEqual(['G', 'I']);
    await give(boris, planned);
    expect(await journalled()).toEqual(['G', 'I']);
    expect(boris.unlocked.vault.read.row(wren)?.values).toEqual({ alias: 'Wren', trueName: 'W. True' });
    expect(boris.unlocked.vault.read.list({ type: 'case' })).toEqual([]);

    // Nothing follows by itself: neither the case nor what becomes of the person.
    await anna.put('person', { ageBand: 'adult' }, wren);
    await anna.put('case', { priority: 'urgent' }, id);
    expect(said(anna, must(await planning(boris, [])))).toEqual([]);
    expect(said(anna, must(await planning(boris, [{ record: wren }])))).toEqual([
      'person: field/ageBand = "adult"',
    ]);
    // Sharing the case later sends the rest, the pointer to it included.
    await give(boris, must(await planning(boris, [], [id])));
    expect(await journalled()).toBeUndefined();
    expect(boris.unlocked.vault.read.row(wren)?.values).toMatchObject({ case: id, ageBand: 'adult' });
  });

  it('that what it holds was replaced is told, and nothing else', async () => {
    await give(boris, must(await planning(boris, [{ record: wren }])));
    await anna.put('person', { trueName: 'SECRET name' }, wren);
    expect(said(anna, must(await planning(boris, [])))).toEqual(['person: over/trueName']);
  });
});

describe('one field', () => {
  it('the address of one house leaves to a coordinator, once', async () => {
    const stay = { case: id, guestName: 'K', safeHouse: house };
    await anna.put('stay', stay);
    await give(boris, must(await planning(boris, [], [id])));
    const usual = must(await planning(boris, []));
    expect(usual.view.addable).toContainEqual({
      id: house,
      type: 'safeHouse',
      name: 'Lime',
      fields: ['address'],
    });
    const planned = must(await planning(boris, [{ record: house, field: 'address' }]));
    expect(said(anna, planned)).toEqual(['safeHouse: field/address = "5 Lime Street"']);
    expect(planned.added).toEqual(['L']);
    await give(boris, planned);
    expect(await journalled()).toEqual(['L']);
    await anna.put('safeHouse', { address: 'SECRET new street' }, house);
    expect(said(anna, must(await planning(boris, [])))).toEqual(['safeHouse: over/address']);
  });

  it('a channel of one person leaves to a legal partner, by consent, under that person', async () => {
    const lev = await stage.party('lev', 'legal');
    await anna.meet(lev, 'legal');
    await lev.meet(anna, 'coordinator');
    const add = [
      { record: channel, field: 'kind' },
      { record: channel, field: 'value' },
    ];
    const planned = must(await planning(lev, add, [id]));
    const text = said(anna, planned);
    expect(text.filter((line) => line.startsWith('channel'))).toEqual([
      'channel: field/kind = "phone"',
      `channel: field/parent = "${wren}"`,
      'channel: field/value = "+49 1"',
    ]);
    expect(text.join('\n')).not.toContain('SECRET');
    expect(planned.added).toEqual(['C']);
    expect(planned.needsConsent.map(({ person, group }) => [person, group])).toContainEqual([wren, 'C']);
    expect(await exportBundle(anna.unlocked, planned, stage.path('no.pgp'), false)).toMatchObject({
      refusal: { code: 'consent-missing' },
    });
    // Without its person the channel would be nobody's, and the person's id stays here.
    const orphan = must(await planning(lev, add));
    expect(said(anna, orphan).join('\n')).not.toContain(wren);
  });

  it('to a shelter the address of its own house', async () => {
    const cedar = await stage.party('cedar', 'shelter');
    await anna.meet(cedar, 'shelter');
    await anna.put('safeHouse', { keeper: cedar.digest }, house);
    const planned = must(await planning(cedar, [{ record: house, field: 'address' }]));
    expect(said(anna, planned).join('\n')).toContain('5 Lime Street');
    expect(await planning(cedar, [{ record: wren }])).toMatchObject({
      refusal: { code: 'addition-forbidden' },
    });
    expect(await planning(cedar, [{ record: wren, field: 'alias' }])).toMatchObject({
      refusal: { code: 'addition-forbidden' },
    });
  });
});

it('attack: what may never be added is refused by name, and nothing leaves', async () => {
  const note = await anna.put('note', { parent: wren, text: 'SECRET' });
  const incident = await anna.put('incident', { parent: wren, account: 'SECRET' });
  const refusals = [
    [{ record: note, field: 'text' }, 'addition-forbidden'],
    [{ record: incident, field: 'account' }, 'addition-forbidden'],
    [{ record: id }, 'addition-forbidden'],
    [{ record: note }, 'addition-forbidden'],
    [{ record: wren, field: 'unheardOf' }, 'field-unknown'],
    [{ record: 'ab'.repeat(16) }, 'no-such-record'],
  ] as const;
  for (const [addition, code] of refusals)
    expect(await planning(boris, [addition])).toMatchObject({ refusal: { code } });
  const counts = { to: boris.digest, preset: 'statistics', cases: [], addresses: false } as const;
  expect(await planBundle(anna.unlocked, { ...counts, add: [{ record: wren }] })).toMatchObject({
    refusal: { code: 'addition-forbidden' },
  });
});

describe('attack: who was sent a person alone claims it for a case of its own', () => {
  it.each(['disputed', 'replaced'])('%s: nothing that lies below that person follows', async (how) => {
    await give(boris, must(await planning(boris, [{ record: wren }])));
    const trap = await boris.put('case', { alias: 'Trap' });
    const [first] = await boris.unlocked.vault.read.history(wren);
    const over = how === 'replaced' && first !== undefined ? [first.id] : [];
    const contents = [saying(boris, 'person', wren, { case: trap }, over)];
    await anna.receive((await boris.send(anna, [trap])).path);
    await takeIn(anna, await craftedBundle(boris, anna, { contents }));
    const text = said(anna, must(await planning(boris, []))).join('\n');
    expect(text).not.toMatch(/channel|SECRET|\+49/);
  });
});
