import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { exportBundle } from './export-bundle.ts';
import { showCase } from './show-case.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
});
afterEach(() => stage.close());

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
    [
      'the same, replacing something that he was sent',
      () =>
        saying(boris, 'person', stranger, { case: shared }, [
          ...anna.unlocked.vault.read.everSentTo(boris.digest).keys(),
        ]),
    ],
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
