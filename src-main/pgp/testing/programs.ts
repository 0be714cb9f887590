import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program left behind. `status` is its exit code. */
export interface Ran {
  readonly status: number;
  readonly out: Uint8Array;
  readonly err: string;
}

/** A directory with real GnuPG and Sequoia in it, for tests of interoperability. */
export interface Programs {
  /** Writes a file and returns its path. */
  file(name: string, content: Uint8Array | string): string;
  read(name: string): Uint8Array;
  gpg(...args: readonly string[]): Ran;
  sq(...args: readonly string[]): Ran;
  sh(script: string): Ran;
  /** A new GnuPG key without passphrase; returns its certificate. */
  gpgKey(name: string, ...parameters: readonly string[]): Uint8Array;
  close(): void;
}

export const openPrograms = (): Programs => {
  // Short, because the agent's socket lies in it.
  const home = mkdtempSync(join(tmpdir(), 'c-'));
  const run = (program: string, args: readonly string[]): Ran => {
    const env = { PATH: process.env['PATH'] ?? '', GNUPGHOME: home, HOME: home, LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, env, maxBuffer: 2 ** 28 });
    return { status: status ?? -1, out: new Uint8Array(stdout), err: stderr.toString('utf8') };
  };
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(join(home, name), content);
    return join(home, name);
  };
  const gpg = (...args: readonly string[]): Ran =>
    run('gpg', [
      '--batch',
      '--no-tty',
      '--yes',
      '--trust-model',
      'always',
      '--pinentry-mode',
      'loopback',
      ...args,
    ]);
  return {
    file,
    read: (name) => new Uint8Array(readFileSync(join(home, name))),
    gpg,
    sq: (...args) => run('sq', ['--force', ...args]),
    sh: (script) => run('sh', ['-c', script]),
    gpgKey: (name, ...parameters) => {
      const text = [
        ...parameters,
        `Name-Real: ${name}`,
        'Expire-Date: 0',
        '%no-protection',
        '%commit',
        '',
      ].join('\n');
      const made = gpg('--passphrase', '', '--generate-key', file('parameters', text));
      if (made.status !== 0) throw new Error(made.err);
      return gpg('--export', name).out;
    },
    close: () => {
      run('gpgconf', ['--kill', 'all']);
      rmSync(home, { recursive: true, force: true });
    },
  };
};
