import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';

import { expect, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

test('an outbox and a scan: sent into a folder, listed there, imported by its name', async ({ cli }) => {
  const shared = cli.path('shared');
  mkdirSync(shared);
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Kestrel' } });
  const boris = await cli.digestOf('boris.vault');
  const words = ['bundle', 'export', '--vault', 'anna.vault', '--to', boris, '--case', id];

  const neither = await cli.run([...words, '--json']);
  const both = await cli.run([...words, '--out', 'x.pgp', '--outbox', 'shared', '--json']);
  expect([neither.code, both.code]).toEqual([1, 1]);
  const gone = await cli.run([...words, '--outbox', 'no-such-folder', '--json']);
  expect([gone.code, gone.last['refusal']]).toEqual([6, 'folder-missing']);

  const { last } = await cli.must([...words, '--outbox', 'shared']);
  expect(last['file']).toMatch(/^shared\/[0-9a-f]{32}\.pgp$/);
  const name = String(last['file']).slice('shared/'.length);
  expect(readdirSync(shared)).toEqual([name]);

  const odd = 'photo\u202Egpj.pgp';
  cli.file(`shared/${odd}`, 'not a bundle');
  cli.file('shared/notes.txt', 'x');
  symlinkSync(cli.path('anna.vault'), cli.path('shared/link.pgp'));
  const scan = ['folder', 'scan', '--folder', 'shared', '--vault'];
  const scanned = await cli.must([...scan, 'boris.vault']);
  expect(scanned.lines[0]).toMatchObject({ file: name, state: 'ready', refusal: null });
  expect(scanned.lines[0]).toMatchObject({ from: await cli.digestOf('anna.vault'), verdict: 'new channel' });
  expect(scanned.lines.slice(1, -1).map(({ file, refusal }) => [file, refusal])).toEqual([
    ['link.pgp', 'file-irregular'],
    [odd, 'bundle-not-openpgp'],
  ]);
  expect(scanned.last).toEqual({ more: 0, own: 0, known: 0, notForMe: 0, others: 1, left: 0 });
  // Escaped: a terminal must not be made to show it in another order.
  expect(scanned.out).not.toContain('\u202E');

  await cli.must(['bundle', 'import', '--vault', 'boris.vault', `shared/${name}`]);
  expect((await cli.must([...scan, 'boris.vault'])).last).toMatchObject({ known: 1 });
  expect((await cli.must([...scan, 'anna.vault'])).last).toMatchObject({ own: 1 });
  const missing = await cli.run(['folder', 'scan', '--vault', 'boris.vault', '--folder', 'gone', '--json']);
  expect([missing.code, missing.last['refusal']]).toEqual([6, 'folder-missing']);
});
