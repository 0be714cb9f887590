import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createVault } from '../../actions/open-vault.ts';
import { restoreBackup } from '../../vault/restore.ts';
import { settleRestored } from '../../actions/settle-restored.ts';
import { showIdentity } from '../../actions/show-identity.ts';
import { done } from '../../domain/result.ts';
import { roles } from '../../domain/trust.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { newPassphrase, oneOf, passphrase, vaultOptions, withVault, type Session } from '../session.ts';

const quiet = (): void => undefined;

async function create(session: Session): Promise<Outcome> {
  const { args, parts } = session;
  const role = oneOf(args.text('role') ?? 'coordinator', roles);
  if (role === null) return refusedOutcome('usage', { option: 'role' });
  const secret = await newPassphrase(session, 'passphrase-file');
  if (!secret.ok) return outcome(secret);
  // Without a name, a pseudonym that says nothing: everyone who gets the certificate reads it.
  const name = args.text('name') ?? `c-${Buffer.from(parts.tools.randomness.bytes(3)).toString('hex')}`;
  const options = vaultOptions(session, secret.value);
  const created = await createVault(parts.tools, parts.vaults, options, { name, role });
  if (!created.ok) return outcome(created);
  const { digest, fingerprint } = showIdentity(created.value);
  await created.value.vault.close();
  return outcome(done({ digest, fingerprint, name: created.value.own.certificate.name, role }));
}

const check = async (session: Session): Promise<Outcome> =>
  outcome(await withVault(session, ({ vault }) => vault.check(quiet)));

async function changePassphrase(session: Session): Promise<Outcome> {
  // Both are known before the vault is touched.
  const old = await passphrase(session);
  if (!old.ok) return outcome(old);
  const next = await newPassphrase(session, 'new-passphrase-file');
  if (!next.ok) return outcome(next);
  return outcome(
    await withVault(session, async ({ vault }) => {
      const changed = await vault.changePassphrase(old.value, next.value, quiet);
      return changed.ok ? done({ changed: true }) : changed;
    }),
  );
}

async function backup(session: Session): Promise<Outcome> {
  const secret = await passphrase(session);
  if (!secret.ok) return outcome(secret);
  const out = session.args.needed('out');
  return outcome(
    await withVault(session, async ({ vault }) => {
      const report = await vault.backup(resolve(out), secret.value);
      return report.ok ? done({ file: out, ...report.value }) : report;
    }),
  );
}

/** Puts a backup in the place of a vault that is not there, then opens it to prove it. One that fails is taken away. */
async function restore(session: Session): Promise<Outcome> {
  const secret = await passphrase(session);
  if (!secret.ok) return outcome(secret);
  const to = resolve(session.args.needed('vault'));
  const restored = await restoreBackup(resolve(session.args.needed('from')), to);
  if (!restored.ok) return outcome(restored);
  const proven = await check(session);
  if (proven.refusal !== null) await rm(to, { force: true });
  return proven;
}

const settle = async (session: Session): Promise<Outcome> =>
  outcome(
    await withVault(session, async (unlocked) => {
      const settled = await settleRestored(unlocked);
      return settled.ok ? done({ settled: true }) : settled;
    }),
  );

export const vaultCommands: readonly Command[] = [
  {
    words: 'vault create',
    opens: true,
    allows: ['name', 'role'],
    usage: '[--name PSEUDONYM] [--role ROLE]',
    about: 'Makes a vault with an identity in it. The name is in the certificate: never a real one.',
    run: create,
  },
  {
    words: 'vault check',
    opens: true,
    usage: '',
    about: 'Reads and verifies every row of the file.',
    run: check,
  },
  {
    words: 'vault passphrase',
    opens: true,
    allows: ['new-passphrase-file'],
    usage: '[--new-passphrase-file F]',
    about: 'Changes the passphrase and seals everything under a new key.',
    run: changePassphrase,
  },
  {
    words: 'vault backup',
    opens: true,
    needs: ['out'],
    usage: '--out F',
    about: 'Copies the vault to a new file and proves the copy by opening it.',
    run: backup,
  },
  {
    words: 'vault restore',
    opens: true,
    needs: ['from'],
    usage: '--from BACKUP',
    about: 'Puts a backup where no vault is, and opens it. Partners see a new channel.',
    run: restore,
  },
  {
    words: 'vault settle',
    opens: true,
    usage: '',
    about:
      'What was erased after that backup is here again, and you know: it is neither tried nor said again.',
    run: settle,
  },
];
