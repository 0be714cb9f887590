import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { inspectBundle } from './inspect-bundle.ts';
import type { LogEntry } from './ports/log.ts';
import { keepWarning } from './keep-warning.ts';
import { contactView } from './contact-view.ts';
import { scanFolder } from './scan-folder.ts';
import { ScanMemory } from './scan-memory.ts';
import { Stage } from './testing/parties.ts';
import { never, nothing, quick, SharedFolder, states } from './testing/shared-folder.ts';
import { trustContact } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let folder: SharedFolder;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  folder = new SharedFolder(stage.path('shared'));
});
afterEach(() => stage.close());

const at = (name: string): string => folder.at(name);

describe('one folder that several people share', () => {
  it('a bundle is put there, found by whom it is for, taken in, and known from then on', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    expect(name).toMatch(/^[0-9a-f]{32}\.pgp$/);
    expect(readdirSync(folder.path)).toEqual([name]);
    expect((await folder.scan(anna)).view).toEqual({ ...nothing, own: 1 });
    expect(states(await folder.scan(boris))).toEqual([`${name} anna 1 new channel`]);
    await boris.receive(at(name));
    expect((await folder.scan(boris)).view).toEqual({ ...nothing, known: 1 });
    expect(boris.holds(['case'])).toBe('boris holds 1 case');
  });

  it('is listed in the order to take it in, each as it will stand in its turn', async () => {
    const first = await folder.put(anna, boris, 'Heron');
    const second = await folder.put(anna, boris, 'Egret');
    await folder.put(anna, boris, 'Wren');
    const lost = await folder.put(anna, boris, 'Finch');
    const fifth = await folder.put(anna, boris, 'Stork');
    rmSync(at(lost));
    expect(states(await folder.scan(boris)).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'anna 1 new channel',
      'anna 2 next',
      'anna 3 next',
      'anna 5 gap',
    ]);
    const [, , , last] = (await folder.scan(boris)).view.files;
    expect(last).toMatchObject({ name: fifth, missing: [4] });
    await boris.receive(at(first));
    await boris.receive(at(second));
    expect((await folder.scan(boris)).view.files).toHaveLength(2);
  });

  it('what is for others, a copy, and what is known are counted and not shown', async () => {
    const carla = await stage.party('carla');
    await anna.meet(carla, 'coordinator');
    await folder.put(anna, carla, 'Heron');
    const name = await folder.put(anna, boris, 'Egret');
    copyFileSync(at(name), at('copy.sync-conflict.pgp'));
    writeFileSync(at('notes.txt'), 'x');
    const { view } = await folder.scan(boris);
    expect(view).toMatchObject({ own: 0, known: 1, notForMe: 1, others: 1, left: 0 });
    expect(view.files).toHaveLength(1);
  });

  it('one bad file never holds up the others', async () => {
    const good = await folder.put(anna, boris, 'Heron');
    const altered = await folder.put(anna, boris, 'Egret');
    const unlocked = quick(boris);
    writeFileSync(at('garbage.pgp'), 'not a bundle');
    writeFileSync(at('huge.pgp'), 'x');
    truncateSync(at('huge.pgp'), 70 * 1024 * 1024);
    symlinkSync(at(good), at('link.pgp'));
    execFileSync('mkfifo', [at('pipe.pgp')]);
    writeFileSync(at('empty.pgp'), '');
    appendFileSync(at(altered), 'x');
    const lines = states(must(await scanFolder(unlocked, folder.path, () => undefined, never)));
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
    const good = await folder.put(anna, boris, 'Heron');
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
    const lines = states(must(await scanFolder(broken, folder.path, () => undefined, never)));
    expect(lines).toEqual([`${good} anna 1 new channel`, 'poison.pgp bundle-reader-failed']);
  });

  it('a stranger is refused by name, and listed once accepted', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    must(await trustContact(boris.unlocked, anna.digest, { state: 'rejected' }));
    const memory = new ScanMemory();
    expect(states(await folder.scan(boris, memory))).toEqual([`${name} signer-rejected`]);
    must(await trustContact(boris.unlocked, anna.digest, { state: 'accepted' }));
    expect(states(await folder.scan(boris, memory))).toEqual([`${name} anna 1 new channel`]);
  });

  it('a bundle that I opened and that names another inside is told, not passed over', async () => {
    const name = await folder.put(anna, boris, 'Heron');
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
    const lines = states(must(await scanFolder(forwarded, folder.path, () => undefined, never)));
    expect(lines).toEqual([`${name} bundle-not-for-me`]);
  });

  it('two versions of one number are both refused', async () => {
    const one = await folder.put(anna, boris, 'Heron');
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
    const scanned = must(await scanFolder(twofold, folder.path, () => undefined, never));
    expect(states(scanned).toSorted()).toEqual([`${one} bundle-fork`, 'other.pgp bundle-fork'].toSorted());
    expect(
      scanned.view.files.map(
        (file) => file.state === 'refused' && [file.fork?.sender.name, file.fork?.number],
      ),
    ).toEqual([
      ['anna', 1],
      ['anna', 1],
    ]);
    // Either may be the wrong one: both are evidence, and one warning stands.
    for (const fork of scanned.forks.values())
      expect(must(await keepWarning(unlocked, fork))).toEqual({ warning: 'kept' });
    expect(unlocked.vault.read.warnings(anna.digest)).toHaveLength(2);
    const known = unlocked.vault.read.contact(anna.digest);
    expect(known && (await contactView(unlocked, known)).warnings).toMatchObject([
      { kind: 'fork', number: 1 },
    ]);
  });

  it('one whose receipt is known is known by that, unless something of it is new', async () => {
    const name = await folder.put(anna, boris, 'Heron');
    const { unlocked } = boris;
    const bytes = must(await unlocked.files.read(at(name), 10_000_000));
    const { bundle } = must(await inspectBundle(unlocked, bytes, () => undefined));
    const { from, channel, number, previous, day, journal } = bundle.manifest;
    const received = { from, channel, number, previous, day, journal, manifest: bundle.digest };
    const rest = { at: '2027-03-12T00:00:00.000Z', acknowledgements: [], quarantined: [] };
    must(await unlocked.vault.append([{ kind: 'received', ...received, ...rest }]));
    expect(states(await folder.scan(boris))).toEqual([`${name} anna 1 again`]);
    const changes = bundle.changes.map(({ id, author, wire }): LogEntry => ({
      kind: 'change',
      id,
      author,
      wire,
      from: bundle.digest,
    }));
    must(await unlocked.vault.append(changes));
    expect((await folder.scan(boris)).view).toEqual({ ...nothing, known: 1 });
  });
});
