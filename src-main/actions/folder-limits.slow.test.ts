import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { done, type Result } from '../domain/result.ts';
import { applyBundle } from './apply-bundle.ts';
import { chooseFolder, forgetFolder, showFolder, usableFolder } from './choose-folder.ts';
import { exportToFolder } from './export-to-folder.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { scanFolder } from './scan-folder.ts';
import { ScanMemory } from './scan-memory.ts';
import { craftedBundle, saying } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { never, nothing, quick, readyIn, SharedFolder } from './testing/shared-folder.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let folder: SharedFolder;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  folder = new SharedFolder(stage.outside('shared'));
});
afterEach(() => stage.close());

const at = (name: string): string => folder.at(name);
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

describe('many files', () => {
  const garbage = (count: number) => {
    for (let which = 0; which < count; which += 1)
      writeFileSync(at(`garbage ${which}.pgp`), `garbage ${which}`);
  };
  it('at most 500 are opened at a time, the rest is said to be left, and the next scan goes on', async () => {
    const carla = await stage.party('carla');
    await anna.meet(carla, 'coordinator');
    const name = await folder.put(anna, carla, 'Heron');
    for (let count = 0; count < 510; count += 1) copyFileSync(at(name), at(`${count}.pgp`));
    const memory = new ScanMemory();
    expect((await folder.scan(boris, memory)).view).toEqual({ ...nothing, notForMe: 500, left: 11 });
    expect((await folder.scan(boris, memory)).view).toEqual({ ...nothing, notForMe: 511 });
  });

  it('10,000 files: 500 are opened, and the others are said to be left', async () => {
    garbage(10_000);
    const { view } = await folder.scan(boris);
    expect([view.files.length, view.more, view.left]).toEqual([200, 300, 9_500]);
  });

  it('links by the hundred are told first and counted; what can be taken in and two versions of one file come before them', async () => {
    for (let link = 0; link < 250; link += 1) symlinkSync(at('nowhere'), at(`link ${link}.pgp`));
    writeFileSync(at('empty.pgp'), '');
    const carla = await stage.party('carla');
    await carla.meet(boris, 'coordinator');
    await boris.meet(carla, 'coordinator');
    const good = await folder.put(carla, boris, 'Wren');
    await anna.send(boris, []);
    // Forgets what it has sent: the next has the same number.
    const vault = new Proxy(anna.unlocked.vault, {
      get: (target, name) =>
        name === 'append' ? async () => done(0) : (Reflect.get(target, name) as unknown),
    });
    const forgetful = { unlocked: { ...anna.unlocked, vault } } as Party;
    for (const name of ['one.pgp', 'other.pgp'])
      writeFileSync(
        at(name),
        await craftedBundle(forgetful, boris, { contents: [saying(anna, 'case', null, { alias: name })] }),
      );
    const { view } = await folder.scan(boris);
    const shown = view.files
      .slice(0, 5)
      .map((file) => (file.state === 'refused' ? file.refusal : file.state));
    expect(view.files[0]).toMatchObject({ name: good });
    expect(shown).toEqual(['ready', 'bundle-fork', 'bundle-fork', 'arriving', 'file-irregular']);
    expect([view.files.length, view.more]).toEqual([201, 53]);
  });

  it('garbage that is newer hides a bundle for one scan, not for the next', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    utimesSync(at(name), 1, 1);
    garbage(5);
    const memory = new ScanMemory();
    const most = { files: 5, bytes: 1_000_000 };
    const first = await folder.scan(boris, memory, most);
    expect([readyIn(first), first.view.left]).toEqual([[], 1]);
    const second = await folder.scan(boris, memory, most);
    expect([readyIn(second), second.view.left, second.view.files]).toEqual([[name], 0, expect.any(Array)]);
    expect(second.view.files).toHaveLength(6);
  });

  it('nor do bundles of people whom nobody accepted, however many scans they were refused in', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    utimesSync(at(name), 1, 1);
    const dora = await stage.party('dora');
    await dora.meet(boris, 'coordinator');
    await folder.put(dora, boris, 'Egret');
    await folder.put(dora, boris, 'Wren');
    const memory = new ScanMemory();
    const most = { files: 2, bytes: 1_000_000 };
    const scans = [await folder.scan(boris, memory, most), await folder.scan(boris, memory, most)];
    expect(scans.map(readyIn)).toEqual([[], [name]]);
    expect(scans[0]?.view.files.map((file) => file.state === 'refused' && file.refusal)).toEqual([
      'signer-unknown',
      'signer-unknown',
    ]);
  });

  it('and no more bytes than so many; what is too large for a bundle costs none', async () => {
    garbage(3);
    writeFileSync(at('huge.pgp'), 'x');
    truncateSync(at('huge.pgp'), 70 * 1024 * 1024);
    const { view } = await folder.scan(boris, undefined, { files: 500, bytes: 20 });
    expect(view.left).toBe(1);
    expect(view.files).toHaveLength(3);
  });

  it('a copy of what waits to be taken in is shown when the other is gone', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    copyFileSync(at(name), at('copy.pgp'));
    const memory = new ScanMemory();
    const [shown = '', ...more] = readyIn(await folder.scan(boris, memory));
    expect(more).toEqual([]);
    rmSync(at(shown));
    expect(readyIn(await folder.scan(boris, memory))).toEqual([shown === name ? 'copy.pgp' : name]);
  });

  it('cancelling ends it', async () => {
    await folder.put(anna, boris, 'Heron');
    await folder.put(anna, boris, 'Egret');
    const cancel = new AbortController();
    const steps: number[] = [];
    const progress = (_: string, done: number) => {
      steps.push(done);
      cancel.abort();
    };
    expect(code(await scanFolder(quick(boris), folder.path, progress, cancel.signal))).toBe('cancelled');
    expect(steps).toEqual([0]);
  });
});

describe('the folder that is chosen', () => {
  it('is kept in the vault, shown by its last part, and forgotten', async () => {
    const { unlocked } = anna;
    expect(showFolder(unlocked)).toEqual({ name: null });
    expect(code(await usableFolder(unlocked))).toBe('folder-not-chosen');
    expect(must(await chooseFolder(unlocked, folder.path))).toEqual({ name: 'shared' });
    expect(must(await usableFolder(unlocked))).toBe(folder.path);
    expect(must(await forgetFolder(unlocked))).toEqual({ name: null });
    expect(code(await usableFolder(unlocked))).toBe('folder-not-chosen');
  });

  it('is none that holds the vault, nor one in the folder of the vault; nothing is kept', async () => {
    const { unlocked } = anna;
    mkdirSync(stage.path('inside'));
    for (const path of [stage.path('inside'), stage.folder, dirname(stage.folder)])
      expect(code(await chooseFolder(unlocked, path)), path).toBe('folder-holds-vault');
    expect(showFolder(unlocked)).toEqual({ name: null });
  });

  it('is used no more when the vault has been put into it since', async () => {
    const { unlocked } = anna;
    must(await chooseFolder(unlocked, folder.path));
    const moved: Unlocked = {
      ...unlocked,
      vault: new Proxy(unlocked.vault, {
        get: (vault, name) =>
          name === 'path' ? folder.at('anna.vault') : (Reflect.get(vault, name) as unknown),
      }),
    };
    expect(code(await usableFolder(moved))).toBe('folder-holds-vault');
    expect(must(await usableFolder(unlocked))).toBe(folder.path);
  });

  it('is refused by name when the stick is gone, and no number is used up', async () => {
    const plan = await folder.plan(anna, boris, 'Heron');
    must(await chooseFolder(anna.unlocked, folder.path));
    rmSync(folder.path, { recursive: true });
    expect(code(await exportToFolder(anna.unlocked, plan, folder.path))).toBe('folder-missing');
    expect(code(await scanFolder(quick(anna), folder.path, () => undefined, never))).toBe('folder-missing');
    expect(code(await chooseFolder(anna.unlocked, folder.path))).toBe('folder-missing');
    expect(anna.unlocked.vault.read.channelTo(boris.digest)).toBeNull();
    mkdirSync(folder.path);
    expect(code(await exportToFolder(anna.unlocked, plan, folder.path))).toBe('ok');
    expect(anna.unlocked.vault.read.channelTo(boris.digest)).toMatchObject({ number: 1 });
  });

  it('leaves no temporary file, and none of its names is a bundle for a scan meanwhile', async () => {
    const plan = await folder.plan(anna, boris, 'Heron');
    const seen: string[][] = [];
    const { files } = anna.unlocked;
    const watching: Unlocked = {
      ...anna.unlocked,
      files: {
        ...files,
        async stage(...args) {
          const staged = await files.stage(...args);
          seen.push(readdirSync(folder.path));
          expect((await folder.scan(boris)).view).toEqual(nothing);
          return staged;
        },
      },
    };
    const { file } = must(await exportToFolder(watching, plan, folder.path));
    expect(seen).toEqual([[expect.stringMatching(/^\..*\.tmp$/)]]);
    expect(readdirSync(folder.path)).toEqual([file]);
    const bytes = must(await boris.unlocked.files.read(at(file), 10_000_000));
    must(
      await applyBundle(boris.unlocked, must(await inspectBundle(boris.unlocked, bytes, () => undefined))),
    );
  });
});
