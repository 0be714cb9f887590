import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { putRecords } from './put-record.ts';
import { recordHistory } from './record-history.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

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
