import { cp, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase, must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { refused, type Result } from '../domain/result.ts';
import { asidePath } from '../files/restore-vault.ts';
import { eraseRecord } from './erase-record.ts';
import { openVault } from './open-vault.ts';
import type { OpenVault, VaultOptions, Vaults } from './ports/store.ts';
import { recordHistory } from './record-history.ts';
import { settleRestored } from './settle-restored.ts';
import { openedRows } from './testing/opened-rows.ts';
import { Stage, testCost } from './testing/parties.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
let day = Date.UTC(2027, 0, 1);

/** Moves the vault aside, as the app does, and puts the copy in its place. */
async function putBack(copy: string, path: string): Promise<void> {
  day += 86_400_000;
  await rename(path, asidePath(path, new Date(day)));
  await cp(copy, path);
}

const placeOf = (party: Party): VaultOptions => ({
  path: party.unlocked.vault.path,
  passphrase: demoPassphrase,
  anchor: stage.path('anna.anchor'),
  cost: testCost,
  progress: quiet,
});

/** Vaults whose writes go past `before` first; what it gives is their answer. */
function watched(path: string, before: () => Promise<Result<never> | null>): Vaults {
  const { vaults } = stage.parts;
  const watch = (vault: OpenVault): OpenVault =>
    new Proxy(vault, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const bound = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
        if (name !== 'append' && name !== 'rekey') return bound;
        return async (...args: unknown[]) => (await before()) ?? bound(...args);
      },
    });
  return {
    ...vaults,
    async open(options) {
      const opened = await vaults.open(options);
      return opened.ok && options.path === path ? { ok: true, value: watch(opened.value) } : opened;
    },
  };
}

/** A locked vault that was copied back to before something in it was erased. */
async function copiedBack(): Promise<{ readonly anna: Party; readonly id: RecordId }> {
  const anna = await stage.party('anna');
  const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
  const copy = stage.path('anna.copy');
  await stage.copyOf(anna, copy);
  must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
  await anna.close();
  await putBack(copy, anna.unlocked.vault.path);
  return { anna, id };
}

/** Everything that can be read in the vault and that lies in its file. */
async function holdings(party: Party, id: RecordId): Promise<string> {
  const { vault } = party.unlocked;
  await vault.snapshot(true);
  return JSON.stringify([
    vault.read.row(id),
    await recordHistory(party.unlocked, id),
    await openedRows(party),
  ]);
}

const restoredEvents = async ({ unlocked }: Party): Promise<number> =>
  (await unlocked.vault.read.journal()).filter(({ event }) => event['what'] === 'restored').length;

/** Opens as the app does; what it says of erasing again. */
async function open(party: Party, vaults = stage.parts.vaults): Promise<Unlocked['erasedAgain'] | null> {
  const opened = await openVault(stage.parts.tools, vaults, placeOf(party));
  if (!opened.ok) return null;
  stage.become(party, opened.value);
  return opened.value.erasedAgain;
}

async function expectErased(party: Party, id: RecordId): Promise<void> {
  expect(await holdings(party, id)).not.toContain('CANARY');
  expect(party.unlocked.vault.read.row(id)?.values).toMatchObject({ alias: 'Heron' });
  expect(await restoredEvents(party)).toBe(1);
  await party.close();
  // Done once: nothing is tried or said any more.
  expect(await open(party)).toBeUndefined();
}

describe('invariant 5: erased digests never return by restore, whatever happens to the restoring', () => {
  it('killed before any of its writes it is done at the next opening', async () => {
    const { anna, id } = await copiedBack();
    const { path } = anna.unlocked.vault;
    let states = 0;
    const vaults = watched(path, async () => {
      states += 1;
      await cp(path, stage.path(`state-${states}`));
      await cp(stage.path('anna.anchor'), stage.path(`anchor-${states}`));
      return null;
    });
    expect(await open(anna, vaults)).toBe('done');
    await anna.close();
    // The journal, tombstones, re-sealing, that it is done, and that all is done.
    expect(states).toBe(5);
    for (let state = 1; state <= states; state += 1) {
      await cp(stage.path(`state-${state}`), path);
      await cp(stage.path(`anchor-${state}`), stage.path('anna.anchor'));
      expect(await open(anna), `killed before write ${state}`).toBe('done');
      await expectErased(anna, id);
      await anna.close();
    }
  });

  it('on a disk that is full at any of its writes the vault opens, says so, and the next opening does it', async () => {
    const { anna, id } = await copiedBack();
    const { path } = anna.unlocked.vault;
    for (const name of ['vault', 'anchor'])
      await cp(name === 'vault' ? path : stage.path('anna.anchor'), stage.path(`${name}-0`));
    const said: (Unlocked['erasedAgain'] | null)[] = [];
    for (let full = 1; full <= 5; full += 1) {
      await cp(stage.path('vault-0'), path);
      await cp(stage.path('anchor-0'), stage.path('anna.anchor'));
      let writes = 0;
      const vaults = watched(path, async () => {
        writes += 1;
        return writes < full ? null : refused('disk-full');
      });
      said.push(await open(anna, vaults));
      // A journal that can't say that it goes on from an older head is no vault to work in.
      if (full > 1) await anna.close();
      expect(await open(anna), `full at write ${full}`).toBe('done');
      await expectErased(anna, id);
      await anna.close();
    }
    expect(said).toEqual([null, 'owed', 'owed', 'owed', 'owed']);
  });

  it('under another passphrase it is tried and said at every opening, until the user leaves it at that', async () => {
    const anna = await stage.party('anna');
    const id = await anna.put('case', { danger: 'CANARY danger' });
    const copy = stage.path('anna.copy');
    await stage.copyOf(anna, copy);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    must(await anna.unlocked.vault.changePassphrase(demoPassphrase, 'another one, lantern harbour', quiet));
    await anna.close();
    await putBack(copy, anna.unlocked.vault.path);
    for (let opening = 0; opening < 3; opening += 1) {
      expect(await open(anna)).toBe('owed');
      if (opening < 2) await anna.close();
    }
    const settled = must(await settleRestored(anna.unlocked));
    expect(settled.erasedAgain).toBeUndefined();
    await anna.close();
    expect(await open(anna)).toBeUndefined();
    expect(anna.unlocked.vault.read.row(id)?.values).toMatchObject({ danger: 'CANARY danger' });
  });

  it('what a vault knows that was replaced long before is erased, and that this is not all is said', async () => {
    const anna = await stage.party('anna');
    const [first, second] = [
      await anna.put('case', { danger: 'CANARY one' }),
      await anna.put('case', { danger: 'CANARY two' }),
    ];
    const copy = stage.path('anna.copy');
    await stage.copyOf(anna, copy);
    must(await eraseRecord(anna.unlocked, first, 'danger', quiet));
    await stage.reopen(anna, (path) => putBack(copy, path));
    must(await eraseRecord(anna.unlocked, second, 'danger', quiet));
    // By hand, over the vault: only the one that was replaced before still lies there.
    await stage.copyBack(anna, copy);
    expect(anna.unlocked.erasedAgain).toBe('impossible');
    const dangers = [first, second].map((id) => anna.unlocked.vault.read.row(id)?.values['danger']);
    expect(dangers).toEqual([undefined, 'CANARY two']);
    await stage.reopen(anna);
    expect(anna.unlocked.erasedAgain).toBe('impossible');
  });

  it('a vault that was replaced before it had erased again passes on what the one before it had erased', async () => {
    const { anna, id } = await copiedBack();
    const { path } = anna.unlocked.vault;
    const vaults = watched(path, async () => refused('disk-full'));
    expect(await open(anna, vaults)).toBeNull();
    await putBack(stage.path('anna.copy'), path);
    expect(await open(anna)).toBe('done');
    await expectErased(anna, id);
  });

  it('a stranger’s vault that lay there in between is passed over', async () => {
    const { anna, id } = await copiedBack();
    const other = await stage.party('boris');
    await other.close();
    day += 86_400_000;
    await cp(other.unlocked.vault.path, asidePath(anna.unlocked.vault.path, new Date(day)));
    // With the anchor lost nothing else tells whose it was.
    await rm(stage.path('anna.anchor'));
    expect(await open(anna)).toBe('done');
    await expectErased(anna, id);
  });

  it('without the vault that was replaced it says so at every opening', async () => {
    const { anna } = await copiedBack();
    const folder = dirname(anna.unlocked.vault.path);
    for (const name of await readdir(folder))
      if (name.startsWith('vault-replaced-')) await rm(`${folder}/${name}`);
    expect(await open(anna)).toBe('impossible');
    await anna.close();
    expect(await open(anna)).toBe('impossible');
  });
});

describe('an erasure that was cut off before the file was re-sealed', () => {
  it('is finished at the next opening that can, and said until then', async () => {
    const anna = await stage.party('anna');
    const id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
    const { path } = anna.unlocked.vault;
    await anna.close();
    let writes = 0;
    expect(
      await open(
        anna,
        watched(path, async () => {
          writes += 1;
          return writes === 1 ? null : refused('disk-full');
        }),
      ),
    ).toBeUndefined();
    expect(await eraseRecord(anna.unlocked, id, 'danger', quiet)).toMatchObject({ ok: false });
    await anna.unlocked.vault.snapshot(true);
    expect(JSON.stringify(await openedRows(anna))).toContain('CANARY');
    await anna.close();
    expect(
      await open(
        anna,
        watched(path, async () => refused('disk-full')),
      ),
    ).toBe('unfinished');
    await anna.close();
    expect(await open(anna)).toBeUndefined();
    expect(await holdings(anna, id)).not.toContain('CANARY');
  });
});
