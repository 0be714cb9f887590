import { certificateText, revocationText, secretKeyText } from '../../actions/save-key.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import { done, type Result } from '../../domain/result.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { newPassphrase, passphrase, withVault, writeOut, type Session } from '../session.ts';

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

export const keyCommand: Command = {
  words: 'key export',
  opens: true,
  allows: ['secret', 'revocation', 'out', 'new-passphrase-file'],
  usage: '[--secret [--new-passphrase-file F] | --revocation] [--out F]',
  about: 'The certificate, the secret key for GnuPG, or the revocation certificate; armored.',
  run: exportKey,
};
