import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { saveDraft } from './drafts.ts';
import { eraseRecord } from './erase-record.ts';
import { putRecords } from './put-record.ts';
import { recordHistory } from './record-history.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { undoAction } from './undo-action.ts';

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

async function put(party: Party, type: string, fields: Json, id?: RecordId) {
  const input: Json = id === undefined ? { type, fields } : { type, id, fields };
  const [saved] = must(await putRecords(party.unlocked, [input]));
  if (saved === undefined) throw new Error('nothing was put');
  return saved;
}

const shown = (party: Party, id: RecordId) => party.unlocked.vault.read.row(id)?.values;
const undo = async (party: Party, id: RecordId, action: string) =>
  must(await undoAction(party.unlocked, id, action)).changes.length;

describe('putting', () => {
  it('what stands there already makes no change and no segment', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', vetting: ['vouched'] });
    const before = must(await anna.unlocked.vault.check(quiet)).segments;
    expect((await put(anna, 'case', { alias: 'Heron', vetting: { vouched: true } }, id)).changes).toEqual([]);
    expect(must(await anna.unlocked.vault.check(quiet)).segments).toBe(before);
  });

  it('several records is one act', async () => {
    const saved = must(
      await putRecords(anna.unlocked, [
        { type: 'case', fields: { alias: 'Heron' } },
        { type: 'case', fields: { alias: 'Wren' } },
      ]),
    );
    expect(new Set(saved.map(({ action }) => action)).size).toBe(1);
    expect(anna.unlocked.vault.read.count('case')).toBe(2);
  });

  it('two lines about one record are one wish; the later wins, and both answers name the same changes', async () => {
    const id = '0123456789abcdef0123456789abcdef';
    const saved = must(
      await putRecords(anna.unlocked, [
        { type: 'case', id, fields: { alias: 'Heron', priority: 'normal' } },
        { type: 'case', id, fields: { alias: 'Wren', danger: 'x' } },
      ]),
    );
    expect(saved[0]).toEqual(saved[1]);
    expect(shown(anna, id as RecordId)).toMatchObject({ alias: 'Wren', priority: 'normal', danger: 'x' });
    expect(
      await putRecords(anna.unlocked, [
        { type: 'case', id: '1'.repeat(32), fields: { alias: null } },
        { type: 'case', id: '1'.repeat(32), fields: { priority: null } },
      ]),
    ).toMatchObject({ refusal: { code: 'input-malformed' } });
    expect(
      await putRecords(anna.unlocked, [
        { type: 'case', id: '2'.repeat(32), fields: { alias: 'x' } },
        { type: 'person', id: '2'.repeat(32), fields: { alias: 'x' } },
      ]),
    ).toMatchObject({ refusal: { code: 'record-id-bad' } });
  });

  it('clears a field, and says it only once', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', danger: 'x' });
    expect((await put(anna, 'case', { danger: '' }, id)).changes).toHaveLength(1);
    expect(shown(anna, id)?.['danger'] ?? null).toBeNull();
    expect((await put(anna, 'case', { danger: null }, id)).changes).toEqual([]);
  });

  it('on a record of which only proposals exist is possible, and leaves the proposal to be answered', async () => {
    const cedar = await stage.party('cedar', 'shelter');
    await anna.meet(cedar, 'shelter');
    const content = saying(cedar, 'stay', null, { guestName: 'Maple' });
    await takeIn(anna, await craftedBundle(cedar, anna, { contents: [content] }));
    const { record } = content;
    expect(anna.unlocked.vault.read.row(record)?.proposals).toEqual(['guestName']);
    await put(anna, 'stay', { until: '2027-05-01' }, record);
    expect(anna.unlocked.vault.read.row(record)).toMatchObject({
      values: { until: '2027-05-01' },
      proposals: ['guestName'],
    });
  });

  it('says when it only proposes', async () => {
    const cedar = await stage.party('cedar', 'shelter');
    expect((await put(cedar, 'case', { alias: 'Heron' })).proposed).toBe(true);
    expect((await put(anna, 'case', { alias: 'Heron' })).proposed).toBe(false);
  });

  it('claims whole seconds: what went to two shelters in one go has no stamp in common but the second', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron' });
    expect(must(await recordHistory(anna.unlocked, id))[0]?.at).toMatch(/T\d\d:\d\d:\d\dZ$/);
  });
});

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

describe('erasing', () => {
  it('reaches sets, quarantine, drafts and search', async () => {
    const boris = await stage.party('boris');
    const dora = await stage.party('dora');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id } = await put(anna, 'person', { alias: 'CANARY Wren', needs: ['CANARY need'] });
    const { wire } = await dora.unlocked.exchange.signChange(
      saying(dora, 'person', id, { alias: 'CANARY Finch' }),
      dora.unlocked.own,
    );
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    must(await saveDraft(anna.unlocked, `edit:person:${id}`, { alias: 'CANARY Wr' }));
    must(await saveDraft(anna.unlocked, 'new:person:x', { text: ['CANARY Wren'] }));
    must(await saveDraft(anna.unlocked, 'new:case:x', { alias: 'Kept' }));

    expect(must(await eraseRecord(anna.unlocked, id, null, quiet)).erased).toBe(3);
    const { read } = anna.unlocked.vault;
    expect(read.drafts().map(({ key }) => key)).toEqual(['new:case:x']);
    await anna.meet(dora, 'coordinator');
    const held = [read.row(id), read.search('CANARY', 10), read.drafts(), await read.quarantined()];
    expect(JSON.stringify(held)).not.toContain('CANARY');
    expect(must(await anna.unlocked.vault.check(quiet)).segments).toBeGreaterThan(0);
  });

  it('of one field leaves drafts about the rest', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', danger: 'CANARY' });
    must(await saveDraft(anna.unlocked, `new:note:${id}`, { text: 'half a sentence' }));
    must(await saveDraft(anna.unlocked, `edit:case:${id}`, { danger: 'CANARY' }));
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    expect(anna.unlocked.vault.read.drafts().map(({ key }) => key)).toEqual([`new:note:${id}`]);
  });

  it('is finished by the second attempt when the disk was full for the first', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', danger: 'CANARY' });
    let rekeys = 0;
    const vault = new Proxy(anna.unlocked.vault, {
      get(target, name) {
        if (name === 'rekey')
          return async (...given: Parameters<typeof target.rekey>) => {
            rekeys += 1;
            return rekeys === 1
              ? { ok: false as const, refusal: { code: 'disk-full' as const } }
              : target.rekey(...given);
          };
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const unlocked = { ...anna.unlocked, vault };
    expect(await eraseRecord(unlocked, id, 'danger', quiet)).toMatchObject({
      refusal: { code: 'disk-full' },
    });
    must(await eraseRecord(unlocked, id, 'danger', quiet));
    expect(rekeys).toBe(2);
    must(await eraseRecord(unlocked, id, 'danger', quiet));
    expect(rekeys).toBe(2);
  });
});
