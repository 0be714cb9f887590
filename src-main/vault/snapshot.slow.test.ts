import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { openSnapshot, sealSnapshot } from './snapshot.ts';
import { openParts } from './testing/open-parts.ts';
import { edit } from './testing/raw-file.ts';
import { bench, codeOf, must, setting, type Bench } from './testing/vault-bench.ts';
import { inTransaction } from './database.ts';
import { replaceSnapshot } from './body-rows.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
let b: Bench;
beforeEach(() => {
  b = bench(pgp);
});
afterEach(() => b.remove());

type Part = { part: number; body: Uint8Array };
const parts = (): Part[] =>
  edit(b.path, (db) => db.prepare('SELECT part, body FROM snapshot').all() as Part[]);
const put = ({ part, body }: Part): unknown =>
  edit(b.path, (db) => db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?)').run(part, body));
const count = (): number => parts().length;

async function withSnapshot(): Promise<void> {
  const vault = await b.create();
  for (let at = 2; at <= 6; at += 1) must(await vault.append([setting('at', at)]));
  await vault.snapshot(true);
  must(await vault.append([setting('at', 7)]));
  await vault.close();
  b.indexes.created = 0;
  b.indexes.loaded = 0;
}

async function openAndRead(): Promise<unknown> {
  const vault = await b.open();
  const value = vault.read.setting('at');
  expect([...b.indexes.last().remembered.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  await vault.close();
  return value;
}

describe('snapshot', () => {
  it('is loaded, and only the tail of the log is applied', async () => {
    await withSnapshot();
    expect(await openAndRead()).toEqual(setting('at', 7));
    expect(b.indexes).toMatchObject({ loaded: 1, created: 0 });
  });

  it('is rebuilt from the log when damaged, missing in part, or of an index of another version', async () => {
    await withSnapshot();
    for (const damage of [
      'UPDATE snapshot SET body = zeroblob(100) WHERE part = 0',
      "UPDATE snapshot SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE part = 2",
      'DELETE FROM snapshot WHERE part = 1',
      'DELETE FROM snapshot WHERE part = 0',
      'INSERT INTO snapshot SELECT 3, body FROM snapshot WHERE part = 2',
      'UPDATE snapshot SET part = part + 1 WHERE part = 2',
    ]) {
      const before = parts();
      edit(b.path, (db) => db.exec(damage));
      expect(await openAndRead(), damage).toEqual(setting('at', 7));
      expect(b.indexes).toMatchObject({ loaded: 0, created: 1 });
      b.indexes.created = 0;
      edit(b.path, (db) => db.exec('DELETE FROM snapshot'));
      before.forEach(put);
    }
    b.indexes.load = () => null;
    expect(await openAndRead()).toEqual(setting('at', 7));
    expect(b.indexes).toMatchObject({ created: 1 });
  });

  it('parts of two snapshots never make one', async () => {
    await withSnapshot();
    const old = parts();
    const vault = await b.open();
    await vault.snapshot(true);
    await vault.close();
    const [, , image] = old;
    if (image === undefined) throw new Error('no part 2');
    put(image);
    b.indexes.loaded = 0;
    b.indexes.created = 0;
    expect(await openAndRead()).toEqual(setting('at', 7));
    expect(b.indexes).toMatchObject({ loaded: 0, created: 1 });
  });

  it('an old whole one put back only means a longer tail', async () => {
    await withSnapshot();
    const old = parts();
    const vault = await b.open();
    await vault.snapshot(true);
    await vault.close();
    old.forEach(put);
    expect(await openAndRead()).toEqual(setting('at', 7));
  });

  it('one that knows more than the log shows that the log was cut → vault-damaged', async () => {
    await withSnapshot();
    edit(b.path, (db) => db.exec('DELETE FROM segment WHERE seq >= 6'));
    expect(codeOf(await b.vaults.open(b.options()))).toBe('vault-damaged');
  });

  it('is written after 500 entries without being asked, and on closing for 50', async () => {
    const vault = await b.create();
    must(await vault.append(Array.from({ length: 49 }, (_, at) => setting('at', at))));
    await vault.snapshot();
    await vault.close();
    expect(count()).toBe(0);
    const second = await b.open();
    must(await second.append([setting('at', 50)]));
    await second.close();
    expect(count()).toBe(3);
    const third = await b.open();
    must(await third.append(Array.from({ length: 500 }, (_, at) => setting('at', at))));
    await third.snapshot();
    must(await third.append([setting('at', 'tail')]));
    await third.close();
    b.indexes.loaded = 0;
    const last = await b.open();
    expect(last.read.setting('at')).toEqual(setting('at', 'tail'));
    expect(b.indexes.loaded).toBe(1);
    await last.close();
  });

  it('saves go on while it is sealed, and a rekey in the meantime wins', async () => {
    const vault = await b.create();
    must(await vault.append([setting('at', 1)]));
    const both = await Promise.all([
      vault.snapshot(true),
      vault.append([setting('at', 2)]),
      vault.rekey(quiet),
      vault.append([setting('at', 3)]),
    ]);
    must(both[1]);
    must(both[2]);
    must(both[3]);
    expect(codeOf(await vault.check(quiet))).toBe('done');
    await vault.close();
    const again = await b.open();
    expect(again.read.setting('at')).toEqual(setting('at', 3));
    await again.close();
  });

  it('holds images of many parts', async () => {
    await (await b.create()).close();
    const { log, vault } = await openParts(pgp, b.path);
    const image = new Uint8Array(9_000_000).map((_, at) => at % 251);
    const content = { sequence: 1, vault: log.vault, slots: log.slots, hashes: log.chain.bytes(), image };
    const sealed = await sealSnapshot(pgp, log.key, content, quiet);
    expect(sealed.length).toBe(5);
    inTransaction(log.db, (db) => replaceSnapshot(db, sealed));
    const opened = await openSnapshot(pgp, log.key, log.db, quiet);
    expect(opened?.image.length).toBe(image.length);
    expect(Buffer.from(image).equals(opened?.image ?? new Uint8Array())).toBe(true);
    await vault.close();
  });
});
