/* oxlint-disable eslint/no-empty-pattern -- Playwright reads which fixtures a function needs from its braces. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

export const root = join(import.meta.dirname, '..', '..');
export const program = join(root, 'out', 'cli', 'index.js');

/** Printed by the demo for everyone: the vaults of these tests are its vaults, which are quick to open. */
export const demoPassphrase = 'invented people only, lantern harbour';
const hangAfter = 150_000;

export type Line = Readonly<Record<string, unknown>>;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Every line of standard output as JSON. */
  readonly lines: readonly Line[];
  /** The last of them. */
  readonly last: Line;
}

interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
  /** `null`: no file with the passphrase is named. */
  readonly passphraseFile?: string | null;
}

/** A folder with the demo's vaults in it, and the command line at work there. Everything is gone afterwards. */
export class Cli {
  readonly folder: string;
  readonly passphraseFile: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.passphraseFile = this.file('passphrase.txt', `${demoPassphrase}\n`);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  file(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Runs `corridor` with these words in the folder. Whatever it does, it never prints the passphrase. */
  async run(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const { input = '', env = {}, node = process.execPath } = options;
    const { passphraseFile = words.includes('--vault') ? this.passphraseFile : null } = options;
    const secret = passphraseFile === null ? [] : ['--passphrase-file', passphraseFile];
    const child = spawn(node, [program, ...words, ...secret], {
      cwd: this.folder,
      // A session of its own has no terminal to ask at, and can be ended with all it started.
      detached: true,
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', XDG_STATE_HOME: this.path('state'), ...env },
    });
    const guard = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), hangAfter);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    clearTimeout(guard);
    return ran(code, Buffer.concat(out).toString('utf8'), Buffer.concat(err).toString('utf8'));
  }

  /** Runs with `--json` and expects it to succeed. */
  async must(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const result = await this.run([...words, '--json'], options);
    expect(result.code, result.err).toBe(0);
    return result;
  }

  /** `record put` of one record; its id. */
  async put(vault: string, record: Line): Promise<string> {
    const { last } = await this.must(['record', 'put', '--vault', vault], { input: JSON.stringify(record) });
    return String(last['id']);
  }

  async digestOf(vault: string): Promise<string> {
    return String((await this.must(['whoami', '--vault', vault])).last['digest']);
  }
}

function ran(code: number | null, out: string, err: string): Ran {
  expect(out + err).not.toContain(demoPassphrase);
  const lines = out
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);
  return { code, out, err, lines, last: lines.at(-1) ?? {} };
}

interface Fixtures {
  /** anna and boris, coordinators who have verified each other, cedar, a shelter that knows anna, and dora, an auditor whom all three know. */
  readonly cli: Cli;
}

interface WorkerFixtures {
  readonly demo: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  demo: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'corridor-cli-demo-'));
      const cli = new Cli(folder);
      const played = await cli.run(['demo', '--dir', folder, '--json']);
      expect(played.code, played.err).toBe(0);
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  cli: async ({ demo }, provide) => {
    // Short, because sockets of GnuPG's agent lie in it.
    const folder = mkdtempSync(join(tmpdir(), 'cc-'));
    cpSync(demo, folder, {
      recursive: true,
      filter: (source) => source === demo || /\.(vault|asc|pgp)$/.test(source),
    });
    await provide(new Cli(folder));
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect };
