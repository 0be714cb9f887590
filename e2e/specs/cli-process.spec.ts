import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, copyFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { expect, program, root, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

/** The system's own Node, which may be too old for the store; null where there is none beside ours. */
function systemNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders
    .filter((folder) => !folder.includes('node_modules') && folder !== dirname(process.execPath))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path));
  return found ?? null;
}

test('runs under whatever Node the system has', async ({ cli }) => {
  const node = systemNode() ?? process.execPath;
  const who = await cli.run(['whoami', '--vault', 'anna.vault', '--json'], { node });
  expect([who.code, who.last['name']], who.err).toEqual([0, 'anna']);
  // Exit codes and standard input pass through.
  const put = await cli.run(['record', 'put', '--vault', 'anna.vault', '--json'], {
    node,
    input: 'nonsense',
  });
  expect([put.code, put.last['refusal']]).toEqual([4, 'input-malformed']);
});

test('an old Node without ours beside it is told what to do', async ({ cli }) => {
  const node = systemNode();
  const { stdout: version } = spawnSync(node ?? process.execPath, ['--version'], { encoding: 'utf8' });
  const isOld = Number(version.slice(1).split('.')[0]) < 24;
  // The first file alone, where no dependencies are: it must not get as far as loading the store.
  mkdirSync(cli.path('bare'));
  const alone = cli.path('bare/index.js');
  copyFileSync(program, alone);
  writeFileSync(cli.path('bare/package.json'), '{"type":"module"}');
  const { status, stderr } = spawnSync(node ?? process.execPath, [alone, 'help'], { encoding: 'utf8' });
  if (!isOld) return expect(status).not.toBe(0);
  expect(status).toBe(6);
  expect(stderr).toMatch(/^corridor needs Node 24 or newer; this is \d+\.\d+\.\d+\. .*npm ci.*\n$/);
});

test('without a passphrase it refuses at once, and waits for nobody', async ({ cli }) => {
  for (const words of [['whoami'], ['record', 'put'], ['vault', 'create'], ['vault', 'passphrase']]) {
    const vault = words.includes('create') ? 'new.vault' : 'anna.vault';
    const missing = await cli.run([...words, '--vault', vault, '--json'], { passphraseFile: null });
    expect([missing.code, missing.last['refusal']]).toEqual([1, 'passphrase-missing']);
  }
  // Standard input that stays open but says nothing: it isn't read before the passphrase is there.
  const child = spawn(process.execPath, [program, 'record', 'put', '--vault', 'anna.vault'], {
    cwd: cli.folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
});

test('a closed standard input is empty input', async ({ cli }) => {
  const script = '"$0" "$1" record put --vault anna.vault --passphrase-file passphrase.txt <&-';
  const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, program], {
    cwd: cli.folder,
    env: { ...process.env, XDG_STATE_HOME: cli.path('state'), LANG: 'C' },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([
    4,
    'corridor: The input is not in the expected form. [input-malformed]\n',
  ]);
});

test('a reader who leaves is no error, a full disk is one', async ({ cli }) => {
  // The first opening in this place says on standard error that the vault comes from elsewhere.
  await cli.must(['whoami', '--vault', 'anna.vault']);
  const env = { ...process.env, XDG_STATE_HOME: cli.path('state'), LANG: 'C' };
  const script =
    '{ "$0" "$1" record list --vault anna.vault --passphrase-file passphrase.txt; echo $? >code; } | true';
  const gone = spawnSync('sh', ['-c', script, process.execPath, program], {
    cwd: cli.folder,
    env,
    encoding: 'utf8',
  });
  expect([gone.stderr, cli.bytes('code').toString()]).toEqual(['', '0\n']);
  if (!existsSync('/dev/full')) return;
  const full = openSync('/dev/full', 'w');
  const result = spawnSync(process.execPath, [program, 'help'], {
    env,
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(result.status).toBe(6);
  expect(result.stderr).toBe('corridor: the result could not be written to standard output.\n');
});

test('help for everything, for a subject and for one command', async ({ cli }) => {
  const all = await cli.run(['help']);
  expect(all.code).toBe(0);
  for (const words of [
    'vault create',
    'whoami',
    'key export',
    'record put',
    'bundle import',
    'conflict resolve',
    'demo',
  ])
    expect(all.out).toContain(`corridor ${words}`);
  const contact = await cli.run(['contact', '--help']);
  expect(contact.out).toContain('corridor contact verify');
  expect(contact.out).not.toContain('corridor vault');
  const one = await cli.run(['help', 'record', 'erase']);
  expect(one.out).toContain('corridor record erase');
  expect(one.out).not.toContain('corridor record put');
  // Nothing at all is not a command: the help goes to standard error.
  const none = await cli.run([]);
  expect([none.code, none.out]).toEqual([1, '']);
  expect(none.err).toContain('corridor vault create');
});

test('what package.json calls corridor is there before anything is built', () => {
  const { stdout } = spawnSync('git', ['ls-files', '-s', 'src-main/cli/launch.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  const launched = spawnSync(process.execPath, [join(root, 'src-main/cli/launch.mjs'), 'help'], {
    encoding: 'utf8',
  });
  expect([launched.status, launched.stdout.startsWith('corridor vault create')]).toEqual([0, true]);
  // Not so where the sources came without git.
  if (stdout !== '') expect(stdout).toMatch(/^100755 /);
});

test('Ctrl+C during an import leaves all of it or nothing, and the import works afterwards', async ({
  cli,
}) => {
  const aliases = Array.from({ length: 120 }, (_, index) => `Heron ${index}`);
  const input = aliases.map((alias) => JSON.stringify({ type: 'case', fields: { alias } })).join('\n');
  const put = await cli.must(['record', 'put', '--vault', 'anna.vault'], { input });
  const cases = put.lines.flatMap(({ id }) => ['--case', String(id)]);
  const to = await cli.digestOf('boris.vault');
  await cli.must(['bundle', 'export', '--vault', 'anna.vault', '--to', to, ...cases, '--out', 'many.pgp']);
  const words = (vault: string) => ['bundle', 'import', '--vault', vault, 'many.pgp'];

  copyFileSync(cli.path('boris.vault'), cli.path('whole.vault'));
  const begun = performance.now();
  expect((await cli.must(words('whole.vault'))).last['new']).toBe(aliases.length);
  let whole = performance.now() - begun;

  let stopped = 0;
  for (let round = 0; round < 5 || stopped === 0; round += 1) {
    const part = [0.2, 0.4, 0.6, 0.75, 0.9][round % 5] ?? 0;
    const vault = `stopped-${round}.vault`;
    copyFileSync(cli.path('boris.vault'), cli.path(vault));
    const child = spawn(process.execPath, [program, ...words(vault), '--passphrase-file', 'passphrase.txt'], {
      cwd: cli.folder,
      stdio: 'ignore',
      env: { ...process.env, XDG_STATE_HOME: cli.path('state') },
    });
    const since = performance.now();
    const timer = setTimeout(() => child.kill('SIGINT'), whole * part);
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    clearTimeout(timer);
    if (signal === 'SIGINT') stopped += 1;
    // It was through already: the machine is quicker now than it was before.
    else whole = (performance.now() - since) / 2;
    await cli.must(['vault', 'check', '--vault', vault]);
    const left = (await cli.must(['bundle', 'inspect', '--vault', vault, 'many.pgp'])).last['new'];
    expect([0, aliases.length]).toContain(left);
    await cli.must(words(vault));
    const again = await cli.must(['bundle', 'inspect', '--vault', vault, 'many.pgp']);
    expect(again.last['new']).toBe(0);
  }
  expect(stopped).toBeGreaterThan(0);
});
