import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { applyBulk, bulkActs, planBulk, undoBulk } from './bulk-change.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let ids: Record<'heron' | 'crane' | 'wren' | 'closed', RecordId>;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  ids = {
    heron: await anna.put('case', { alias: 'Heron', status: 'open', priority: 'normal' }),
    crane: await anna.put('case', { alias: 'Crane', status: 'open', priority: 'urgent' }),
    wren: await anna.put('case', { alias: 'Wren', status: 'intake' }),
    closed: await anna.put('case', { alias: 'Finch', status: 'closed', closureReason: 'withdrew' }),
  };
});
afterEach(() => stage.close());

const shown = (id: RecordId, field: string) => anna.unlocked.vault.read.row(id)?.values[field] ?? null;
const urgent = () => ({ cases: Object.values(ids), field: 'priority', value: 'urgent' }) as const;

describe('one change for several cases', () => {
  it('says each outcome first, writes one act, and takes it back as a whole', async () => {
    const { at, lines } = must(planBulk(anna.unlocked, urgent()));
    expect(lines.map(({ alias, before, outcome }) => [alias, before, outcome])).toEqual([
      ['Heron', 'normal', 'change'],
      ['Crane', 'urgent', 'same'],
      ['Wren', null, 'change'],
      ['Finch', null, 'change'],
    ]);
    const before = anna.unlocked.vault.read.journalHead()?.number ?? 0;
    const done = must(await applyBulk(anna.unlocked, { ...urgent(), at }));
    expect(done).toMatchObject({ changed: 3, proposed: false });
    expect(anna.unlocked.vault.read.journalHead()?.number, 'one act').toBe(before + 1);
    expect(Object.values(ids).map((id) => shown(id, 'priority'))).toEqual(Array(4).fill('urgent'));

    expect(bulkActs(anna.unlocked)).toMatchObject([
      { action: done.action, field: 'priority', value: 'urgent', cases: 3, undone: false },
    ]);
    await stage.reopen(anna);
    const [act] = must(await undoBulk(anna.unlocked, done.action));
    expect(act).toMatchObject({ action: done.action, undone: true });
    expect(Object.values(ids).map((id) => shown(id, 'priority'))).toEqual(['normal', 'urgent', null, null]);
    expect(await undoBulk(anna.unlocked, done.action), 'once').toMatchObject({
      refusal: { code: 'no-such-record' },
    });
  });

  it('leaves alone what takes a reason, and what is not here', async () => {
    const cases = [ids.heron, ids.closed, '0'.repeat(32)];
    const outcomes = (value: string) =>
      must(planBulk(anna.unlocked, { cases, field: 'status', value })).lines.map(({ outcome }) => outcome);
    expect(outcomes('vetting')).toEqual(['change', 'closed', 'gone']);
    expect(outcomes('closed')).toEqual(['closed', 'same', 'gone']);
    await anna.put('case', { removed: 'twice' }, ids.heron);
    expect(outcomes('vetting')[0]).toBe('gone');
  });

  it('never decides a conflict on the way', async () => {
    const boris = await stage.party('boris');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    await boris.receive((await anna.send(boris, [ids.heron])).path);
    await anna.put('case', { priority: 'urgent' }, ids.heron);
    await boris.put('case', { priority: 'emergency' }, ids.heron);
    await anna.receive((await boris.send(anna, [ids.heron])).path);
    const wish = { cases: [ids.heron], field: 'priority', value: 'normal' } as const;
    const { at, lines } = must(planBulk(anna.unlocked, wish));
    expect(lines[0]?.outcome).toBe('disputed');
    expect(await applyBulk(anna.unlocked, { ...wish, at })).toMatchObject({
      refusal: { code: 'nothing-to-change' },
    });
    expect(anna.unlocked.vault.read.conflicts()).toHaveLength(1);
  });

  it('refuses a value that the field does not take, and a preview that no longer holds', async () => {
    expect(planBulk(anna.unlocked, { ...urgent(), value: 'at once' })).toMatchObject({
      refusal: { code: 'field-value-bad' },
    });
    const { at } = must(planBulk(anna.unlocked, urgent()));
    await anna.put('case', { alias: 'Other' });
    expect(await applyBulk(anna.unlocked, { ...urgent(), at })).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
  });

  it('only proposes what the role may only propose', async () => {
    const lev = await stage.party('lev', 'legal');
    await anna.meet(lev, 'legal');
    await lev.meet(anna, 'coordinator');
    await lev.receive((await anna.send(lev, [ids.heron])).path);
    const wish = { cases: [ids.heron], field: 'priority', value: 'urgent' } as const;
    const { at, lines } = must(planBulk(lev.unlocked, wish));
    expect(lines[0]?.outcome).toBe('propose');
    expect(must(await applyBulk(lev.unlocked, { ...wish, at }))).toMatchObject({
      changed: 1,
      proposed: true,
    });
    expect(lev.unlocked.vault.read.row(ids.heron)?.values['priority']).toBe('normal');
  });
});
