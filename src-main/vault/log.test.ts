import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { segmentReader } from './segments.ts';
import { openParts } from './testing/open-parts.ts';
import { bodyOf, edit } from './testing/raw-file.ts';
import { bench, codeOf, must, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
let b: Bench;
let whole: Buffer;

/** Six segments: the first by creating, then five with one entry each. */
async function fill(snapshotAfter: number): Promise<void> {
  const vault = await b.create();
  for (let at = 2; at <= 6; at += 1) {
    must(await vault.append([setting('at', at)]));
    if (at === snapshotAfter) await vault.snapshot(true);
  }
  await vault.close();
  whole = readFileSync(b.path);
}
beforeEach(() => {
  b = bench(pgp);
});
afterEach(() => b.remove());

const swap = (one: number, other: number) => (path: string) => {
  const bodies = [bodyOf(path, one), bodyOf(path, other)];
  edit(path, (db) => {
    const update = db.prepare('UPDATE segment SET body = ? WHERE seq = ?');
    update.run(bodies[1], one);
    update.run(bodies[0], other);
  });
};
const sql = (text: string) => (path: string) => edit(path, (db) => db.exec(text));

const attacks: Record<string, (path: string) => unknown> = {
  'two swapped': swap(3, 4),
  'the last two swapped': swap(5, 6),
  'one dropped in the middle': sql('DELETE FROM segment WHERE seq = 4'),
  'one dropped and the rest moved up': sql(
    'DELETE FROM segment WHERE seq = 4; UPDATE segment SET seq = seq - 1 WHERE seq > 4',
  ),
  'the first dropped': sql('DELETE FROM segment WHERE seq = 1'),
  'one written twice': sql('INSERT INTO segment SELECT 7, body FROM segment WHERE seq = 6'),
  'one in place of another': sql(
    'UPDATE segment SET body = (SELECT body FROM segment WHERE seq = 3) WHERE seq = 4',
  ),
  'one far outside': sql('INSERT INTO segment SELECT 1000000, body FROM segment WHERE seq = 6'),
  'one altered': sql(
    "UPDATE segment SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE seq = 4",
  ),
  'one emptied': sql("UPDATE segment SET body = x'' WHERE seq = 4"),
};

describe('attack on the log', () => {
  for (const [name, attack] of Object.entries(attacks)) {
    it(`segments: ${name} → vault-damaged, without a snapshot`, async () => {
      await fill(0);
      attack(b.path);
      expect(codeOf(await b.vaults.open(b.options()))).toBe('vault-damaged');
    });

    it(`segments: ${name} → vault-damaged at opening, at check, or when read, behind a snapshot`, async () => {
      await fill(6);
      attack(b.path);
      const opened = await b.vaults.open(b.options());
      if (!opened.ok) return expect(codeOf(opened)).toBe('vault-damaged');
      expect(codeOf(await opened.value.check(quiet))).toBe('vault-damaged');
      return opened.value.close();
    });
  }

  it('segments: a foreign one of another vault with the same passphrase → vault-damaged', async () => {
    await fill(0);
    const path = join(b.folder, 'other');
    const other = await b.create({ path });
    for (let at = 2; at <= 6; at += 1) must(await other.append([setting('at', at)]));
    await other.close();
    const foreign = bodyOf(path, 4);
    edit(b.path, (db) => db.prepare('UPDATE segment SET body = ? WHERE seq = 4').run(foreign));
    expect(codeOf(await b.vaults.open(b.options()))).toBe('vault-damaged');
  });

  it('segments: one of an abandoned branch, under the same session key → vault-damaged', async () => {
    await fill(0);
    const branch = join(b.folder, 'branch');
    writeFileSync(branch, whole);
    const other = await b.open({ path: branch, anchor: null });
    must(await other.append([setting('at', 'other seven')]));
    must(await other.append([setting('at', 'other eight')]));
    await other.close();
    const vault = await b.open();
    must(await vault.append([setting('at', 7)]));
    must(await vault.append([setting('at', 8)]));
    await vault.close();
    edit(b.path, (db) => db.prepare('UPDATE segment SET body = ? WHERE seq = 7').run(bodyOf(branch, 7)));
    expect(codeOf(await b.vaults.open(b.options()))).toBe('vault-damaged');
  });

  it('a segment behind the snapshot that is of another branch is found when it is read', async () => {
    await fill(6);
    const { log, vault } = await openParts(pgp, b.path);
    const reader = segmentReader(log);
    expect(await reader.entries(3)).toEqual([setting('at', 3)]);
    expect(reader.last()).toBe(6);
    const other = await pgp.sealBody(
      log.key,
      new TextEncoder().encode(JSON.stringify({ seq: 3, previous: log.chain.hashAt(2), entries: [] })),
    );
    log.db.prepare('UPDATE segment SET body = ? WHERE seq = 3').run(other);
    await expect(reader.entries(3)).rejects.toThrow('vault-damaged');
    await vault.close();
  });

  it('a row of another table in the place of a segment → vault-damaged', async () => {
    await fill(5);
    edit(b.path, (db) =>
      db.exec('UPDATE segment SET body = (SELECT body FROM snapshot WHERE part = 0) WHERE seq = 6'),
    );
    expect(codeOf(await b.vaults.open(b.options()))).toBe('vault-damaged');
  });
});
