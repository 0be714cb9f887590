import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { planSeveral, resolveSeveral } from './resolve-several.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let heron: RecordId;
let crane: RecordId;
let house: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  heron = await anna.put('case', { alias: 'Heron', priority: 'normal' });
  crane = await anna.put('case', { alias: 'Crane' });
  house = await anna.put('safeHouse', { codeName: 'Lighthouse', state: 'open' });
  await anna.put('stay', { case: heron, safeHouse: house, guestName: 'Maple' });
  await boris.receive((await anna.send(boris, [heron, crane])).path);
  for (const [party, name] of [
    [anna, 'A'],
    [boris, 'B'],
  ] as const) {
    await party.put(
      'case',
      { alias: `Heron ${name}`, priority: name === 'A' ? 'emergency' : 'urgent' },
      heron,
    );
    await party.put('case', { alias: `Crane ${name}` }, crane);
    await party.put('safeHouse', { state: name === 'A' ? 'paused' : 'compromised' }, house);
  }
  await anna.receive((await boris.send(anna, [heron, crane])).path);
});
afterEach(() => stage.close());

const values = (id: RecordId) => anna.unlocked.vault.read.row(id)?.values;
const open = () => anna.unlocked.vault.read.conflicts().map(({ record, slot }) => ({ record, slot }));

describe('several conflicts at once', () => {
  it('says each resulting value first, decides them as one action, and leaves safety alone', async () => {
    expect(open()).toHaveLength(4);
    const choice = { by: 'author', author: boris.digest } as const;
    const planned = must(planSeveral(anna.unlocked, open(), choice));
    const line = (record: RecordId, slot: string) =>
      planned.lines.find((one) => one.record === record && one.slot === slot);
    expect(line(heron, 'alias')).toMatchObject({ value: 'Heron B', undecided: null });
    expect(line(house, 'state')).toMatchObject({ value: null, undecided: 'safety' });
    const before = anna.unlocked.vault.read.journalHead()?.number ?? 0;
    const done = must(await resolveSeveral(anna.unlocked, open(), choice, planned.at));
    expect(done.resolved).toBe(3);
    expect(anna.unlocked.vault.read.journalHead()?.number, 'one act').toBe(before + 1);
    expect(open()).toEqual([{ record: house, slot: 'state' }]);
    expect(values(heron)).toMatchObject({ alias: 'Heron B', priority: 'urgent' });
    expect(values(crane)).toMatchObject({ alias: 'Crane B' });

    must(await undoSeveral(anna.unlocked, done.records, done.action));
    // What was on display before may be Boris' already: then there is nothing to write for it.
    expect(anna.unlocked.vault.read.journalHead()?.number, 'one act').toBeLessThanOrEqual(before + 2);
    for (const { record, slot, shown } of planned.lines) expect(values(record)?.[slot]).toEqual(shown);
  });

  it('refuses what was previewed before something else was written, and what decides nothing', async () => {
    const choice = { by: 'author', author: anna.digest } as const;
    const { at } = must(planSeveral(anna.unlocked, open(), choice));
    await anna.put('case', { alias: 'Other' });
    expect(await resolveSeveral(anna.unlocked, open(), choice, at)).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
    const safety = [{ record: house, slot: 'state' }];
    const { at: now } = must(planSeveral(anna.unlocked, safety, choice));
    expect(await resolveSeveral(anna.unlocked, safety, choice, now)).toMatchObject({
      refusal: { code: 'no-such-conflict' },
    });
  });
});
