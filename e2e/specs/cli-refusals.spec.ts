import { spawn } from 'node:child_process';
import { once } from 'node:events';

import Database from 'better-sqlite3';

import { expect, test, type Cli } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

/** Every one is refused with this exit code by this name, and leaves the vault as it was, to the byte. */
async function refuses(
  cli: Cli,
  vault: string,
  cases: readonly (readonly [words: string, code: number, refusal: string, input?: string])[],
): Promise<void> {
  // The first opening of a copied file notes that it was copied.
  await cli.digestOf(vault);
  const settled = cli.bytes(vault);
  for (const [words, code, refusal, input = ''] of cases) {
    const line = words.split(' ').map((word) => word.replaceAll('_', ' '));
    const { code: exit, last, err } = await cli.run([...line, '--vault', vault, '--json'], { input });
    expect([words, exit, last['refusal']], err).toEqual([words, code, refusal]);
    expect(err).toContain(`[${refusal}]`);
    expect(cli.bytes(vault).equals(settled), `${words} wrote`).toBe(true);
  }
}

const nobody = '0'.repeat(64);
const nothing = '0'.repeat(32);
const record = (type: string, fields: object, more: object = {}): string =>
  JSON.stringify({ type, fields, ...more });

test('1: usage', async ({ cli }) => {
  const cedar = await cli.digestOf('cedar.vault');
  const { last: boris } = await cli.must(['whoami', '--vault', 'boris.vault']);
  await refuses(cli, 'anna.vault', [
    ['frobnicate', 1, 'usage'],
    ['record', 1, 'usage'],
    ['record frobnicate', 1, 'usage'],
    ['record get', 1, 'usage'],
    ['record get one two', 1, 'usage'],
    ['record get --frobnicate', 1, 'usage'],
    ['record list --out x', 1, 'usage'],
    ['whoami --vault anna.vault', 1, 'usage'],
    ['contact add --cert boris.asc', 1, 'usage'],
    ['contact add --cert boris.asc --role king', 1, 'usage'],
    [`bundle export --to ${cedar} --preset everything --out x`, 1, 'usage'],
    ['key export --secret --revocation', 1, 'usage'],
    [`record get ${nothing}`, 1, 'no-such-record'],
    [`record history ${nothing}`, 1, 'no-such-record'],
    [`record erase ${nothing}`, 1, 'no-such-record'],
    [`contact verify ${nobody}`, 1, 'no-such-contact'],
    [`bundle export --to ${nobody} --out x`, 1, 'no-such-contact'],
    [`bundle export --to ${cedar} --preset coordinator --out x`, 1, 'preset-not-for-role'],
    [`bundle export --to ${String(boris['digest'])} --case ${nothing} --out x`, 1, 'no-such-record'],
    [`conflict resolve ${nothing} --slot status --value open`, 1, 'no-such-record'],
    ['vault passphrase --new-passphrase-file weak.txt', 6, 'file-unreadable'],
    [`record attach ${nothing}`, 1, 'usage'],
    ['record attach --file x', 1, 'usage'],
    [`record file ${nothing}`, 1, 'usage'],
    [`record attach ${nothing} --file boris.asc`, 1, 'no-such-record'],
    [`record attach ${nothing} --file nowhere.txt`, 6, 'file-unreadable'],
    [`record file ${nothing} --out x`, 1, 'no-such-record'],
  ]);
  cli.file('weak.txt', 'password1');
  cli.file('empty.txt', '\n');
  await refuses(cli, 'anna.vault', [
    ['vault passphrase --new-passphrase-file weak.txt', 1, 'passphrase-weak'],
    ['vault passphrase --new-passphrase-file empty.txt', 1, 'passphrase-missing'],
    ['key export --secret --new-passphrase-file weak.txt --out x', 1, 'passphrase-weak'],
  ]);
  expect(() => cli.bytes('x')).toThrow('ENOENT');
  const create = ['vault', 'create', '--vault', 'new.vault', '--json'];
  const weak = await cli.run(create, { passphraseFile: cli.path('weak.txt') });
  expect([weak.code, weak.last['refusal']]).toEqual([1, 'passphrase-weak']);
  const nameless = await cli.run([...create, '--name', ' ']);
  expect([nameless.code, nameless.last['refusal']]).toEqual([1, 'name-empty']);
  expect(() => cli.bytes('new.vault')).toThrow('ENOENT');
});

test('2: the signature is good, the signer is not trusted', async ({ cli }) => {
  const cedar = await cli.digestOf('cedar.vault');
  await cli.must(['bundle', 'export', '--vault', 'boris.vault', '--to', cedar, '--out', 'stranger.pgp']);
  await refuses(cli, 'cedar.vault', [
    ['bundle inspect stranger.pgp', 2, 'signer-unknown'],
    ['bundle import stranger.pgp', 2, 'signer-unknown'],
  ]);
  await cli.must(['contact', 'reject', '--vault', 'anna.vault', await cli.digestOf('boris.vault')]);
  await refuses(cli, 'anna.vault', [['bundle import boris-to-anna-1.pgp', 2, 'signer-rejected']]);
});

test('3 and 4: altered, not for me, malformed', async ({ cli }) => {
  const bundle = cli.bytes('anna-to-cedar-1.pgp');
  const altered = Buffer.from(bundle);
  altered[bundle.length >> 1] = (altered[bundle.length >> 1] ?? 0) ^ 1;
  cli.file('altered.pgp', altered);
  cli.file('cut.pgp', bundle.subarray(0, bundle.length >> 1));
  cli.file('empty.pgp', '');
  cli.file('text.pgp', 'Dear all, please find attached');
  await refuses(cli, 'cedar.vault', [
    ['bundle import altered.pgp', 3, 'bundle-altered'],
    ['bundle inspect altered.pgp', 3, 'bundle-altered'],
    ['bundle import anna-to-boris-1.pgp', 3, 'bundle-not-for-me'],
    ['bundle import cut.pgp', 4, 'bundle-truncated'],
    ['bundle import empty.pgp', 4, 'bundle-empty'],
    ['bundle import text.pgp', 4, 'bundle-not-openpgp'],
    ['bundle import anna.asc', 4, 'bundle-not-openpgp'],
    ['bundle import nowhere.pgp', 6, 'file-unreadable'],
  ]);
});

test('4: records that are not in the expected form', async ({ cli }) => {
  const good = record('case', { alias: 'Good' });
  await refuses(cli, 'anna.vault', [
    ['record put', 4, 'input-malformed', 'alias: Heron'],
    ['record put', 4, 'input-malformed', ''],
    ['record put', 4, 'input-malformed', '[]x'],
    ['record put', 4, 'input-malformed', `${good}\n{`],
    ['record put', 4, 'input-malformed', record('case', {})],
    ['record put', 4, 'input-malformed', record('case', { alias: 'x' }, { extra: 1 })],
    ['record put', 4, 'type-unknown', `${good}\n${record('spaceship', { alias: 'x' })}`],
    ['record put', 4, 'field-unknown', `${good}\n${record('case', { shoeSize: 38 })}`],
    ['record put', 4, 'field-value-bad', `${good}\n${record('case', { status: 'no such status' })}`],
    ['record put', 4, 'record-id-bad', record('case', { alias: 'x' }, { id: 'mine' })],
    ['record get nonsense', 4, 'record-id-bad'],
    ['record list --type spaceship', 4, 'type-unknown'],
  ]);
});

test('a refused bundle has the result of an import, with its refusal', async ({ cli }) => {
  cli.file('empty.pgp', '');
  const { lines } = await cli.run(['bundle', 'import', '--vault', 'anna.vault', 'empty.pgp', '--json']);
  expect(lines).toEqual([
    {
      from: null,
      number: null,
      new: 0,
      changed: 0,
      conflicts: 0,
      proposals: 0,
      quarantined: 0,
      refusal: 'bundle-empty',
    },
  ]);
});

test('5: wrong passphrase', async ({ cli }) => {
  const wrong = cli.file('wrong.txt', 'not the passphrase of anyone here');
  await cli.digestOf('anna.vault');
  const settled = cli.bytes('anna.vault');
  for (const words of [
    ['whoami'],
    ['record', 'list'],
    ['vault', 'backup', '--out', 'x'],
    ['vault', 'check'],
  ]) {
    const refused = await cli.run([...words, '--vault', 'anna.vault', '--json'], { passphraseFile: wrong });
    expect([refused.code, refused.last['refusal']]).toEqual([5, 'unlock-failed']);
  }
  expect(cli.bytes('anna.vault').equals(settled)).toBe(true);
  expect(() => cli.bytes('x')).toThrow('ENOENT');
});

test('6: files that are there already, or are not what they should be', async ({ cli }) => {
  const boris = await cli.digestOf('boris.vault');
  cli.file('taken', 'mine');
  await refuses(cli, 'anna.vault', [
    ['vault create', 6, 'vault-exists'],
    ['vault backup --out taken', 6, 'file-exists'],
    ['vault restore --from boris.vault', 6, 'file-exists'],
    [`bundle export --to ${boris} --out taken`, 6, 'file-exists'],
    [`bundle export --to ${boris} --out no/such/folder`, 6, 'file-unwritable'],
    ['key export --out taken', 6, 'file-exists'],
  ]);
  expect(cli.bytes('taken').toString()).toBe('mine');
  for (const [vault, refusal] of [
    ['nowhere.vault', 'vault-missing'],
    ['taken', 'vault-not-a-vault'],
    ['anna.asc', 'vault-not-a-vault'],
    ['.', 'vault-not-a-vault'],
  ] as const) {
    const refused = await cli.run(['whoami', '--vault', vault, '--json']);
    expect([vault, refused.code, refused.last['refusal']]).toEqual([vault, 6, refusal]);
  }
  const unread = await cli.run(['whoami', '--vault', 'anna.vault', '--json'], {
    passphraseFile: cli.path('none'),
  });
  expect([unread.code, unread.last['refusal']]).toEqual([6, 'file-unreadable']);
});

test('6: a vault that is damaged, newer, or open in another process', async ({ cli }) => {
  await cli.digestOf('anna.vault');
  const spoil = (statement: string): void => {
    const db = new Database(cli.path('anna.vault'));
    db.exec(statement);
    db.close();
  };
  const refused = async (): Promise<readonly unknown[]> => {
    const before = cli.bytes('anna.vault');
    const { code, last } = await cli.run(['whoami', '--vault', 'anna.vault', '--json']);
    expect(cli.bytes('anna.vault').equals(before)).toBe(true);
    return [code, last['refusal']];
  };

  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import Database from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
      const db = new Database('anna.vault'); db.exec('BEGIN EXCLUSIVE'); console.log('held'); process.stdin.resume();`,
    ],
    { cwd: cli.folder, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  expect(await refused()).toEqual([6, 'vault-open-elsewhere']);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect((await cli.run(['whoami', '--vault', 'anna.vault'])).code).toBe(0);

  spoil('PRAGMA user_version = 999');
  expect(await refused()).toEqual([6, 'vault-newer']);
  spoil(
    'PRAGMA user_version = 1; UPDATE segment SET body = zeroblob(length(body)) WHERE seq = (SELECT max(seq) FROM segment)',
  );
  expect(await refused()).toEqual([6, 'vault-damaged']);
});

test('refusals are told in the language of the environment', async ({ cli }) => {
  const words = ['whoami', '--vault', 'nowhere.vault'];
  const russian = await cli.run(words, { env: { LANG: 'ru_RU.UTF-8' } });
  expect([russian.code, russian.out]).toEqual([6, '']);
  expect(russian.err).toMatch(/^corridor: Хранилища в этом месте нет\. \[vault-missing\]\n$/);
  // An empty LC_ALL says nothing; a set one says more than LANG.
  const empty = await cli.run(words, { env: { LANG: 'ru_RU.UTF-8', LC_ALL: '' } });
  expect(empty.err).toBe(russian.err);
  const english = await cli.run(words, { env: { LANG: 'ru_RU.UTF-8', LC_ALL: 'C' } });
  expect(english.err).toBe('corridor: There is no vault at that place. [vault-missing]\n');
});
