import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

import { demoPassphrase, expect, test, type Cli } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

interface Program {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** GnuPG with a home of its own in the test's folder, and Sequoia. */
function programs(cli: Cli): {
  readonly gpg: (...args: readonly string[]) => Program;
  readonly sq: (...args: readonly string[]) => Program;
  readonly end: () => void;
} {
  const home = cli.path('g');
  mkdirSync(home, { mode: 0o700 });
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GNUPGHOME: home, LC_ALL: 'C.UTF-8' };
  const run = (program: string, args: readonly string[]): Program => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: cli.folder, env, encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  };
  const common = ['--batch', '--no-tty', '--yes', '--pinentry-mode', 'loopback'];
  return {
    gpg: (...args) => run('gpg', [...common, ...args]),
    sq: (...args) => run('sq', args),
    end: () => void run('gpgconf', ['--kill', 'all']),
  };
}

/** Runs a program's step and expects it to succeed. */
function done({ status, err }: Program): void {
  expect(status, err).toBe(0);
}

test('key export: certificate, secret key and revocation, as GnuPG reads them', async ({ cli }) => {
  const { gpg, end } = programs(cli);
  const vault = ['--vault', 'anna.vault'];
  const { last: who } = await cli.must(['whoami', ...vault]);
  const listed = (kind: string): string => gpg('--with-colons', kind).out;

  const plain = await cli.run(['key', 'export', ...vault]);
  expect(plain.out).toMatch(
    /^-----BEGIN PGP PUBLIC KEY BLOCK-----\n[\s\S]+-----END PGP PUBLIC KEY BLOCK-----\n$/,
  );
  done(gpg('--import', cli.file('certificate.asc', plain.out)));
  expect(listed('--list-keys').toUpperCase()).toContain(String(who['fingerprint']).toUpperCase());

  expect((await cli.must(['key', 'export', ...vault, '--secret', '--out', 'secret.asc'])).last).toEqual({
    file: 'secret.asc',
  });
  done(gpg('--passphrase-file', cli.passphraseFile, '--import', 'secret.asc'));
  done(gpg('--passphrase-file', cli.passphraseFile, '--output', 'signed', '--sign', 'anna.asc'));
  expect(gpg('--verify', 'signed').err).toContain('Good signature');

  const revocation = await cli.must(['key', 'export', ...vault, '--revocation']);
  done(gpg('--import', cli.file('revocation.asc', String(revocation.last['armored']))));
  expect(listed('--list-keys')).toMatch(/^pub:r:/m);
  end();
});

test('a secret key under another passphrase opens by that one only', async ({ cli }) => {
  const { gpg, end } = programs(cli);
  const other = cli.file('other.txt', 'thimble acorn velvet kestrel orchard\n');
  const words = ['key', 'export', '--vault', 'anna.vault', '--secret', '--out', 'secret.asc'];
  await cli.must([...words, '--new-passphrase-file', other]);
  expect(cli.bytes('secret.asc').includes(demoPassphrase)).toBe(false);
  gpg('--passphrase-file', cli.passphraseFile, '--import', 'secret.asc');
  expect(
    gpg('--passphrase-file', cli.passphraseFile, '--output', 'signed', '--sign', 'anna.asc').status,
  ).not.toBe(0);
  done(gpg('--passphrase-file', other, '--import', 'secret.asc'));
  done(gpg('--passphrase-file', other, '--output', 'signed', '--sign', 'anna.asc'));
  end();
});

test('contact add: certificates of GnuPG, Sequoia and Corridor; list, verify, reject', async ({ cli }) => {
  const { gpg, sq, end } = programs(cli);
  done(gpg('--passphrase', '', '--quick-generate-key', 'Gnu', 'future-default', 'default', 'never'));
  done(gpg('--armor', '--output', 'gnu.asc', '--export', 'Gnu'));
  done(sq('key', 'generate', '--userid', 'Sq', '--export', 'sq.key'));
  done(sq('key', 'extract-cert', '--output', 'sq.pgp', 'sq.key'));
  end();

  const add = (cert: string, role: string, ...more: readonly string[]) =>
    cli.run(['contact', 'add', '--vault', 'cedar.vault', '--cert', cert, '--role', role, '--json', ...more]);
  const gnu = await add('gnu.asc', 'legal');
  expect([gnu.code, gnu.last], gnu.err).toMatchObject([0, { name: 'Gnu', state: 'accepted', role: 'legal' }]);
  const sequoia = await add('sq.pgp', 'auditor');
  expect([sequoia.code, sequoia.last], sequoia.err).toMatchObject([0, { name: 'Sq', state: 'accepted' }]);

  const boris = await cli.digestOf('boris.vault');
  const settled = cli.bytes('cedar.vault');
  const wrong = await add(
    'boris.asc',
    'coordinator',
    '--verified',
    `${boris.slice(0, -1)}${boris.endsWith('0') ? 1 : 0}`,
  );
  expect([wrong.code, wrong.last['refusal']]).toEqual([1, 'digest-differs']);
  expect(cli.bytes('cedar.vault').equals(settled)).toBe(true);
  const right = await add('boris.asc', 'coordinator', '--verified', boris.toUpperCase());
  expect([right.code, right.last], right.err).toMatchObject([0, { digest: boris, state: 'verified' }]);

  const decide = (verb: string, digest: unknown) =>
    cli.must(['contact', verb, '--vault', 'cedar.vault', String(digest)]);
  expect((await decide('verify', gnu.last['digest'])).last['state']).toBe('verified');
  expect((await decide('reject', gnu.last['digest'])).last['state']).toBe('rejected');
  const { lines } = await cli.must(['contact', 'list', '--vault', 'cedar.vault']);
  expect(lines.map(({ name, state, role }) => [name, state, role].join(' ')).toSorted()).toEqual([
    'Gnu rejected legal',
    'Sq accepted auditor',
    'anna verified coordinator',
    'boris verified coordinator',
    'dora verified auditor',
  ]);
  for (const line of lines) expect(Object.keys(line).toSorted()).toEqual(['digest', 'name', 'role', 'state']);
});

test('certificates that are refused, by name', async ({ cli }) => {
  const { gpg, end } = programs(cli);
  const make = (name: string, algorithm: string, subkey: string): void => {
    done(gpg('--passphrase', '', '--quick-generate-key', name, algorithm, 'cert,sign', 'never'));
    done(gpg('--armor', '--output', `${name}-sign.asc`, '--export', name));
    const fingerprint = /^fpr:+([0-9A-F]+):/m.exec(gpg('--with-colons', '--list-keys', name).out)?.[1] ?? '';
    done(gpg('--passphrase', '', '--quick-add-key', fingerprint, subkey, 'encrypt', 'never'));
    done(gpg('--armor', '--output', `${name}.asc`, '--export', name));
  };
  make('weak', 'rsa2048', 'rsa2048');
  make('nameless', 'ed25519', 'cv25519');
  done(gpg('--output', 'nobody.pgp', '--export-filter', 'keep-uid=uid=~none', '--export', 'nameless'));
  done(gpg('--passphrase', '', '--armor', '--output', 'secret.asc', '--export-secret-keys', 'nameless'));
  end();
  cli.file('two.asc', Buffer.concat([cli.bytes('boris.asc'), Buffer.from('\n'), cli.bytes('cedar.asc')]));
  await cli.digestOf('anna.vault');
  const settled = cli.bytes('anna.vault');
  for (const [file, code, refusal] of [
    ['weak.asc', 4, 'certificate-weak'],
    ['nameless-sign.asc', 4, 'certificate-unusable'],
    ['nobody.pgp', 4, 'certificate-foreign-form'],
    ['secret.asc', 4, 'certificate-secret'],
    ['two.asc', 4, 'certificate-several'],
    ['passphrase.txt', 4, 'certificate-malformed'],
    ['anna.asc', 1, 'contact-is-self'],
    ['nowhere.asc', 6, 'file-unreadable'],
  ] as const) {
    const words = ['contact', 'add', '--vault', 'anna.vault', '--cert', file, '--role', 'legal', '--json'];
    const { code: exit, last } = await cli.run(words);
    expect([file, exit, last['refusal']]).toEqual([file, code, refusal]);
  }
  expect(cli.bytes('anna.vault').equals(settled)).toBe(true);
});

test('a key is renewed, its old secret destroyed, the identity replaced, the key revoked', async ({
  cli,
}) => {
  const anna = ['--vault', 'anna.vault'];
  const carry = async (from: string, to: string, file: string): Promise<void> => {
    const digest = await cli.digestOf(to);
    await cli.must(['bundle', 'export', '--vault', from, '--to', digest, '--out', file]);
    await cli.must(['bundle', 'import', '--vault', to, file]);
  };
  const rotated = await cli.must(['key', 'rotate', ...anna]);
  expect(rotated.last['keys']).toMatchObject([{ current: false }, { current: true }]);
  const early = await cli.run(['key', 'destroy-old', ...anna, '--json']);
  expect([early.code, early.last['refusal']]).toEqual([1, 'contacts-behind']);
  const gone = await cli.must(['key', 'destroy-old', ...anna, '--sure']);
  expect(gone.last['keys']).toMatchObject([{ current: true }]);
  await carry('anna.vault', 'boris.vault', 'renewed.pgp');
  await carry('boris.vault', 'anna.vault', 'answer.pgp');

  const before = await cli.digestOf('anna.vault');
  const slip = await cli.run(['key', 'replace', ...anna, '--name', 'boris', '--json']);
  expect([slip.code, slip.last['refusal']]).toEqual([1, 'name-differs']);
  const replaced = await cli.must(['key', 'replace', ...anna, '--name', 'anna', '--next', 'anya']);
  expect(replaced.last['formers']).toMatchObject([{ digest: before, held: true }]);
  const now = await cli.digestOf('anna.vault');
  expect(now).not.toBe(before);
  await carry('anna.vault', 'boris.vault', 'replaced.pgp');
  const { lines } = await cli.must(['contact', 'list', '--vault', 'boris.vault']);
  expect(lines).toContainEqual({ digest: now, name: 'anya', state: 'unknown', role: 'coordinator' });
  await cli.must(['contact', 'verify', '--vault', 'boris.vault', now]);
  await carry('boris.vault', 'anna.vault', 'compared.pgp');
  await carry('anna.vault', 'boris.vault', 'goes-on.pgp');

  await cli.must(['key', 'revoke', ...anna, '--reason', 'retired', '--name', 'anya']);
  await carry('anna.vault', 'boris.vault', 'last.pgp');
  await cli.must([
    'bundle',
    'export',
    ...anna,
    '--to',
    await cli.digestOf('boris.vault'),
    '--out',
    'late.pgp',
  ]);
  const late = await cli.run(['bundle', 'import', '--vault', 'boris.vault', 'late.pgp', '--json']);
  expect([late.code, late.last['refusal']]).toEqual([2, 'signer-rejected']);
});
