import { cp, readFile, rename, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase, must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { eraseRecord } from './erase-record.ts';
import { openVault } from './open-vault.ts';
import { recordHistory } from './record-history.ts';
import { asidePath, replacedVaults } from '../files/restore-vault.ts';
import { openedRows } from './testing/opened-rows.ts';
import { disclosuresIn, openTar } from './testing/open-tar.ts';
import { Stage, testCost } from './testing/parties.ts';
import { replaceIdentity } from './replace-identity.ts';
import { undoAction } from './undo-action.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

/** All disclosures of a bundle as its recipient can read them. */
async function plainOf(path: string, recipient: Party) {
  const { pgp, own } = recipient.unlocked;
  const opened = must(await pgp.openForMe(await readFile(path), own, { encrypted: 1e8, decrypted: 1e8 }));
  return disclosuresIn(openTar(opened.content).get('changes.jsonl') ?? new Uint8Array());
}

describe('invariant 3: every displayed value traces to one signed header and one matching disclosure', () => {
  it('in a record that two people wrote', async () => {
    const [anna, boris] = await stage.pair();
    const id = await anna.put('case', { alias: 'Heron', priority: 'normal', vetting: ['vouched'] });
    await boris.receive((await anna.send(boris, [id])).path);
    await boris.put('case', { priority: 'urgent' }, id);
    const { read } = boris.unlocked.vault;
    const history = await read.history(id);
    let traced = 0;
    for (const { slot, heads, shown } of read.state(id)?.slots.values() ?? []) {
      const [head] = heads;
      const stored = history.find((change) => change.id === head?.change);
      const by = stored?.author === boris.digest ? boris : anna;
      const verified = must(
        await boris.unlocked.exchange.verifyChange(
          stored?.wire ?? must({ ok: false, refusal: { code: 'usage' } }),
          by.unlocked.own.certificate,
        ),
      );
      const key = slot.includes('/') ? `set/${slot}` : `field/${slot}`;
      expect(
        verified.change.disclosures.filter((each) => each.key === key).map(({ value }) => value),
      ).toEqual([shown]);
      traced += 1;
    }
    expect(traced).toBe(3);
  });
});

describe('invariant 5: erased digests never return by import, relay, undo or restore', () => {
  it('not by the partner’s next bundle, not by undo, not by the old bundle again', async () => {
    const [anna, boris] = await stage.pair();
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
    const first = await anna.send(boris, [id]);
    await boris.receive(first.path);
    await boris.put('case', { danger: 'CANARY danger, and more' }, id);
    const second = await boris.send(anna, []);
    await anna.receive(second.path);
    const action = (must(await recordHistory(anna.unlocked, id)).find(({ own }) => own)?.action ??
      '') as string;

    expect(must(await eraseRecord(anna.unlocked, id, 'danger', quiet)).erased).toBe(2);
    const holds = async (): Promise<string> =>
      JSON.stringify([
        anna.unlocked.vault.read.row(id),
        await recordHistory(anna.unlocked, id),
        anna.unlocked.vault.read.search('CANARY', 10),
      ]);
    expect(await holds()).not.toContain('CANARY');
    expect(await anna.receive(second.path)).toMatchObject({ new: 0, changed: 0 });
    expect(await holds()).not.toContain('CANARY');
    // Boris relays everything he has, as if nothing had ever been confirmed.
    const third = await boris.send(anna, [id]);
    await anna.receive(third.path);
    expect(await holds()).not.toContain('CANARY');
    await undoAction(anna.unlocked, id, action);
    expect(await holds()).not.toContain('CANARY');
    // And it is not sent to anyone from here.
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    expect(JSON.stringify(await plainOf((await anna.send(carol, [id])).path, carol))).not.toContain('CANARY');
  });

  it('not by a backup that is put in the place of the vault, as far as the replaced one opens', async () => {
    const anna = await stage.party('anna');
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
    const copy = stage.path('anna.copy');
    await stage.copyOf(anna, copy);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    await stage.reopen(anna, async (path) => {
      await rename(path, asidePath(path, new Date()));
      await cp(copy, path);
    });
    const { vault, erasedAgain } = anna.unlocked;
    expect({ restored: vault.restored, erasedAgain }).toEqual({ restored: true, erasedAgain: 'done' });
    await vault.snapshot(true);
    const holds = async (): Promise<string> =>
      JSON.stringify([vault.read.row(id), await recordHistory(anna.unlocked, id), await openedRows(anna)]);
    expect(await holds()).not.toContain('CANARY');
    expect(vault.read.row(id)?.values).toMatchObject({ alias: 'Heron' });
    expect(vault.read.erasureActs()).toHaveLength(1);

    // Alone it can't know.
    await stage.reopen(anna, async (path) => {
      for (const replaced of await replacedVaults(path)) await rm(replaced);
      await cp(copy, path);
    });
    expect(anna.unlocked).toMatchObject({ erasedAgain: 'impossible', vault: { restored: true } });
    expect(anna.unlocked.vault.read.row(id)?.values).toMatchObject({ danger: 'CANARY danger' });
  });

  it('not by a backup from before the owner took another key', async () => {
    const anna = await stage.party('anna');
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
    const copy = stage.path('anna.copy');
    await stage.copyOf(anna, copy);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    stage.become(anna, must(await replaceIdentity(anna.unlocked, { name: 'anna', next: 'anna' })));
    await stage.reopen(anna, async (path) => {
      await rename(path, asidePath(path, new Date()));
      await cp(copy, path);
    });
    expect(anna.unlocked.erasedAgain).toBe('done');
    expect(anna.unlocked.vault.read.row(id)?.values).toEqual({ alias: 'Heron' });
  });

  it('history still verifies afterwards', async () => {
    const anna = await stage.party('anna');
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
    must(await eraseRecord(anna.unlocked, id, null, quiet));
    for (const { wire } of await anna.unlocked.vault.read.history(id)) {
      expect(await anna.unlocked.exchange.verifyChange(wire, anna.unlocked.own.certificate)).toMatchObject({
        ok: true,
      });
    }
  });
});

describe('invariant 7: an export contains only the preset’s fields, and no change that discloses nothing', () => {
  it('a coordinator gets no addresses until they are ticked, then only what is missing', async () => {
    const [anna, boris] = await stage.pair();
    const { id, house } = await housed(anna);
    const first = await plainOf((await anna.send(boris, [id])).path, boris);
    expect(JSON.stringify(first)).toContain('Lighthouse');
    expect(JSON.stringify(first)).not.toContain('CANARY');
    for (const change of first) {
      expect(change.filter(([key]) => /^(field|set|over)\//.test(key)).length).toBeGreaterThan(0);
    }
    expect(anna.unlocked.vault.read.row(house)?.values['address']).toBe('CANARY street 1');
  });

  it('nothing of another case leaves, and nothing of a case that was not chosen', async () => {
    const [anna, boris] = await stage.pair();
    const { id } = await housed(anna);
    const other = await anna.put('case', { alias: 'CANARY other case' });
    await anna.put('person', { case: other, alias: 'CANARY other person' });
    expect(JSON.stringify(await plainOf((await anna.send(boris, [id])).path, boris))).not.toContain('CANARY');
    expect(await plainOf((await anna.send(boris, [])).path, boris)).not.toEqual([]);
  });

  async function housed(anna: Party): Promise<{ id: RecordId; house: RecordId }> {
    const id = await anna.put('case', { alias: 'Heron' });
    const house = await anna.put('safeHouse', { codeName: 'Lighthouse', address: 'CANARY street 1' });
    await anna.put('stay', { case: id, safeHouse: house, guestName: 'Maple' });
    return { id, house };
  }
});

describe('invariant 8: a restored vault never reuses a channel number', () => {
  it('a vault copied back begins a new channel that names what was confirmed', async () => {
    const [anna, boris] = await stage.pair();
    const id = await anna.put('case', { alias: 'Heron' });
    await boris.receive((await anna.send(boris, [id])).path);
    await anna.receive((await boris.send(anna, [])).path);
    const path = anna.unlocked.vault.path;
    await anna.unlocked.vault.close();
    await cp(path, stage.path('copy'));
    const place = {
      path,
      passphrase: demoPassphrase,
      anchor: stage.path('anna.anchor'),
      cost: testCost,
      progress: quiet,
    };
    const again = async () => must(await openVault(stage.parts.tools, stage.parts.vaults, place));

    const before = await again();
    expect(before.vault.restored).toBe(false);
    const channel = before.vault.read.channelTo(boris.digest);
    expect(channel).toMatchObject({ number: 1 });
    await before.vault.append([{ kind: 'setting', name: 'x', value: 1 }]);
    await before.vault.close();

    await cp(stage.path('copy'), path);
    const after = await again();
    expect(after.vault.restored).toBe(true);
    expect(after.vault.read.channelTo(boris.digest)).toBe(null);
    await after.vault.close();
  });
});
