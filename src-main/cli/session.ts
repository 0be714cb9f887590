import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { openVault } from '../actions/open-vault.ts';
import type { Argon2Cost } from '../actions/ports/pgp.ts';
import type { VaultOptions } from '../actions/ports/store.ts';
import type { Unlocked } from '../actions/unlocked.ts';
import { isStrongEnough } from '../domain/passphrase.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Arguments, OptionName } from './arguments.ts';
import type { Parts } from '../parts.ts';
import { notices, prompts } from './prompts.ts';
import type { Terminal } from './terminal.ts';

export interface Session {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly parts: Parts;
  /** What was typed or read, so that nobody is asked twice. */
  readonly passphrases: Map<OptionName, string>;
}

/** 512 MiB, three passes, four lanes (4-vault). Opening reads the cost from the vault itself. */
const defaultCost: Argon2Cost = { memoryExponent: 19, passes: 3, parallelism: 4 };
const typingAttempts = 3;

/** The passphrase of an existing vault, from the file an option names or from the terminal; never from the command line. */
export const passphrase = (session: Session): Promise<Result<string>> =>
  secretFrom(session, 'passphrase-file', (ask) => ask(prompts().passphrase));

/**
 * A passphrase that is being chosen: typed twice when it is typed. Refusals: `passphrase-missing`, `passphrase-weak`,
 * `file-unreadable`.
 */
export async function newPassphrase(
  session: Session,
  option: 'passphrase-file' | 'new-passphrase-file',
): Promise<Result<string>> {
  const { terminal } = session;
  const chosen = await secretFrom(session, option, async (ask) => {
    for (let attempt = 0; attempt < typingAttempts; attempt += 1) {
      const first = await ask(prompts().newPassphrase);
      if (first === null || (await ask(prompts().again)) === first) return first;
      terminal.err(prompts().differ);
    }
    return null;
  });
  return chosen.ok && !isStrongEnough(chosen.value) ? refused('passphrase-weak') : chosen;
}

async function secretFrom(
  { args, terminal, passphrases }: Session,
  option: OptionName,
  typed: (ask: Terminal['ask']) => Promise<string | null>,
): Promise<Result<string>> {
  const known = passphrases.get(option);
  if (known !== undefined) return done(known);
  const file = args.text(option);
  const secret =
    file === undefined ? await typed((question) => terminal.ask(question)) : await passphraseIn(file);
  if (secret === undefined) return refused('file-unreadable', { option });
  if (secret === null || secret === '') return refused('passphrase-missing', { option });
  passphrases.set(option, secret);
  return done(secret);
}

/** Undefined when the file can't be read. */
async function passphraseIn(file: string): Promise<string | undefined> {
  try {
    // One trailing line end is how editors and `echo` write files, not part of the passphrase.
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

/** Where a vault is and what opens it, with the anchor of this user's state folder. */
export function vaultOptions({ args }: Session, secret: string): VaultOptions {
  const path = resolve(args.needed('vault'));
  return {
    path,
    passphrase: secret,
    anchor: anchorFor(path),
    cost: defaultCost,
    progress: () => undefined,
  };
}

/**
 * Anchors live outside the vaults, so that a vault copied back is seen. Null where this user has no folder to write to:
 * then only the file itself speaks.
 */
export function anchorFor(path: string): string | null {
  const wanted = process.env['XDG_STATE_HOME'] ?? '';
  // The XDG Base Directory Specification: a path that is empty or relative counts as not set.
  const folder = join(isAbsolute(wanted) ? wanted : join(homedir(), '.local', 'state'), 'corridor');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return null;
  }
  // The name tells nothing but that some vault was opened at some path.
  return join(folder, `${createHash('sha256').update(path).digest('hex').slice(0, 32)}.anchor`);
}

/** Opens the vault, runs, closes it whatever happens. */
export async function withVault<T>(
  session: Session,
  run: (unlocked: Unlocked) => Promise<Result<T>>,
): Promise<Result<T>> {
  const secret = await passphrase(session);
  if (!secret.ok) return secret;
  const options = vaultOptions(session, secret.value);
  const opened = await openVault(session.parts.tools, session.parts.vaults, options);
  if (!opened.ok) return opened;
  try {
    const { erasedAgain, vault } = opened.value;
    // What can't be done any more is said when that is found; the windows go on saying it. Scripts open a vault every hour.
    if (erasedAgain !== undefined && (erasedAgain !== 'impossible' || vault.restored))
      session.terminal.err(notices()[erasedAgain]);
    return await run(opened.value);
  } finally {
    await opened.value.vault.close();
  }
}

/** Writes to the file of `--out`. An existing file is never replaced. */
export async function writeOut(
  { args, parts }: Session,
  bytes: Uint8Array,
): Promise<Result<{ readonly file: string }>> {
  const out = args.needed('out');
  const staged = await parts.tools.files.stage(resolve(out), bytes, false);
  if (!staged.ok) return staged;
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: out }) : committed;
}

export const readInput = ({ parts }: Session, path: string, limit: number): Promise<Result<Uint8Array>> =>
  parts.tools.files.read(resolve(path), limit);

/** A value that must be one of a list. */
export function oneOf<T extends string>(text: string | undefined, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}
