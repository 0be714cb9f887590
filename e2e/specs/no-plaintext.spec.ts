import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '../fixtures/app.ts';
import {
  newCanary,
  processTree,
  scanFolders,
  scanOpenFiles,
  tracesOf,
  type Canary,
} from '../fixtures/canaries.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { pngOf } from '../fixtures/png.ts';
import { ask, must, mustWithBytes } from '../fixtures/window-api.ts';
import { attach, closeView, view } from '../pages/files.ts';
import { setUp } from '../pages/first-steps.ts';
import { newCase } from '../pages/records.ts';

/* Nothing that anyone typed is ever on a disk in the clear: not in the vault, the profile, nor any temporary folder. */

const passphrase = 'seven quiet herons cross the marsh';
const weak = ['--test-weak-kdf'];
const sharedFolders = [tmpdir(), '/tmp', '/var/tmp', '/dev/shm'];

test('a planted canary is found, in every encoding that is searched for', async () => {
  const testInfo = test.info();
  const canary = newCanary();
  const folder = testInfo.outputPath('planted');
  mkdirSync(folder, { recursive: true });
  const traces = tracesOf(canary);
  for (const [index, { bytes }] of traces.entries()) {
    const padding = Buffer.alloc(1000 + index, 'x');
    writeFileSync(join(folder, `planted-${index}`), Buffer.concat([padding, bytes, padding]));
  }
  // As programs would write it: base64 of a longer text, at each alignment.
  for (const start of ['', 'a', 'ab'])
    writeFileSync(
      join(folder, `longer-${start}`),
      Buffer.from(`${start}${canary.latin} and more`).toString('base64'),
    );
  const hits = scanFolders([folder], canary);
  for (const [index, { how }] of traces.entries())
    expect(hits).toContainEqual({ file: join(folder, `planted-${index}`), how });
  for (const start of ['', 'a', 'ab'])
    expect(hits.filter(({ file }) => file === join(folder, `longer-${start}`))).not.toEqual([]);
  const across = join(folder, 'across');
  writeFileSync(across, Buffer.concat([Buffer.alloc(8 * 1024 * 1024 - 5), traces[0]!.bytes]));
  expect(scanFolders([folder], canary).filter(({ file }) => file === across)).not.toEqual([]);
});

test('a planted canary is found in a file that is open and deleted', async () => {
  const testInfo = test.info();
  const canary = newCanary();
  const file = testInfo.outputPath('deleted');
  mkdirSync(testInfo.outputDir, { recursive: true });
  writeFileSync(file, `before ${canary.latin} after`);
  const holder = spawn('sleep', ['30'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const reader = spawn('bash', ['-c', 'exec 9<"$1"; echo open; sleep 30', 'bash', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => reader.stdout.once('data', resolve));
  unlinkSync(file);
  expect(scanOpenFiles(processTree(reader.pid!), canary)).not.toEqual([]);
  expect(scanOpenFiles(processTree(holder.pid!), canary)).toEqual([]);
  reader.kill('SIGKILL');
  holder.kill('SIGKILL');
});

test('create, edit, search, sort of 20,000 rows, export, import, lock and kill leave nothing in the clear', async ({
  launchApp,
  newProfile,
}, testInfo) => {
  test.setTimeout(600_000);
  const since = Date.now() - 1000;
  const canary = newCanary();
  const profiles = [newProfile('anna'), newProfile('boris')] as const;
  const files = testInfo.outputPath('files');
  mkdirSync(files, { recursive: true });
  const text = (where: string): string => `${canary.latin} ${canary.cyrillic} ${where}`;

  const anna = await launchApp({ profileDir: profiles[0], args: weak });
  const boris = await launchApp({ profileDir: profiles[1], args: weak });
  await must(anna.page, 'vault.create', { passphrase, name: 'Heron', role: 'coordinator' });
  await must(boris.page, 'vault.create', { passphrase, name: 'Wren', role: 'coordinator' });
  const digests = [
    await meet(anna, boris, join(files, 'b.asc')),
    await meet(boris, anna, join(files, 'a.asc')),
  ];

  // Create and edit, in all kinds of fields; a draft that was never saved.
  const { id } = await must<{ id: string }>(anna.page, 'record.put', {
    type: 'case',
    fields: { alias: text('alias'), danger: text('danger'), owner: text('owner') },
  });
  await must(anna.page, 'record.put', {
    type: 'person',
    fields: { case: id, alias: text('person'), trueName: text('true name'), needs: [canary.latin] },
  });
  await must(anna.page, 'record.put', { type: 'note', fields: { parent: id, text: text('note') } });
  await must(anna.page, 'record.put', { type: 'case', id, fields: { alias: text('alias again') } });
  await must(anna.page, 'draft.save', { key: 'note', value: text('draft') });
  await typeSomewhere(anna, canary);

  // Very many rows, by the command line on the same file; then sorted and searched in the app.
  await anna.close();
  const vault = join(profiles[0], 'vault.corridor');
  await putMany(vault, 20_000, text, files);
  const again = await launchApp({ profileDir: profiles[0], args: weak });
  await must(again.page, 'vault.unlock', { passphrase });
  for (const sortBy of ['alias', 'owner', 'priority']) {
    const rows = await must<unknown[]>(again.page, 'case.list', { sortBy, descending: true });
    expect(rows.length).toBeGreaterThan(20_000);
  }
  expect(await must<unknown[]>(again.page, 'record.search', { text: canary.latin, limit: 200 })).not.toEqual(
    [],
  );
  const found = await must<unknown[]>(again.page, 'record.search', { text: canary.cyrillic, limit: 200 });
  expect(found).not.toEqual([]);
  await typeSomewhere(again, canary);

  // Export to a file, import on the other side.
  const plan = await must<{ token: string }>(again.page, 'bundle.plan', {
    to: digests[0],
    preset: 'coordinator',
    cases: [id],
    addresses: false,
  });
  const bundle = join(files, 'bundle.pgp');
  const saving = again.answerDialog({ save: bundle });
  await must(again.page, 'bundle.export', { token: plan.token });
  await saving;
  const preview = await mustWithBytes<{ token: string; counts: { new: number } }>(
    boris.page,
    'bundle.inspect',
    readFileSync(bundle),
  );
  expect(preview.counts.new).toBeGreaterThan(2);
  await must(boris.page, 'bundle.apply', { token: preview.token });
  expect(JSON.stringify(await must(boris.page, 'case.list', {}))).toContain(canary.latin);

  const running = [...processTree(again.mainPid), ...processTree(boris.mainPid), ...processTree(process.pid)];
  const others = running.filter((pid) => pid !== process.pid);
  expect(scanOpenFiles(others, canary), 'open files while unlocked').toEqual([]);

  // Lock one, kill the other in the middle of its work.
  const locked = again.nextPage();
  await ask(again.page, 'session.lock').catch(() => null);
  await locked;
  await boris.kill();
  expect(scanOpenFiles(processTree(again.mainPid), canary), 'open files after locking').toEqual([]);
  await again.kill();
  const folders = [...profiles, files, ...new Set(sharedFolders)];
  expect(scanFolders(folders, canary, since), 'files').toEqual([]);
});

test('a file that is attached and seen leaves nothing in the clear', async ({ launchApp, newProfile }) => {
  test.setTimeout(300_000);
  const since = Date.now() - 1000;
  const canary = newCanary();
  const profile = newProfile('anna');
  const app = await launchApp({ profileDir: profile, args: weak });
  const { page } = app;
  await setUp(page, 'Heron', 'Coordinator');
  await newCase(page, 'Wren');
  const text = `${canary.latin} ${canary.cyrillic}\n`;
  // Large enough to be worth a file to a browser that keeps such things in files.
  const picture = pngOf(2000, 1500, [90, 120, 30], text.repeat(100_000));
  const name = `${canary.latin}.png`;
  await attach(page, { name, mimeType: 'image/png', buffer: picture });
  const long = Buffer.from(text.repeat(100_000));
  await attach(page, { name: 'statement.txt', mimeType: 'text/plain', buffer: long });
  await view(page, name);
  await expect.poll(() => page.evaluate(() => document.querySelector('canvas')?.width)).toBe(2000);
  expect(scanOpenFiles(processTree(app.mainPid), canary), 'open files while it is seen').toEqual([]);
  await closeView(page);
  expect(await (await view(page, 'statement.txt')).textContent()).toContain(canary.cyrillic);
  expect(scanOpenFiles(processTree(app.mainPid), canary), 'open files while it is read').toEqual([]);

  const locked = app.nextPage();
  await ask(page, 'session.lock').catch(() => null);
  await locked;
  expect(scanOpenFiles(processTree(app.mainPid), canary), 'open files after locking').toEqual([]);
  await app.kill();
  expect(scanFolders([profile, ...new Set(sharedFolders)], canary, since), 'files').toEqual([]);
});

/** `one` gets the other's certificate by a file. Gives the digest that `one` knows the other by. */
async function meet(one: LaunchedApp, other: LaunchedApp, file: string): Promise<string> {
  const saving = other.answerDialog({ save: file });
  await must(other.page, 'identity.saveCertificate');
  await saving;
  const { digest } = await mustWithBytes<{ digest: string }>(one.page, 'contact.add', readFileSync(file), {
    role: 'coordinator',
  });
  await must(one.page, 'contact.trust', { digest, state: 'verified', compared: 'voice' });
  return digest;
}

/** What a window does with typed text (spelling, history, suggestions) is part of what must not reach the disk. */
async function typeSomewhere(app: LaunchedApp, { latin, cyrillic }: Canary): Promise<void> {
  const locked = app.page;
  await locked.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'typed-by-the-test';
    document.body.append(field);
    field.focus();
  });
  await locked.keyboard.type(`${latin} ${cyrillic}`);
  await locked.evaluate(() => document.getElementById('typed-by-the-test')?.remove());
}

async function putMany(
  vault: string,
  count: number,
  text: (where: string) => string,
  files: string,
): Promise<void> {
  const passphraseFile = join(files, 'passphrase');
  writeFileSync(passphraseFile, passphrase);
  const cli = spawn(
    process.execPath,
    ['out/cli/index.js', 'record', 'put', '--json', '--vault', vault, '--passphrase-file', passphraseFile],
    { stdio: ['pipe', 'ignore', 'inherit'], env: { ...process.env, XDG_STATE_HOME: files } },
  );
  for (let index = 0; index < count; index += 1) {
    const fields = { alias: text(`row ${(index * 7919) % count}`), owner: text(`owner ${index % 100}`) };
    if (!cli.stdin.write(`${JSON.stringify({ type: 'case', fields })}\n`))
      await new Promise((resolve) => cli.stdin.once('drain', resolve));
  }
  cli.stdin.end();
  const code = await new Promise((resolve) => cli.once('exit', resolve));
  unlinkSync(passphraseFile);
  expect(code).toBe(0);
}
