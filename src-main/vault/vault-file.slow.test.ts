import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { formatVersion } from './schema.ts';
import { edit } from './testing/raw-file.ts';
import { bench, codeOf, must, passphrase, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
let b: Bench;
beforeEach(() => {
  b = bench(createPgpForVault());
});
afterEach(() => b.remove());

describe('saving', () => {
  it('keeps entries by segment and finds them again', async () => {
    const vault = await b.create();
    expect(must(await vault.append([setting('a', 1), setting('b', 2)]))).toBe(2);
    expect(must(await vault.append([setting('a', 3)]))).toBe(3);
    await vault.close();
    const again = await b.open();
    expect(again.restored).toBe(false);
    expect(again.read.setting('a')).toEqual(setting('a', 3));
    expect(b.indexes.last().remembered.get(2)).toEqual([setting('a', 1), setting('b', 2)]);
    await again.close();
  });

  it('keeps the order of saves that were not waited for', async () => {
    const vault = await b.create();
    const numbers = await Promise.all([1, 2, 3, 4, 5].map((value) => vault.append([setting('a', value)])));
    expect(numbers.map(must)).toEqual([2, 3, 4, 5, 6]);
    expect(vault.read.setting('a')).toEqual(setting('a', 5));
    await vault.close();
  });

  it('leaves only ciphertext on the disk, for the owner alone, and no side files', async () => {
    const vault = await b.create();
    must(await vault.append([setting('canary-name', 'canary-value')]));
    await vault.snapshot(true);
    expect(statSync(`${b.path}-journal`).size).toBe(0);
    await vault.close();
    for (const name of readdirSync(b.folder)) {
      expect(statSync(join(b.folder, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(b.folder, name)).includes('canary')).toBe(false);
    }
    expect(readdirSync(b.folder).toSorted()).toEqual(['anchor', 'records.vault']);
  });

  it('throws for bugs in the index after the commit, and has to be opened anew', async () => {
    const vault = await b.create();
    b.indexes.last().apply = () => Promise.reject(new Error('bug'));
    await expect(vault.append([setting('a', 1)])).rejects.toThrow('opened anew');
    await expect(vault.append([setting('a', 2)])).rejects.toThrow('closed');
    await vault.close();
    const again = await b.open();
    expect(again.read.setting('a')).toEqual(setting('a', 1));
    await again.close();
  });

  it('refuses every call after closing, which may be done twice', async () => {
    const vault = await b.create();
    await Promise.all([vault.close(), vault.close()]);
    await expect(vault.append([])).rejects.toThrow('closed');
    await expect(vault.snapshot(true)).rejects.toThrow('closed');
  });

  it('refuses with file-unwritable when the file was removed or replaced under it', async () => {
    const vault = await b.create();
    renameSync(b.path, `${b.path}.moved`);
    expect(codeOf(await vault.append([setting('a', 1)]))).toBe('file-unwritable');
    expect(codeOf(await vault.rekey(quiet))).toBe('file-unwritable');
    writeFileSync(b.path, 'another file');
    expect(codeOf(await vault.append([setting('a', 1)]))).toBe('file-unwritable');
    rmSync(b.path);
    renameSync(`${b.path}.moved`, b.path);
    expect(codeOf(await vault.append([setting('a', 1)]))).toBe('done');
    await vault.close();
  });
});

describe('refusals', () => {
  const refusal = async (change = {}): Promise<string> => codeOf(await b.vaults.open(b.options(change)));

  it('makes the vault again where an earlier making was cut off, and never over anything else', async () => {
    const path = join(b.folder, 'cut off');
    writeFileSync(path, '');
    await must(await b.vaults.create(b.options({ path }), [setting('first', 1)])).close();
    const opened = must(await b.vaults.open(b.options({ path })));
    expect(opened.read.setting('first')).toEqual(setting('first', 1));
    await opened.close();
    writeFileSync(join(b.folder, 'letter'), 'x');
    expect(codeOf(await b.vaults.create(b.options({ path: join(b.folder, 'letter') })))).toBe('vault-exists');
  });

  it('vault-exists, and what is there stays', async () => {
    writeFileSync(b.path, 'mine');
    expect(codeOf(await b.vaults.create(b.options()))).toBe('vault-exists');
    expect(readFileSync(b.path, 'utf8')).toBe('mine');
  });

  it('file-unwritable where no file can be made', async () => {
    expect(codeOf(await b.vaults.create(b.options({ path: join(b.folder, 'no', 'folder') })))).toBe(
      'file-unwritable',
    );
    expect(codeOf(await b.vaults.create(b.options({ path: `${b.path} ` })))).toBe('file-unwritable');
  });

  it('vault-missing', async () => {
    expect(await refusal()).toBe('vault-missing');
    writeFileSync(b.path, '');
    expect(await refusal({ path: join(b.path, 'below') })).toBe('vault-missing');
  });

  it('vault-not-a-vault: an empty file, a text, a folder, a foreign database, a changed schema', async () => {
    writeFileSync(b.path, '');
    expect(await refusal()).toBe('vault-not-a-vault');
    writeFileSync(b.path, 'a shopping list '.repeat(200));
    expect(await refusal()).toBe('vault-not-a-vault');
    mkdirSync(join(b.folder, 'sub'));
    expect(await refusal({ path: join(b.folder, 'sub') })).toBe('vault-not-a-vault');
    const foreign = join(b.folder, 'foreign');
    edit(foreign, (db) => db.exec('CREATE TABLE t (a)'));
    expect(await refusal({ path: foreign })).toBe('vault-not-a-vault');
    const path = join(b.folder, 'trigger');
    await (await b.create({ path })).close();
    edit(path, (db) =>
      db.exec(
        'CREATE TABLE kept (body); CREATE TRIGGER keep BEFORE UPDATE ON segment BEGIN INSERT INTO kept VALUES (old.body); END',
      ),
    );
    expect(await refusal({ path })).toBe('vault-not-a-vault');
  });

  it('vault-newer', async () => {
    await (await b.create()).close();
    edit(b.path, (db) => db.pragma(`user_version = ${formatVersion + 1}`));
    expect(await refusal()).toBe('vault-newer');
  });

  it('unlock-failed for a wrong passphrase and for a damaged header alike', async () => {
    await (await b.create()).close();
    const whole = readFileSync(b.path);
    expect(await refusal({ passphrase: 'wrong donkey' })).toBe('unlock-failed');
    for (const damage of [
      "UPDATE header SET body = zeroblob(length(body)) WHERE part = 'secret'",
      "UPDATE header SET body = zeroblob(length(body)) WHERE part = 'key'",
      "UPDATE header SET body = x'' WHERE part = 'key'",
      "DELETE FROM header WHERE part = 'secret'",
      "DELETE FROM header WHERE part = 'key'",
      "INSERT INTO header SELECT * FROM header WHERE part = 'key'",
    ]) {
      edit(b.path, (db) => db.exec(damage));
      expect(await refusal(), damage).toBe('unlock-failed');
      writeFileSync(b.path, whole);
    }
    // The page itself.
    const broken = Buffer.from(whole);
    broken.fill(0xff, 4_096, 4_096 + 100);
    writeFileSync(b.path, broken);
    expect(await refusal()).toBe('unlock-failed');
  });

  it('vault-damaged when the passphrase was right', async () => {
    await (await b.create()).close();
    edit(b.path, (db) => db.exec('DELETE FROM segment'));
    expect(await refusal()).toBe('vault-damaged');
  });

  it('vault-damaged for a file cut in the middle', async () => {
    const vault = await b.create();
    for (let at = 0; at < 30; at += 1) must(await vault.append([setting('a', 'x'.repeat(2_000))]));
    await vault.close();
    truncateSync(b.path, 40_960);
    expect(await refusal()).toBe('vault-damaged');
  });

  it('vault-open-elsewhere: a second opener here and in another process; the lock ends with closing', async () => {
    const vault = await b.create();
    expect(await refusal()).toBe('vault-open-elsewhere');
    const child = new URL('testing/append-until-killed.ts', import.meta.url).pathname;
    const forVault = new URL('../pgp/for-vault.ts', import.meta.url).href;
    const second = (): string =>
      spawnSync(process.execPath, [child, forVault, b.path, b.anchor, 'look'], {
        encoding: 'utf8',
      }).stdout;
    expect(second()).toBe('{"refused":"vault-open-elsewhere"}\n');
    // The refused opener of this process has closed its connection: on POSIX that must not have dropped the lock.
    expect(await refusal()).toBe('vault-open-elsewhere');
    expect(codeOf(await vault.append([setting('a', 1)]))).toBe('done');
    await vault.close();
    expect(second()).toContain('{"found":0');
    await (await b.open()).close();
  });

  it('vault-read-only and file-unreadable for what the system does not let us write or read', async () => {
    await (await b.create()).close();
    // As another user when this one may do everything.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const script = `const { connectVault } = await import(process.argv[1]); console.log(connectVault(process.argv[2]).refusal.code)`;
    const module = new URL('vault-path.ts', import.meta.url).href;
    const connect = (): string =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script, module, b.path], {
        encoding: 'utf8',
        ...asNobody,
      }).stdout.trim();
    chmodSync(b.folder, 0o755);
    chmodSync(b.path, 0o444);
    expect(connect()).toBe('vault-read-only');
    chmodSync(b.path, 0o000);
    expect(connect()).toBe('file-unreadable');
    chmodSync(b.path, 0o666);
    chmodSync(b.folder, 0o555);
    expect(connect()).toBe('vault-read-only');
    chmodSync(b.folder, 0o755);
  });
});

describe('progress', () => {
  it('tells steps, and derives once', async () => {
    const pgp = createPgpForVault();
    let derived = 0;
    const counting = bench({ ...pgp, openSlot: (...given) => ((derived += 1), pgp.openSlot(...given)) });
    const vault = await counting.create();
    must(await vault.append([setting('a', 1)]));
    await vault.snapshot(true);
    must(await vault.append([setting('a', 2)]));
    await vault.close();
    const steps = new Set<string>();
    const again = await counting.open({ progress: (step) => steps.add(step) });
    expect([...steps]).toEqual(['derive', 'snapshot', 'log']);
    expect(derived).toBe(1);
    derived = 0;
    await again.close();
    expect(codeOf(await counting.vaults.open(counting.options({ passphrase: 'wrong' })))).toBe(
      'unlock-failed',
    );
    expect(derived).toBe(1);
    expect(codeOf(await counting.vaults.open(counting.options({ passphrase })))).toBe('done');
    counting.remove();
  });
});
