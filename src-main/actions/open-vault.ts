import { done, refused, type Result } from '../domain/result.ts';
import { toBase64url } from './base64url.ts';
import { isStrongEnough } from '../domain/passphrase.ts';
import { eraseAgain } from './erase-again.ts';
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
 * Opens the vault with its owner's keys. One that was copied back erases again what the vault it replaced had erased, where that one
 * opens with the same passphrase. Refusals are those of `Vaults.open`.
 */
export async function openVault(
  tools: Tools,
  vaults: Vaults,
  options: VaultOptions,
): Promise<Result<Unlocked>> {
  const opened = await vaults.open(options);
  if (!opened.ok) return opened;
  const unlocked = await owned(tools, opened.value);
  if (!unlocked.ok || !unlocked.value.vault.restored) return unlocked;
  const erasedAgain = await eraseAsReplaced(unlocked.value, vaults, options);
  return done({ ...unlocked.value, erasedAgain });
}

/** True when the newest vault that this one replaced could be read, and everything erased there is erased here. */
async function eraseAsReplaced(unlocked: Unlocked, vaults: Vaults, options: VaultOptions): Promise<boolean> {
  const [path] = await unlocked.files.replacedVaults(options.path);
  if (path === undefined) return false;
  // Another passphrase, a damaged file: nothing of it is needed to work on, and the user is told.
  const opened = await vaults.open({ ...options, path, anchor: null });
  if (!opened.ok) return false;
  try {
    const { read } = opened.value;
    // The copy may be from before its owner took another key.
    const owners = [read.identity(), ...read.formerIdentities()].map((one) => one?.digest);
    if (!owners.includes(unlocked.own.certificate.digest)) return false;
    return (await eraseAgain(unlocked, read, options.progress)).ok;
  } finally {
    await opened.value.close();
  }
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
  if (!vault.restored) return done(unlocked);
  // The journal goes on from an older head than others may have seen: it says so itself, before they ask.
  const at = tools.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'restored', at }]);
  if (noted.ok) return done(unlocked);
  await vault.close();
  return noted;
}
