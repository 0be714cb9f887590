import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { putRecords } from './put-record.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import { undoAction } from './undo-action.ts';

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

async function put(party: Party, type: string, fields: Json, id?: RecordId) {
  const input: Json = id === undefined ? { type, fields } : { type, id, fields };
  const [saved] = must(await putRecords(party.unlocked, [input]));
  if (saved === undefined) throw new Error('nothing was put');
  return saved;
}

const shown = (party: Party, id: RecordId) => party.unlocked.vault.read.row(id)?.values;
const undo = async (party: Party, id: RecordId, action: string) =>
  must(await undoAction(party.unlocked, id, action)).changes.length;

describe('undoing', () => {
  it('an edit brings back what stood there, in fields and sets; a second time it does nothing', async () => {
    const { id } = await put(anna, 'person', { alias: 'Wren', needs: ['pets'] });
    const { action } = await put(anna, 'person', { alias: 'Finch', needs: { pets: false, cot: true } }, id);
    expect(await undo(anna, id, action)).toBe(1);
    expect(shown(anna, id)).toMatchObject({ alias: 'Wren', needs: { pets: true } });
    expect(shown(anna, id)?.['needs']).not.toMatchObject({ cot: true });
    expect(await undo(anna, id, action)).toBe(0);
  });

  it('the undoing itself can be undone', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron' });
    const { action } = await put(anna, 'case', { alias: 'Egret' }, id);
    const back = must(await undoAction(anna.unlocked, id, action)).action;
    expect(shown(anna, id)).toMatchObject({ alias: 'Heron' });
    await undo(anna, id, back);
    expect(shown(anna, id)).toMatchObject({ alias: 'Egret' });
  });

  it('leaves alone what was changed since, by oneself or others', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id } = await put(anna, 'case', { alias: 'Heron' });
    const { action } = await put(anna, 'case', { priority: 'normal', status: 'open', danger: 'x' }, id);
    await boris.receive((await anna.send(boris, [id])).path);
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    await put(anna, 'case', { status: 'closed' }, id);
    await undo(anna, id, action);
    expect(shown(anna, id)).toMatchObject({ priority: 'urgent', status: 'closed' });
    expect(shown(anna, id)?.['danger'] ?? null).toBeNull();
  });

  it('of its making removes a record whole, also one that was edited since', async () => {
    const { id, action } = await put(anna, 'person', { alias: 'Wren', trueName: 'Invented' });
    await put(anna, 'person', { alias: 'Finch' }, id);
    await undo(anna, id, action);
    expect(shown(anna, id)).toMatchObject({ alias: 'Finch', trueName: 'Invented', removed: 'undone' });
    expect(anna.unlocked.vault.read.list({ type: 'person' })).toEqual([]);
    expect(await undo(anna, id, action)).toBe(0);
  });

  it('attack: says no value again whose author was rejected since', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id } = await put(anna, 'case', { alias: 'Heron' });
    await boris.receive((await anna.send(boris, [id])).path);
    await boris.put('case', { danger: 'CANARY by Boris' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    const { action } = await put(anna, 'case', { danger: 'by Anna' }, id);
    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    await undo(anna, id, action);
    expect(JSON.stringify(shown(anna, id))).not.toContain('CANARY');
  });

  it('takes back own acts alone', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id, action } = await put(anna, 'case', { alias: 'Heron' });
    await boris.receive((await anna.send(boris, [id])).path);
    expect(await undoAction(boris.unlocked, id, action)).toMatchObject({
      refusal: { code: 'no-such-record' },
    });
  });

  it('of deciding a conflict brings back the value that was on display', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id } = await put(anna, 'case', { alias: 'Heron', priority: 'normal' });
    await boris.receive((await anna.send(boris, [id])).path);
    await put(anna, 'case', { priority: 'urgent' }, id);
    await boris.put('case', { priority: 'emergency' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    const before = shown(anna, id)?.['priority'];
    const { action } = must(await resolveConflict(anna.unlocked, id, 'priority', 'normal'));
    await undo(anna, id, action);
    expect(shown(anna, id)?.['priority']).toBe(before);
  });
});

describe('deciding a safety question', () => {
  it('accepts for good only what says the same', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const id = await anna.put('case', { alias: 'Heron' });
    const house = await anna.put('safeHouse', { codeName: 'Lime', state: 'open' });
    await anna.put('stay', { case: id, safeHouse: house, guestName: 'Maple' });
    await boris.receive((await anna.send(boris, [id])).path);
    const { changes } = await put(boris, 'safeHouse', { state: 'compromised' }, house);
    await anna.receive((await boris.send(anna, [])).path);
    expect(anna.unlocked.vault.read.row(house)?.conflicts).toEqual(['state']);
    must(await resolveConflict(anna.unlocked, house, 'state', 'paused'));
    const accepted = (): readonly string[] => [...anna.unlocked.vault.read.trust().accepted];
    expect(accepted()).toEqual([]);
    expect(anna.unlocked.vault.read.row(house)).toMatchObject({
      conflicts: [],
      values: { state: 'paused' },
    });

    const again = await put(boris, 'safeHouse', { state: 'open' }, house);
    const last = await put(boris, 'safeHouse', { state: 'compromised' }, house);
    await anna.receive((await boris.send(anna, [])).path);
    must(await resolveConflict(anna.unlocked, house, 'state', 'compromised'));
    expect(accepted()).toEqual(last.changes);
    expect([...changes, ...again.changes]).not.toContain(accepted()[0]);
  });
});
