import { done, refused, type Result } from '../domain/result.ts';
import { isStrongEnough } from '../domain/passphrase.ts';
import { appendJournalled } from './journal.ts';
import type { Unlocked } from './unlocked.ts';

interface SavedFile {
  /** Name only. */
  readonly file: string;
}

/** The own certificate, armored: what partners are given. */
export function certificateText(unlocked: Unlocked): string {
  return unlocked.pgp.armorCertificate(unlocked.own.certificate);
}

/** The revocation certificate made with the identity. */
export function revocationText(unlocked: Unlocked): string {
  return unlocked.vault.read.identity()?.revocation ?? '';
}

/**
 * The secret key for GnuPG under a passphrase of its own. It leaves the vault's protection: journalled. Refusals:
 * `passphrase-weak`.
 */
export async function secretKeyText(unlocked: Unlocked, passphrase: string): Promise<Result<string>> {
  if (!isStrongEnough(passphrase)) return refused('passphrase-weak');
  const text = await unlocked.pgp.exportSecretForGnupg(unlocked.own, passphrase);
  const noted = await appendJournalled(unlocked, [], [{ what: 'secret key exported' }]);
  return noted.ok ? done(text) : noted;
}

/** Writes text to a file the user chose; the dialog has asked before replacing. */
export async function saveText(unlocked: Unlocked, path: string, text: string): Promise<Result<SavedFile>> {
  const staged = await unlocked.files.stage(path, new TextEncoder().encode(text), true);
  if (!staged.ok) return staged;
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
