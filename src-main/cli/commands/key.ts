import { destroyOldSecrets } from '../../actions/destroy-old-secrets.ts';
import { replaceIdentity } from '../../actions/replace-identity.ts';
import { revokeIdentity } from '../../actions/revoke-identity.ts';
import { rotateEncryptionKey } from '../../actions/rotate-encryption-key.ts';
import { certificateText, revocationText, secretKeyText } from '../../actions/save-key.ts';
import { showKeys } from '../../actions/show-keys.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import { done, type Result } from '../../domain/result.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { newPassphrase, oneOf, passphrase, withVault, writeOut, type Session } from '../session.ts';

async function exportKey(session: Session): Promise<Outcome> {
  const { args, terminal } = session;
  if (args.flag('secret') && args.flag('revocation'))
    return refusedOutcome('usage', { option: 'revocation' });
  if (args.given.has('new-passphrase-file') && !args.flag('secret'))
    return refusedOutcome('usage', { option: 'new-passphrase-file' });
  const protection = await protectionOf(session);
  if (!protection.ok) return outcome(protection);
  const exported = await withVault(session, async (unlocked): Promise<Result<object>> => {
    const text = await keyText(unlocked, protection.value, args.flag('revocation'));
    if (!text.ok) return text;
    if (args.given.has('out')) return writeOut(session, new TextEncoder().encode(text.value));
    return done({ armored: text.value });
  });
  if (!exported.ok || args.flag('json') || args.given.has('out')) return outcome(exported);
  if ('armored' in exported.value) terminal.out(String(exported.value.armored).trimEnd());
  return { results: [], refusal: null };
}

/** What protects the exported secret key: the vault's own passphrase unless another is given; null for the other texts. */
async function protectionOf(session: Session): Promise<Result<string | null>> {
  if (!session.args.flag('secret')) return done(null);
  return session.args.given.has('new-passphrase-file')
    ? newPassphrase(session, 'new-passphrase-file')
    : passphrase(session);
}

async function keyText(
  unlocked: Unlocked,
  secret: string | null,
  revocation: boolean,
): Promise<Result<string>> {
  if (secret !== null) return secretKeyText(unlocked, secret);
  return done(revocation ? revocationText(unlocked) : certificateText(unlocked));
}

/** Runs something that renews the own keys; gives how they stand then. */
const renews = async (
  session: Session,
  run: (unlocked: Unlocked) => Promise<Result<Unlocked>>,
): Promise<Outcome> =>
  outcome(
    await withVault(session, async (unlocked): Promise<Result<object>> => {
      const renewed = await run(unlocked);
      return renewed.ok ? done(await showKeys(renewed.value)) : renewed;
    }),
  );

async function revoke(session: Session): Promise<Outcome> {
  const reason = oneOf(session.args.needed('reason'), revocationReasons);
  if (reason === null) return refusedOutcome('usage', { option: 'reason' });
  const name = session.args.needed('name');
  return renews(session, (unlocked) => revokeIdentity(unlocked, { reason, name }));
}

const revocationReasons = ['compromised', 'superseded', 'retired'] as const;

export const keyCommands: readonly Command[] = [
  {
    words: 'key export',
    opens: true,
    allows: ['secret', 'revocation', 'out', 'new-passphrase-file'],
    usage: '[--secret [--new-passphrase-file F] | --revocation] [--out F]',
    about: 'The certificate, the secret key for GnuPG, or the revocation certificate; armored.',
    run: exportKey,
  },
  {
    words: 'key show',
    opens: true,
    usage: '',
    about: 'The keys that are held, and contacts of whom nothing shows yet that they have the newest.',
    run: (session) => renews(session, async (unlocked) => done(unlocked)),
  },
  {
    words: 'key rotate',
    opens: true,
    usage: '',
    about:
      'A new encryption key. Partners learn of it with your next bundles; the old one still opens theirs.',
    run: (session) => renews(session, rotateEncryptionKey),
  },
  {
    words: 'key destroy-old',
    opens: true,
    allows: ['sure'],
    usage: '[--sure]',
    about:
      'Destroys the secrets of replaced keys and re-seals the vault. What was made for them is lost; backups still hold them.',
    run: (session) =>
      renews(session, (unlocked) => destroyOldSecrets(unlocked, session.args.flag('sure'), () => undefined)),
  },
  {
    words: 'key revoke',
    opens: true,
    needs: ['reason', 'name'],
    usage: '--reason compromised|superseded|retired --name NAME',
    about:
      'Withdraws your key for good: NAME is your own, typed. Then send bundles, or export the certificate.',
    run: revoke,
  },
  {
    words: 'key replace',
    opens: true,
    needs: ['name'],
    allows: ['next'],
    usage: '--name NAME [--next NAME]',
    about:
      'A new identity in the place of yours: NAME is your own, typed. Partners hear of it with your next bundles and compare again.',
    run: (session) => {
      const name = session.args.needed('name');
      const next = session.args.text('next') ?? name;
      return renews(session, (unlocked) => replaceIdentity(unlocked, { name, next }));
    },
  },
];
