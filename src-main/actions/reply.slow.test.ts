import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { planBundle } from './plan-bundle.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

/* Two coordinators who don't know of each other's guests share one shelter. */

let stage: Stage;
let anna: Party;
let boris: Party;
let cedar: Party;
let annasStay: RecordId;
let borisStay: RecordId;
let annasHouse: RecordId;
let borisHouse: RecordId;

beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  boris = await stage.party('boris');
  cedar = await stage.party('cedar', 'shelter');
  for (const coordinator of [anna, boris]) {
    await coordinator.meet(cedar, 'shelter');
    await cedar.meet(coordinator, 'coordinator');
  }
  [annasHouse, annasStay] = await housed(anna, 'Maple CANARY-OF-ANNA');
  [borisHouse, borisStay] = await housed(boris, 'Oak CANARY-OF-BORIS');
  await cedar.receive((await anna.send(cedar, [])).path);
  await cedar.receive((await boris.send(cedar, [])).path);
});
afterEach(() => stage.close());

async function housed(by: Party, guestName: string): Promise<readonly [RecordId, RecordId]> {
  const id = await by.put('case', { alias: guestName });
  const house = await by.put('safeHouse', { codeName: `house of ${by.name}`, keeper: cedar.digest });
  return [house, await by.put('stay', { case: id, safeHouse: house, guestName, until: '2027-05-01' })];
}

const answer = async (to: Party): Promise<string> => said(cedar, await plan(cedar, to)).join('\n');

describe('an answer', () => {
  it('holds what was recorded here on what the coordinator gave, and below it; nothing of another’s guests', async () => {
    await cedar.put('stay', { answer: 'canTake' }, annasStay);
    await cedar.put('note', { parent: annasStay, text: 'arrived tired' });
    await cedar.put('cost', { parent: annasHouse, line: 'food' });
    const room = await cedar.put('unit', { safeHouse: annasHouse, name: 'Attic' });
    await cedar.put('stay', { answer: 'cannotTake', unit: room }, borisStay);
    const incident = await cedar.put('incident', { parent: borisStay, account: 'police at the door' });
    await cedar.put('file', { parent: incident, name: 'photo' });

    const toAnna = await answer(anna);
    const toBoris = await answer(boris);
    for (const part of ['canTake', 'arrived tired', 'food', 'Attic']) {
      expect(toAnna).toContain(part);
      expect(toBoris).not.toContain(`"${part}"`);
    }
    for (const part of ['cannotTake', 'police at the door', 'photo']) {
      expect(toBoris).toContain(part);
      expect(toAnna).not.toContain(part);
    }
    // A room of the one's house that the other's guest was put into: its id joins nothing.
    expect(toBoris).not.toContain(room);
    for (const id of [annasStay, annasHouse, room]) expect(toBoris).not.toContain(id);
    for (const id of [borisStay, borisHouse, incident]) expect(toAnna).not.toContain(id);
  });

  it('never holds what a coordinator wrote, and reveals nobody', async () => {
    await cedar.put('stay', { answer: 'canTake' }, annasStay);
    const planned = await plan(cedar, anna);
    expect(said(cedar, planned)).toEqual(['stay: field/answer = "canTake"']);
    expect(planned.preset).toBe('reply');
    expect(planned.view.reveals).toEqual([]);
    expect(planned.certificates.map(({ digest }) => digest)).toEqual([cedar.digest]);
  });

  it('keeps notes for someone else', async () => {
    await cedar.put('note', { parent: annasStay, text: 'for boris only', audience: boris.digest });
    await cedar.put('note', { parent: annasStay, text: 'for anna only', audience: anna.digest });
    expect(await answer(anna)).toContain('for anna only');
    expect(await answer(anna)).not.toContain('for boris only');
    expect(await answer(boris)).toBe('');
  });

  it('goes to coordinators alone', async () => {
    const dogwood = await stage.party('dogwood', 'shelter');
    await cedar.meet(dogwood, 'shelter');
    const request = { to: dogwood.digest, preset: null, cases: [], addresses: false };
    expect(await planBundle(cedar.unlocked, request)).toMatchObject({
      refusal: { code: 'preset-not-for-role' },
    });
  });

  it('arrives, and is confirmed', async () => {
    await cedar.put('stay', { answer: 'canTake', actualFrom: '2027-03-12' }, annasStay);
    expect(await anna.receive((await cedar.send(anna, [])).path)).toMatchObject({ changed: 1, proposals: 0 });
    expect(anna.unlocked.vault.read.row(annasStay)?.values).toMatchObject({ answer: 'canTake' });
    await cedar.receive((await anna.send(cedar, [])).path);
    expect(await answer(anna)).toBe('');
  });
});

describe('a coordinator who turned and has learned ids of another’s guests gets no answers about them', () => {
  beforeEach(async () => {
    await cedar.put('stay', { answer: 'canTake' }, annasStay);
    await cedar.put('note', { parent: annasStay, text: 'CANARY note' });
  });

  it.each([
    ['a word on the stay', () => saying(boris, 'stay', annasStay, { arrival: 'by bus' })],
    ['the stay placed in a house of his', () => saying(boris, 'stay', annasStay, { safeHouse: borisHouse })],
    ['the stay put into a room of his', () => saying(boris, 'stay', annasStay, { unit: borisHouse })],
    ['a word on the house', () => saying(boris, 'safeHouse', annasHouse, { codeName: 'mine' })],
    ['a note below the stay', () => saying(boris, 'note', null, { parent: annasStay, text: 'hello' })],
    ['a removal', () => saying(boris, 'stay', annasStay, { removed: 'gone' })],
  ])('%s', async (_name, content) => {
    await takeIn(cedar, await craftedBundle(boris, cedar, { contents: [content()] }));
    expect(await answer(boris)).not.toMatch(/canTake|CANARY/);
    expect(await answer(anna)).toMatch(/canTake/);
  });

  it('who has the record, and shows it by what it replaces, is answered', async () => {
    const { read } = cedar.unlocked.vault;
    const [founding] = await read.history(annasStay);
    const over = founding === undefined ? [] : [founding.id];
    const content = saying(boris, 'stay', annasStay, { until: '2027-06-01' }, over);
    await takeIn(cedar, await craftedBundle(boris, cedar, { contents: [content] }));
    expect(await answer(boris)).toContain('canTake');
  });

  it('who really has the house still hears nothing of the other’s guests in it', async () => {
    const { read } = cedar.unlocked.vault;
    const [founding] = await read.history(annasHouse);
    const over = founding === undefined ? [] : [founding.id];
    const content = saying(boris, 'safeHouse', annasHouse, { codeName: 'house of both' }, over);
    await takeIn(cedar, await craftedBundle(boris, cedar, { contents: [content] }));
    await cedar.put('unit', { safeHouse: annasHouse, name: 'Attic' });
    const text = await answer(boris);
    expect(text).toContain('Attic');
    expect(text).not.toMatch(/canTake|CANARY/);
  });
});
