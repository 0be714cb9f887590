import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../actions/ports/log.ts';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { emergencyErase } from './emergency-erase.ts';
import { generateRecoveryCode } from './recovery-code.ts';
import { restoreBackup } from './restore.ts';
import { edit } from './testing/raw-file.ts';
import { bench, codeOf, must, passphrase, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
let b: Bench;
beforeEach(() => {
  b = bench(createPgpForVault());
});
afterEach(() => b.remove());

/** Saves the values, one segment each. */
async function save(...values: number[]): Promise<void> {
  const vault = existsSync(b.path) ? await b.open() : await b.create();
  for (const value of values) must(await vault.append([setting('at', value)]));
  await vault.close();
}
const entries = (): LogEntry[] => [...b.indexes.last().remembered.values()].flat();
const restoredEntries = (): LogEntry[] => entries().filter(({ kind }) => kind === 'restored');

/** Opens, closes, and tells whether that counted as restored; then the next opening must not. */
async function restored(change = {}): Promise<boolean> {
  const vault = await b.open(change);
  const answer = vault.restored;
  expect(restoredEntries().length > 0).toBe(answer);
  await vault.close();
  const again = await b.open(change);
  expect(again.restored).toBe(false);
  await again.close();
  return answer;
}

describe('invariant 8: a vault that was copied back knows it', () => {
  it('not when nothing happened', async () => {
    await save(1, 2, 3);
    expect(await restored()).toBe(false);
  });

  it('not right after it was made, even if the anchor never came to be', async () => {
    await (await b.create()).close();
    rmSync(b.anchor);
    expect(await restored()).toBe(false);
  });

  it('when an older copy is put in its place, with the number that the anchor knew', async () => {
    await save(1, 2);
    copyFileSync(b.path, `${b.path}.old`);
    await save(3, 4);
    copyFileSync(`${b.path}.old`, b.path);
    const vault = await b.open();
    expect(vault.restored).toBe(true);
    expect(restoredEntries()).toMatchObject([{ kind: 'restored', anchorSequence: 5 }]);
    await vault.close();
    // It is written into the log and the anchor once.
    expect((await b.open()).restored).toBe(false);
    expect(restoredEntries().length).toBe(1);
  });

  it('when an older copy went on elsewhere and is further now', async () => {
    await save(1, 2);
    copyFileSync(b.path, `${b.path}.old`);
    await save(3);
    const elsewhere = await b.open({ path: `${b.path}.old`, anchor: null });
    for (const value of [30, 40, 50]) must(await elsewhere.append([setting('at', value)]));
    await elsewhere.close();
    copyFileSync(`${b.path}.old`, b.path);
    expect(await restored()).toBe(true);
  });

  it('not when the same history went on elsewhere and came back', async () => {
    await save(1, 2);
    const elsewhere = await b.open({ anchor: null });
    must(await elsewhere.append([setting('at', 3)]));
    await elsewhere.close();
    expect(await restored()).toBe(false);
  });

  it('when its tail was cut', async () => {
    await save(1, 2, 3);
    edit(b.path, (db) => db.exec('DELETE FROM segment WHERE seq = 4'));
    expect(await restored()).toBe(true);
  });

  it('when no anchor is known: a copy on another system, a lost or damaged profile', async () => {
    await save(1, 2);
    expect(await restored({ anchor: join(b.folder, 'elsewhere') })).toBe(true);
    rmSync(b.anchor);
    expect(await restored()).toBe(true);
    writeFileSync(b.anchor, '{"v":1,"vaults":[{"vault":');
    expect(await restored()).toBe(true);
    writeFileSync(b.anchor, '{"v":1,"vaults":[{"vault":7}]}');
    expect(await restored()).toBe(true);
  });

  it('not when the process died between the commit and the anchor', async () => {
    await save(1, 2);
    const behind = readFileSync(b.anchor);
    await save(3, 4);
    writeFileSync(b.anchor, behind);
    expect(await restored()).toBe(false);
  });

  it('not when the process died between the commit of a rekey and the anchor, or before the commit', async () => {
    await save(1, 2);
    const before = readFileSync(b.path);
    const anchors: Buffer[] = [];
    const vault = await b.open();
    must(await vault.rekey((step) => void (step === 'commit' && anchors.push(readFileSync(b.anchor)))));
    await vault.close();
    const [pending] = anchors;
    if (pending === undefined) throw new Error('no anchor before the commit');
    writeFileSync(b.anchor, pending);
    expect(await restored()).toBe(false);
    writeFileSync(b.anchor, pending);
    writeFileSync(b.path, before);
    expect(await restored()).toBe(false);
  });

  it('when the copy is of before a rekey', async () => {
    await save(1, 2);
    copyFileSync(b.path, `${b.path}.old`);
    const vault = await b.open();
    must(await vault.rekey(quiet));
    await vault.close();
    copyFileSync(`${b.path}.old`, b.path);
    expect(await restored()).toBe(true);
  });

  it('never when no anchor is kept, unless the file itself says so', async () => {
    await save(1, 2);
    expect(await restored({ anchor: null })).toBe(false);
  });

  it('one anchor serves several vaults', async () => {
    await save(1);
    const path = join(b.folder, 'second');
    const second = await b.create({ path });
    must(await second.append([setting('at', 1)]));
    await second.close();
    await save(2);
    expect(await restored({ path })).toBe(false);
    expect(await restored()).toBe(false);
  });

  it('the anchor says nothing but numbers and hashes, and is replaced as a whole', async () => {
    await save(1, 2);
    const text = readFileSync(b.anchor, 'utf8');
    expect(text).toMatch(
      /^\{"v":1,"vaults":\[\{"vault":"[0-9a-f]{64}","sequence":3,"hash":"[0-9a-f]{64}"\}\]\}\n$/,
    );
    expect(statSync(b.anchor).mode & 0o777).toBe(0o600);
  });

  it('a save does not fail for an anchor that cannot be written', async () => {
    const anchor = join(b.folder, 'no', 'folder', 'anchor');
    const vault = await b.create({ anchor });
    must(await vault.append([setting('at', 1)]));
    await vault.close();
    mkdirSync(join(b.folder, 'no', 'folder'), { recursive: true });
    expect(await restored({ anchor })).toBe(true);
  });
});

describe('backup', () => {
  it('is a whole vault, proven by its passphrase', async () => {
    await save(1, 2);
    const vault = await b.open();
    const copy = join(b.folder, 'backup');
    expect(must(await vault.backup(copy, passphrase))).toMatchObject({ segments: 3, sequence: 3, slots: 1 });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(existsSync(`${copy}-journal`)).toBe(false);
    must(await vault.append([setting('at', 3)]));
    await vault.close();
    const opened = await b.open({ path: copy, anchor: null });
    expect(opened.read.setting('at')).toEqual(setting('at', 2));
    await opened.close();
  });

  it('refuses: file-exists, unlock-failed and nothing stays, file-unwritable, vault-damaged', async () => {
    await save(1, 2);
    const copy = join(b.folder, 'backup');
    const vault = await b.open();
    writeFileSync(copy, 'mine');
    expect(codeOf(await vault.backup(copy, passphrase))).toBe('file-exists');
    expect(readFileSync(copy, 'utf8')).toBe('mine');
    expect(codeOf(await vault.backup(b.path, passphrase))).toBe('file-exists');
    rmSync(copy);
    expect(codeOf(await vault.backup(copy, 'wrong'))).toBe('unlock-failed');
    expect(existsSync(copy)).toBe(false);
    expect(codeOf(await vault.backup(join(copy, 'below'), passphrase))).toBe('file-unwritable');
    await vault.snapshot(true);
    await vault.close();
    edit(b.path, (db) => db.exec('DELETE FROM segment WHERE seq = 2'));
    const broken = await b.open();
    expect(codeOf(await broken.backup(copy, passphrase))).toBe('vault-damaged');
    expect(existsSync(copy)).toBe(false);
    await broken.close();
  });

  it('invariant 8: restored it counts as restored once, even where nothing else happened', async () => {
    await save(1, 2);
    const vault = await b.open();
    const copy = join(b.folder, 'backup');
    must(await vault.backup(copy, passphrase));
    await vault.close();
    const bytes = readFileSync(copy);
    rmSync(b.path);
    expect(codeOf(await restoreBackup(copy, b.path))).toBe('done');
    expect(codeOf(await restoreBackup(copy, b.path))).toBe('file-exists');
    expect(readFileSync(copy).equals(bytes)).toBe(true);
    expect(statSync(b.path).mode & 0o777).toBe(0o600);
    const opened = await b.open({ anchor: null });
    expect(opened.restored).toBe(true);
    expect(codeOf(await opened.check(quiet))).toBe('done');
    await opened.close();
    expect((await b.open({ anchor: null })).restored).toBe(false);
  });

  it('is only restored when it is a vault, that nobody has open', async () => {
    const to = join(b.folder, 'to');
    expect(codeOf(await restoreBackup(join(b.folder, 'none'), to))).toBe('vault-missing');
    const text = join(b.folder, 'text');
    writeFileSync(text, 'no vault '.repeat(300));
    expect(codeOf(await restoreBackup(text, to))).toBe('vault-not-a-vault');
    const vault = await b.create();
    expect(codeOf(await restoreBackup(b.path, to))).toBe('vault-open-elsewhere');
    await vault.close();
    edit(b.path, (db) => db.pragma('user_version = 99'));
    expect(codeOf(await restoreBackup(b.path, to))).toBe('vault-newer');
    expect(existsSync(to)).toBe(false);
  });
});

describe('emergency erase', () => {
  it('overwrites the slots before anything else, and removes vault and journal, open or not', async () => {
    for (const open of [false, true]) {
      const vault = await b.create();
      must(await vault.append([setting('at', 1)]));
      if (!open) await vault.close();
      // A second name for the same bytes shows what was written before the unlinking.
      const kept = join(b.folder, 'kept');
      rmSync(kept, { force: true });
      writeFileSync(`${b.path}-journal`, 'old header '.repeat(1_000));
      linkSync(b.path, kept);
      expect(codeOf(emergencyErase(b.path))).toBe('done');
      expect(existsSync(b.path) || existsSync(`${b.path}-journal`)).toBe(false);
      expect(
        readFileSync(kept)
          .subarray(0, 8_192)
          .every((byte) => byte === 0),
      ).toBe(true);
      expect(codeOf(await b.vaults.open(b.options({ path: kept })))).toBe(
        open ? 'vault-open-elsewhere' : 'vault-not-a-vault',
      );
      if (open) await vault.close().catch(() => undefined);
    }
    expect(codeOf(emergencyErase(b.path))).toBe('vault-missing');
  });

  it('the header is page 2 and nothing else, also with two slots and after a rekey', async () => {
    const vault = await b.create();
    const pages = (): unknown =>
      edit(`${b.path}.copy`, (db) =>
        db.prepare("SELECT pageno FROM dbstat WHERE name = 'header'").pluck().all(),
      );
    must(await vault.setRecoveryCode(generateRecoveryCode({ bytes: (count) => new Uint8Array(count) })));
    for (let at = 0; at < 20; at += 1) must(await vault.append([setting('at', 'x'.repeat(5_000))]));
    must(await vault.rekey(quiet));
    await vault.close();
    copyFileSync(b.path, `${b.path}.copy`);
    expect(pages()).toEqual([2]);
  });
});
