import { cp } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron' });
});
afterEach(() => stage.close());

const due = async (from: Party, to: Party) => said(from, await plan(from, to));
const send = async (from: Party, to: Party): Promise<string> => (await from.send(to, [])).path;
const verdict = async (party: Party, path: string) => {
  const bytes = must(await party.unlocked.files.read(path, 1e8));
  return must(await inspectBundle(party.unlocked, bytes, () => undefined)).view;
};
const row = (party: Party) => party.unlocked.vault.read.row(id)?.values;

describe('what a partner lacks', () => {
  beforeEach(async () => {
    await boris.receive((await anna.send(boris, [id])).path);
    await anna.receive(await send(boris, anna));
  });

  it('is sent again until it is confirmed, and then no more', async () => {
    await anna.put('case', { priority: 'urgent' }, id);
    const lost = await send(anna, boris);
    expect(await due(anna, boris)).toEqual(['case: field/priority = "urgent"']);
    const next = await send(anna, boris);
    expect(await verdict(boris, next)).toMatchObject({ verdict: 'gap', missing: [2] });
    await boris.receive(next);
    expect(row(boris)).toMatchObject({ priority: 'urgent' });
    await anna.receive(await send(boris, anna));
    expect(await due(anna, boris)).toEqual([]);
    // The lost one turns up: late, nothing new in it.
    expect(await verdict(boris, lost)).toMatchObject({ verdict: 'late' });
    expect(await boris.receive(lost)).toMatchObject({ new: 0, changed: 0 });
    expect(row(boris)).toMatchObject({ priority: 'urgent' });
    expect(boris.unlocked.vault.read.acknowledgementsFor(anna.digest)).toMatchObject([
      { upTo: 3, missing: [] },
    ]);
  });

  it('arrives in any order, twice, and comes out the same', async () => {
    const paths: string[] = [];
    for (const priority of ['normal', 'urgent', 'emergency']) {
      await anna.put('case', { priority }, id);
      paths.push(await send(anna, boris));
    }
    for (const at of [2, 0, 2, 1, 0]) await boris.receive(paths[at] ?? '');
    expect(row(boris)).toEqual(row(anna));
    expect(boris.unlocked.vault.read.row(id)?.conflicts).toEqual([]);
  });

  it('is not taken as confirmed by a word about a bundle that got lost', async () => {
    await anna.put('case', { priority: 'urgent' }, id);
    await send(anna, boris);
    await anna.put('case', { status: 'open' }, id);
    const second = await send(anna, boris);
    // Boris confirms the second while the first is missing; all of it came in the second, too.
    await boris.receive(second);
    await anna.put('person', { case: id, alias: 'Wren' });
    await send(anna, boris);
    await anna.receive(await send(boris, anna));
    expect(await due(anna, boris)).toEqual(expect.arrayContaining(['person: field/alias = "Wren"']));
    expect((await due(anna, boris)).join()).not.toContain('urgent');
  });
});

describe('a vault that was copied back', () => {
  it('gets again what it had confirmed and lost, and its own words too', async () => {
    await boris.receive((await anna.send(boris, [id])).path);
    await anna.receive(await send(boris, anna));
    await boris.receive(await send(anna, boris));
    const copy = stage.path('boris.copy');
    await cp(boris.unlocked.vault.path, copy);

    await anna.put('case', { priority: 'urgent' }, id);
    await boris.receive(await send(anna, boris));
    await boris.put('case', { danger: 'said by boris' }, id);
    const wren = await boris.put('person', { case: id, alias: 'Wren' });
    await anna.receive(await send(boris, anna));
    // Of what boris wrote and still has, nothing goes back to him.
    expect(await due(anna, boris)).toEqual([]);

    await stage.copyBack(boris, copy);
    expect(boris.unlocked.vault.restored).toBe(true);
    expect(row(boris)).not.toMatchObject({ danger: 'said by boris' });
    const begun = await send(boris, anna);
    expect(await verdict(anna, begun)).toMatchObject({ verdict: 'new channel' });
    await anna.receive(begun);
    expect(await due(anna, boris)).toEqual(
      expect.arrayContaining([
        'case: field/danger = "said by boris"',
        'case: field/priority = "urgent"',
        'person: field/alias = "Wren"',
      ]),
    );
    await boris.receive(await send(anna, boris));
    expect(row(boris)).toEqual(row(anna));
    expect(boris.unlocked.vault.read.row(wren)?.values).toMatchObject({ alias: 'Wren' });
    await anna.receive(await send(boris, anna));
    expect(await due(anna, boris)).toEqual([]);
  });

  it('does not take the word of its partner for bundles that it forgot', async () => {
    const copy = stage.path('anna.copy');
    await cp(anna.unlocked.vault.path, copy);
    await boris.receive((await anna.send(boris, [id])).path);
    await stage.copyBack(anna, copy);
    await anna.receive(await send(boris, anna));
    await boris.receive((await anna.send(boris, [id])).path);
    await anna.receive(await send(boris, anna));
    expect(await due(anna, boris)).toEqual([]);
    expect(row(boris)).toMatchObject({ alias: 'Heron' });
  });
});
