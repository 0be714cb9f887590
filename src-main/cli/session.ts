import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openVault } from '../actions/open-vault.ts';
import type { Argon2Cost } from '../actions/ports/pgp.ts';
import type { VaultOptions } from '../actions/ports/store.ts';
import type { Unlocked } from '../actions/unlocked.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Arguments, OptionName } from './arguments.ts';
import type { Parts } from '../parts.ts';
import type { Terminal } from './terminal.ts';

export interface Session {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly parts: Parts;
}

/** 512 MiB, three passes, four lanes (4-vault). Opening reads the cost from the vault itself. */
export const defaultCost: Argon2Cost = { memoryExponent: 19, passes: 3, parallelism: 4 };

/** Reads a passphrase from the file an option names, else from the terminal; never from the command line. */
export async function passphrase(
  { args, terminal }: Session,
  option: OptionName = 'passphrase-file',
  question = 'Passphrase: ',
): Promise<Result<string>> {
  const file = args.text(option);
  if (file !== undefined) {
    try {
      // One trailing line end is how editors and `echo` write files, not part of the passphrase.
      return done((await readFile(file, 'utf8')).replace(/\r?\n$/, ''));
    } catch {
      return refused('file-unreadable');
    }
  }
  const answer = await terminal.ask(question);
  return answer === null || answer === '' ? refused('passphrase-missing') : done(answer);
}

/** `--vault FILE` with its passphrase and the anchor of this user's state folder. */
export async function vaultOptions(session: Session): Promise<Result<VaultOptions>> {
  const path = session.args.text('vault');
  if (path === undefined) return refused('usage', { option: 'vault' });
  const secret = await passphrase(session);
  if (!secret.ok) return secret;
  return done({
    path: resolve(path),
    passphrase: secret.value,
    anchor: anchorFor(resolve(path)),
    cost: defaultCost,
    progress: () => undefined,
  });
}

/**
 * Anchors live outside the vaults, so that a vault copied back is seen. Null where this user has no folder to write to:
 * then only the file itself speaks.
 */
export function anchorFor(path: string): string | null {
  const state = process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const folder = join(state, 'corridor');
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
  const options = await vaultOptions(session);
  if (!options.ok) return options;
  const opened = await openVault(session.parts.tools, session.parts.vaults, options.value);
  if (!opened.ok) return opened;
  try {
    return await run(opened.value);
  } finally {
    await opened.value.vault.close();
  }
}

/** Writes to `--out F`, or says `usage` when it is missing. An existing file is never replaced. */
export async function writeOut(
  { args, parts }: Session,
  bytes: Uint8Array,
): Promise<Result<{ readonly file: string }>> {
  const out = args.text('out');
  if (out === undefined) return refused('usage', { option: 'out' });
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
