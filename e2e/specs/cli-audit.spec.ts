import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';

import { expect, test, type Line } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

interface Journal {
  readonly name: string;
  readonly entries: number;
  readonly completeUpTo: number;
}

test('journal export and audit verify: with the auditor’s vault, and whom to believe', async ({ cli }) => {
  const [anna, boris, dora] = [
    await cli.digestOf('anna.vault'),
    await cli.digestOf('boris.vault'),
    await cli.digestOf('dora.vault'),
  ];
  const exported: Line[] = [];
  for (const name of ['anna', 'boris']) {
    const words = ['journal', 'export', '--vault', `${name}.vault`, '--to', dora, '--out', `${name}-2.pgp`];
    exported.push((await cli.must(words)).last);
  }
  expect(exported[0]).toMatchObject({ file: 'anna-2.pgp', to: dora, bytes: cli.bytes('anna-2.pgp').length });
  // What the demo gave before is an earlier part of the same chain.
  const files = ['anna-2.pgp', 'anna-journal.pgp', 'boris-2.pgp'];
  const pins = ['--pin', anna, '--pin', boris];
  const verify = ['audit', 'verify', ...files, '--certs', '.', ...pins];

  const { last } = await cli.must([...verify, '--vault', 'dora.vault', '--report', 'audit.html']);
  expect(last).toMatchObject({ verdict: 'sound', findings: [] });
  const journals = last['journals'] as readonly Journal[];
  for (const { completeUpTo, entries } of journals) {
    expect(completeUpTo).toBeGreaterThan(0);
    expect(completeUpTo).toBeLessThan(entries);
  }
  const page = cli.bytes('audit.html').toString();
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|https?:/);

  const told = await cli.run([...verify, '--vault', 'dora.vault']);
  expect(told.code).toBe(0);
  expect(told.out).toMatch(/anna \([0-9a-f]{12}…\): complete up to entry \d+, witnessed by /);
  expect(told.out).toContain('nothing is disclosed to an auditor');

  const unpinned = await cli.run(['audit', 'verify', ...files, '--vault', 'dora.vault', '--json']);
  expect([unpinned.code, unpinned.last['refusal']]).toEqual([2, 'audit-unpinned']);
  const other = await cli.run([
    'audit',
    'verify',
    ...files,
    '--vault',
    'dora.vault',
    '--pin',
    boris,
    '--json',
  ]);
  expect([other.code, other.last['refusal']]).toEqual([2, 'signer-unknown']);
  const sealed = await cli.run([...verify, '--json']);
  expect([sealed.code, sealed.last['refusal']]).toEqual([1, 'audit-sealed']);
  const imported = await cli.run(['bundle', 'import', '--vault', 'dora.vault', 'anna-2.pgp', '--json']);
  expect(imported.code).toBe(2);
  expect((await cli.run(['audit', 'verify', '--pin', anna])).code).toBe(1);
  const refused = await cli.run([
    'journal',
    'export',
    '--vault',
    'anna.vault',
    '--to',
    boris,
    '--out',
    'no.pgp',
  ]);
  expect(refused.code).toBe(1);
  expect(() => readFileSync(cli.path('no.pgp'))).toThrow('ENOENT');
});

test('an altered file is refused as such; a journal that ends early is named', async ({ cli }) => {
  const [anna, boris, dora] = [
    await cli.digestOf('anna.vault'),
    await cli.digestOf('boris.vault'),
    await cli.digestOf('dora.vault'),
  ];
  const bytes = cli.bytes('anna-journal.pgp');
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  cli.file('altered.pgp', bytes);
  const pins = ['--vault', 'dora.vault', '--pin', anna, '--pin', boris, '--json'];
  const altered = await cli.run(['audit', 'verify', 'altered.pgp', ...pins]);
  expect([altered.code, altered.last['refusal']]).toEqual([3, 'bundle-altered']);

  // boris hears from anna after her export: her journal of before is known to be longer now.
  await cli.put('anna.vault', { type: 'case', fields: { alias: 'Swift' } });
  await cli.must(['bundle', 'export', '--vault', 'anna.vault', '--to', boris, '--out', 'later.pgp']);
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'later.pgp']);
  await cli.must(['journal', 'export', '--vault', 'boris.vault', '--to', dora, '--out', 'boris-2.pgp']);
  const short = await cli.run(['audit', 'verify', 'anna-journal.pgp', 'boris-2.pgp', ...pins]);
  expect(short.code).toBe(3);
  expect(short.last['verdict']).toBe('contradicted');
  expect(short.last['findings']).toMatchObject([{ code: 'journal-shorter', journal: anna, by: boris }]);
});

test('an auditor who has only GnuPG: decrypted tars, certificates, pins; no vault', async ({ cli }) => {
  const [anna, boris] = [await cli.digestOf('anna.vault'), await cli.digestOf('boris.vault')];
  const home = cli.path('g');
  mkdirSync(home, { mode: 0o700 });
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GNUPGHOME: home, LC_ALL: 'C.UTF-8' };
  const gpg = (...args: readonly string[]): Buffer =>
    execFileSync('gpg', ['--batch', '--yes', ...args], {
      cwd: cli.folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  gpg('--passphrase', '', '--quick-generate-key', 'Gnu', 'future-default', 'default', 'never');
  gpg('--armor', '--output', 'gnu.asc', '--export', 'Gnu');
  gpg('--import', 'anna.asc', 'boris.asc');
  mkdirSync(cli.path('certs'));
  const tars: string[] = [];
  for (const name of ['anna', 'boris']) {
    const vault = ['--vault', `${name}.vault`];
    const { last } = await cli.must(['contact', 'add', ...vault, '--cert', 'gnu.asc', '--role', 'auditor']);
    await cli.must(['journal', 'export', ...vault, '--to', String(last['digest']), '--out', `${name}.audit`]);
    gpg('--output', `${name}.tar`, '--decrypt', `${name}.audit`);
    cli.file(`certs/${name}.asc`, cli.bytes(`${name}.asc`));
    tars.push(`${name}.tar`);
  }
  execFileSync('gpgconf', ['--kill', 'all'], { env });
  const words = ['audit', 'verify', ...tars, '--certs', 'certs', '--pin', anna, '--pin', boris];
  const { last } = await cli.must(words);
  expect(last).toMatchObject({ verdict: 'sound', findings: [] });
  expect(last['journals']).toHaveLength(2);

  const tar = cli.bytes('anna.tar');
  const at = tar.indexOf('{"entry":"') + 60;
  tar[at] = (tar[at] ?? 0) ^ 1;
  cli.file('forged.tar', tar);
  const forged = await cli.run(['audit', 'verify', 'forged.tar', '--pin', anna, '--json']);
  expect([forged.code, forged.last['refusal']]).toEqual([3, 'bundle-member-altered']);
  cli.file('cut.tar', tar.subarray(0, 4096));
  expect((await cli.run(['audit', 'verify', 'cut.tar', '--pin', anna])).code).toBe(4);
});
