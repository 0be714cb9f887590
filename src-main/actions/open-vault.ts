import type { ErasedAgain } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { toBase64url } from './base64url.ts';
import { isStrongEnough } from '../domain/passphrase.ts';
import { restoredMark, restoredMarkValue } from '../domain/restored-mark.ts';
import { eraseAsReplaced, markOf } from './erase-as-replaced.ts';
import { finishErasing } from './erase-values.ts';
import { appendJournalled } from './journal.ts';
import { ownIdentityOf } from './own-identities.ts';
import type { LogEntry } from './ports/log.ts';
import type { OpenVault, VaultOptions, Vaults } from './ports/store.ts';
import type { Role } from '../domain/trust.ts';
import type { Tools, Unlocked } from './unlocked.ts';

export interface NewOwner {
  /** A pseudonym; it is written into the certificate that partners get. */
  readonly name: string;
  readonly role: Role;
}

/**
 * Makes the vault file and an identity in it. Refusals: `name-empty`, `passphrase-weak`, and those of `Vaults.create`.
 */
export async function createVault(
  tools: Tools,
  vaults: Vaults,
  options: VaultOptions,
  owner: NewOwner,
): Promise<Result<Unlocked>> {
  const name = owner.name.normalize('NFC').trim();
  if (name === '') return refused('name-empty');
  if (!isStrongEnough(options.passphrase)) return refused('passphrase-weak');
  const material = await tools.pgp.createIdentity(name, tools.clock.now());
  const { certificate } = material;
  const identity: LogEntry = {
    kind: 'identity',
    digest: certificate.digest,
    secret: toBase64url(material.secret),
    certificate: toBase64url(certificate.bytes),
    revocation: material.revocation,
    role: owner.role,
    at: tools.clock.now().toISOString(),
  };
  const noted = tools.exchange.nextJournalEntry(tools.exchange.journalStart, {
    what: 'identity created',
    digest: certificate.digest,
  });
  const created = await vaults.create(options, [identity, noted]);
  if (!created.ok) return created;
  return done({ ...tools, vault: created.value, own: material, formers: [], role: owner.role });
}

/**
 * Opens the vault with its owner's keys, and goes on with erasing that was cut off. One that was copied back erases again what the
 * vault it replaced had erased, where that one opens with the same passphrase. Refusals are those of `Vaults.open`.
 */
export async function openVault(
  tools: Tools,
  vaults: Vaults,
  options: VaultOptions,
): Promise<Result<Unlocked>> {
  const opened = await vaults.open(options);
  if (!opened.ok) return opened;
  const unlocked = await owned(tools, opened.value);
  if (!unlocked.ok) return unlocked;
  const erasedAgain = await goOnErasing(unlocked.value, vaults, options);
  return erasedAgain === null ? unlocked : done({ ...unlocked.value, erasedAgain });
}

async function goOnErasing(
  unlocked: Unlocked,
  vaults: Vaults,
  options: VaultOptions,
): Promise<ErasedAgain | null> {
  // What was erased again and not yet re-sealed still lies in the file: only then is anything done.
  const finished = await finishErasing(unlocked, options.progress);
  if (finished.ok) return eraseAsReplaced(unlocked, vaults, options);
  return markOf(unlocked.vault.read) === null ? 'unfinished' : 'owed';
}

async function owned(tools: Tools, vault: OpenVault): Promise<Result<Unlocked>> {
  const identity = vault.read.identity();
  const own = identity === null ? null : await ownIdentityOf(tools, identity);
  if (identity === null || own === null) {
    // A vault without its owner was cut off in the middle of its making; nothing was ever recorded in it.
    await vault.close();
    return refused('vault-damaged');
  }
  const before = await Promise.all(vault.read.formerIdentities().map((one) => ownIdentityOf(tools, one)));
  const formers = before.filter((one) => one !== null);
  const unlocked = { ...tools, vault, own, formers, role: identity.role };
  const mark = markOf(vault.read);
  if (mark === null || mark.journalled) return done(unlocked);
  // The journal goes on from an older head than others may have seen: it says so itself, before they ask.
  const at = tools.clock.now().toISOString();
  const value = restoredMarkValue({ ...mark, journalled: true });
  const noted = await appendJournalled(
    unlocked,
    [{ kind: 'setting', name: restoredMark, value }],
    [{ what: 'restored', at }],
  );
  if (noted.ok) return done(unlocked);
  await vault.close();
  return noted;
}
