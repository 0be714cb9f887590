import { resolve } from 'node:path';
import { createVault } from '../../actions/open-vault.ts';
import { restoreBackup } from '../../vault/restore.ts';
import { showIdentity } from '../../actions/show-identity.ts';
import { done, refused } from '../../domain/result.ts';
import { roles } from '../../domain/trust.ts';
import { outcome, refusedOutcome, type Command } from '../outcome.ts';
import { oneOf, passphrase, vaultOptions, withVault, type Session } from '../session.ts';
import type { Outcome } from '../outcome.ts';

/** `corridor vault create|check|passphrase|backup|restore|rekey --vault FILE` */
export const vaultCommand: Command = (session, [verb]) => {
  switch (verb) {
    case 'create':
      return create(session);
    case 'check':
      return check(session);
    case 'passphrase':
      return changePassphrase(session);
    case 'backup':
      return backup(session);
    case 'restore':
      return restore(session);
    default:
      return Promise.resolve(refusedOutcome('usage'));
  }
};

const quiet = (): void => undefined;

async function create(session: Session): Promise<Outcome> {
  const role = oneOf(session.args.text('role') ?? 'coordinator', roles);
  if (role === null) return refusedOutcome('usage', { option: 'role' });
  const options = await vaultOptions(session);
  if (!options.ok) return outcome(options);
  // Without a name, a pseudonym that says nothing: everyone who gets the certificate reads it.
  const name =
    session.args.text('name') ?? `c-${Buffer.from(session.parts.tools.randomness.bytes(3)).toString('hex')}`;
  const created = await createVault(session.parts.tools, session.parts.vaults, options.value, { name, role });
  if (!created.ok) return outcome(created);
  const { digest, fingerprint } = showIdentity(created.value);
  await created.value.vault.close();
  return outcome(done({ digest, fingerprint, name: created.value.own.certificate.name, role }));
}

const check = async (session: Session): Promise<Outcome> =>
  outcome(await withVault(session, ({ vault }) => vault.check(quiet)));

const changePassphrase = async (session: Session): Promise<Outcome> =>
  outcome(
    await withVault(session, async ({ vault }) => {
      const old = await passphrase(session);
      if (!old.ok) return old;
      const next = await passphrase(session, 'new-passphrase-file', 'New passphrase: ');
      if (!next.ok) return next;
      const changed = await vault.changePassphrase(old.value, next.value, quiet);
      return changed.ok ? done({ changed: true }) : changed;
    }),
  );

const backup = async (session: Session): Promise<Outcome> =>
  outcome(
    await withVault(session, async ({ vault }) => {
      const out = session.args.text('out');
      if (out === undefined) return refused('usage', { option: 'out' });
      const secret = await passphrase(session);
      if (!secret.ok) return secret;
      const report = await vault.backup(resolve(out), secret.value);
      return report.ok ? done({ file: out, ...report.value }) : report;
    }),
  );

/** Puts a backup in the place of a vault that is not there, then opens it to prove it. */
async function restore(session: Session): Promise<Outcome> {
  const from = session.args.text('from');
  const to = session.args.text('vault');
  if (from === undefined || to === undefined) return refusedOutcome('usage', { option: 'from' });
  const restored = await restoreBackup(resolve(from), resolve(to));
  if (!restored.ok) return outcome(restored);
  return check(session);
}
