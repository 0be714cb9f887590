import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { Result } from '../domain/result.ts';
import { createFolders } from '../files/exchange-folder.ts';
import { applyBundle } from './apply-bundle.ts';
import { chooseFolder, chosenFolder, forgetFolder, showFolder } from './choose-folder.ts';
import { exportToFolder } from './export-to-folder.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { LogEntry } from './ports/log.ts';
import { scanFolder, type ScannedFolder, type SettledFiles } from './scan-folder.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let folder = '';
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  folder = stage.path('shared');
  mkdirSync(folder);
});
afterEach(() => stage.close());

const at = (name: string): string => join(folder, name);
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const never = new AbortController().signal;

/** Without the second between two looks: what it is for is tested beside it. */
const quick = ({ unlocked }: Party): Unlocked => ({
  ...unlocked,
  folders: createFolders(unlocked.randomness, async () => undefined),
});
const scan = async (party: Party, settled?: SettledFiles): Promise<ScannedFolder> =>
  must(await scanFolder(quick(party), folder, () => undefined, never, settled));

/** Into the folder. Gives the name of the file. */
async function put(from: Party, to: Party, alias: string): Promise<string> {
  const id = await from.put('case', { alias });
  const request = { to: to.digest, preset: null, cases: [id], addresses: false };
  const plan = must(await planBundle(from.unlocked, request));
  return must(await exportToFolder(from.unlocked, plan, folder)).file;
}
const states = ({ view }: ScannedFolder) =>
  view.files.map((file) =>
    file.state === 'ready'
      ? `${file.name} ${file.sender.name} ${file.number} ${file.verdict}`
      : `${file.name} ${file.state === 'refused' ? file.refusal : file.state}`,
  );
const nothing = { files: [], own: 0, known: 0, notForMe: 0, others: 0, left: 0 };

describe('one folder that several people share', () => {
  it('a bundle is put there, found by whom it is for, taken in, and known from then on', async () => {
    const name = await put(anna, boris, 'Heron');
    expect(name).toMatch(/^[0-9a-f]{32}\.pgp$/);
    expect(readdirSync(folder)).toEqual([name]);
    expect((await scan(anna)).view).toEqual({ ...nothing, own: 1 });
    expect(states(await scan(boris))).toEqual([`${name} anna 1 new channel`]);
    await boris.receive(at(name));
    expect((await scan(boris)).view).toEqual({ ...nothing, known: 1 });
    expect(boris.holds(['case'])).toBe('boris holds 1 case');
  });

  it('is listed in the order to take it in, each as it will stand in its turn', async () => {
    const first = await put(anna, boris, 'Heron');
    const second = await put(anna, boris, 'Egret');
    await put(anna, boris, 'Wren');
    const lost = await put(anna, boris, 'Finch');
    const fifth = await put(anna, boris, 'Stork');
    rmSync(at(lost));
    expect(states(await scan(boris)).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'anna 1 new channel',
      'anna 2 next',
      'anna 3 next',
      'anna 5 gap',
    ]);
    const [, , , last] = (await scan(boris)).view.files;
    expect(last).toMatchObject({ name: fifth, missing: [4] });
    await boris.receive(at(first));
    await boris.receive(at(second));
    expect((await scan(boris)).view.files).toHaveLength(2);
  });

  it('what is for others, a copy, and what is known are counted and not shown', async () => {
    const carla = await stage.party('carla');
    await anna.meet(carla, 'coordinator');
    await put(anna, carla, 'Heron');
    const name = await put(anna, boris, 'Egret');
    copyFileSync(at(name), at('copy.sync-conflict.pgp'));
    writeFileSync(at('notes.txt'), 'x');
    const { view } = await scan(boris);
    expect(view).toMatchObject({ own: 0, known: 1, notForMe: 1, others: 1, left: 0 });
    expect(view.files).toHaveLength(1);
  });

  it('one bad file never holds up the others', async () => {
    const good = await put(anna, boris, 'Heron');
    const altered = await put(anna, boris, 'Egret');
    const unlocked = quick(boris);
    writeFileSync(at('garbage.pgp'), 'not a bundle');
    writeFileSync(at('huge.pgp'), 'x');
    truncateSync(at('huge.pgp'), 70 * 1024 * 1024);
    symlinkSync(at(good), at('link.pgp'));
    execFileSync('mkfifo', [at('pipe.pgp')]);
    writeFileSync(at('empty.pgp'), '');
    appendFileSync(at(altered), 'x');
    const lines = states(must(await scanFolder(unlocked, folder, () => undefined, never)));
    expect(lines[0]).toBe(`${good} anna 1 new channel`);
    expect(lines[1]).toBe('empty.pgp arriving');
    expect(lines.slice(2).toSorted()).toEqual(
      [
        expect.stringMatching(/^[0-9a-f]{32}\.pgp bundle-/),
        'garbage.pgp bundle-not-openpgp',
        'huge.pgp bundle-too-large',
        'link.pgp file-irregular',
        'pipe.pgp file-irregular',
      ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  it('not even one that breaks the reader', async () => {
    const good = await put(anna, boris, 'Heron');
    writeFileSync(at('poison.pgp'), 'poison');
    const unlocked = quick(boris);
    const { exchange } = unlocked;
    const broken: Unlocked = {
      ...unlocked,
      exchange: {
        ...exchange,
        readBundle: (bytes, surroundings) =>
          bytes.length === 6 ? Promise.reject(new Error('bug')) : exchange.readBundle(bytes, surroundings),
      },
    };
    const lines = states(must(await scanFolder(broken, folder, () => undefined, never)));
    expect(lines).toEqual([`${good} anna 1 new channel`, 'poison.pgp bundle-reader-failed']);
  });

  it('a stranger is refused by name, and listed once accepted', async () => {
    const name = await put(anna, boris, 'Heron');
    must(await trustContact(boris.unlocked, anna.digest, { state: 'rejected' }));
    const settled: SettledFiles = new Map();
    expect(states(await scan(boris, settled))).toEqual([`${name} signer-rejected`]);
    must(await trustContact(boris.unlocked, anna.digest, { state: 'accepted' }));
    expect(states(await scan(boris, settled))).toEqual([`${name} anna 1 new channel`]);
  });

  it('a bundle that I opened and that names another inside is told, not passed over', async () => {
    const name = await put(anna, boris, 'Heron');
    const unlocked = quick(boris);
    const { exchange } = unlocked;
    const forwarded: Unlocked = {
      ...unlocked,
      exchange: {
        ...exchange,
        readBundle: async () => ({
          ok: false,
          refusal: { code: 'bundle-not-for-me', detail: { from: anna.digest } },
        }),
      },
    };
    const lines = states(must(await scanFolder(forwarded, folder, () => undefined, never)));
    expect(lines).toEqual([`${name} bundle-not-for-me`]);
  });

  it('two versions of one number are both refused', async () => {
    const one = await put(anna, boris, 'Heron');
    const unlocked = quick(boris);
    const { exchange } = unlocked;
    copyFileSync(at(one), at('other.pgp'));
    let count = 0;
    const twofold: Unlocked = {
      ...unlocked,
      // Only whoever holds the sender's key can make two: here the reader is told that the second differs.
      exchange: {
        ...exchange,
        readBundle: async (bytes, surroundings) => {
          const read = await exchange.readBundle(bytes, surroundings);
          count += 1;
          return read.ok
            ? { ok: true, value: { ...read.value, digest: String(count).padStart(64, '0') as never } }
            : read;
        },
      },
      folders: {
        ...unlocked.folders,
        read: async (...args) => {
          const read = await unlocked.folders.read(...args);
          return read.ok
            ? { ok: true, value: { ...read.value, sha256: args[1].name.padEnd(64, '0') } }
            : read;
        },
      },
    };
    const lines = states(must(await scanFolder(twofold, folder, () => undefined, never)));
    expect(lines.toSorted()).toEqual([`${one} bundle-fork`, 'other.pgp bundle-fork'].toSorted());
  });

  it('one whose receipt is known is known by that, unless something of it is new', async () => {
    const name = await put(anna, boris, 'Heron');
    const { unlocked } = boris;
    const bytes = must(await unlocked.files.read(at(name), 10_000_000));
    const { bundle } = must(await inspectBundle(unlocked, bytes, () => undefined));
    const { from, channel, number, previous, day, journal } = bundle.manifest;
    const received = { from, channel, number, previous, day, journal, manifest: bundle.digest };
    const rest = { at: '2027-03-12T00:00:00.000Z', acknowledgements: [], quarantined: [] };
    must(await unlocked.vault.append([{ kind: 'received', ...received, ...rest }]));
    expect(states(await scan(boris))).toEqual([`${name} anna 1 again`]);
    const changes = bundle.changes.map(({ id, author, wire }): LogEntry => ({
      kind: 'change',
      id,
      author,
      wire,
      from: bundle.digest,
    }));
    must(await unlocked.vault.append(changes));
    expect((await scan(boris)).view).toEqual({ ...nothing, known: 1 });
  });
});

describe('many files', () => {
  it('at most 500 are opened at a time, the rest is said to be left, and the next scan goes on', async () => {
    const carla = await stage.party('carla');
    await anna.meet(carla, 'coordinator');
    const name = await put(anna, carla, 'Heron');
    for (let count = 0; count < 510; count += 1) copyFileSync(at(name), at(`${count}.pgp`));
    const settled: SettledFiles = new Map();
    expect((await scan(boris, settled)).view).toEqual({ ...nothing, notForMe: 500, left: 11 });
    expect((await scan(boris, settled)).view).toEqual({ ...nothing, notForMe: 511 });
  });

  it('cancelling ends it', async () => {
    await put(anna, boris, 'Heron');
    await put(anna, boris, 'Egret');
    const cancel = new AbortController();
    const steps: number[] = [];
    const progress = (_: string, done: number) => {
      steps.push(done);
      cancel.abort();
    };
    expect(code(await scanFolder(quick(boris), folder, progress, cancel.signal))).toBe('cancelled');
    expect(steps).toEqual([0]);
  });
});

describe('the folder that is chosen', () => {
  it('is kept in the vault, shown by its last part, and forgotten', async () => {
    const { unlocked } = anna;
    expect([showFolder(unlocked), code(chosenFolder(unlocked))]).toEqual([
      { name: null },
      'folder-not-chosen',
    ]);
    expect(must(await chooseFolder(unlocked, folder))).toEqual({ name: 'shared' });
    expect(must(chosenFolder(unlocked))).toBe(folder);
    expect(must(await forgetFolder(unlocked))).toEqual({ name: null });
    expect(code(chosenFolder(unlocked))).toBe('folder-not-chosen');
  });

  it('is refused by name when the stick is gone, and no number is used up', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    const request = { to: boris.digest, preset: null, cases: [id], addresses: false };
    const plan = must(await planBundle(anna.unlocked, request));
    must(await chooseFolder(anna.unlocked, folder));
    rmSync(folder, { recursive: true });
    expect(code(await exportToFolder(anna.unlocked, plan, folder))).toBe('folder-missing');
    expect(code(await scanFolder(quick(anna), folder, () => undefined, never))).toBe('folder-missing');
    expect(code(await chooseFolder(anna.unlocked, folder))).toBe('folder-missing');
    expect(anna.unlocked.vault.read.channelTo(boris.digest)).toBeNull();
    mkdirSync(folder);
    expect(code(await exportToFolder(anna.unlocked, plan, folder))).toBe('ok');
    expect(anna.unlocked.vault.read.channelTo(boris.digest)).toMatchObject({ number: 1 });
  });

  it('leaves no temporary file, and none of its names is a bundle for a scan meanwhile', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    const request = { to: boris.digest, preset: null, cases: [id], addresses: false };
    const plan = must(await planBundle(anna.unlocked, request));
    const seen: string[][] = [];
    const { files } = anna.unlocked;
    const watching: Unlocked = {
      ...anna.unlocked,
      files: {
        ...files,
        async stage(...args) {
          const staged = await files.stage(...args);
          seen.push(readdirSync(folder));
          expect((await scan(boris)).view).toEqual(nothing);
          return staged;
        },
      },
    };
    const { file } = must(await exportToFolder(watching, plan, folder));
    expect(seen).toEqual([[expect.stringMatching(/^\..*\.tmp$/)]]);
    expect(readdirSync(folder)).toEqual([file]);
    const bytes = must(await boris.unlocked.files.read(at(file), 10_000_000));
    must(
      await applyBundle(boris.unlocked, must(await inspectBundle(boris.unlocked, bytes, () => undefined))),
    );
  });
});
