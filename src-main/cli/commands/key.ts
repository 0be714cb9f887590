import { certificateText, revocationText, secretKeyText } from '../../actions/save-key.ts';
import { done } from '../../domain/result.ts';
import { outcome, refusedOutcome, type Command } from '../outcome.ts';
import { passphrase, withVault, writeOut } from '../session.ts';

/**
 * `corridor key export --vault FILE [--secret | --revocation] [--out F]`: armored, to F or to standard output. The
 * secret key is protected by the passphrase of `--new-passphrase-file`, or else by the vault's own.
 */
export const keyCommand: Command = async (session, [verb]) => {
  const { args, terminal } = session;
  if (verb !== 'export') return refusedOutcome('usage');
  return outcome(
    await withVault(session, async (unlocked) => {
      let text = args.flag('revocation') ? revocationText(unlocked) : certificateText(unlocked);
      if (args.flag('secret')) {
        const option =
          args.text('new-passphrase-file') === undefined ? 'passphrase-file' : 'new-passphrase-file';
        const secret = await passphrase(session, option, 'Passphrase for the exported key: ');
        if (!secret.ok) return secret;
        const exported = await secretKeyText(unlocked, secret.value);
        if (!exported.ok) return exported;
        text = exported.value;
      }
      if (args.text('out') !== undefined) return writeOut(session, new TextEncoder().encode(text));
      if (args.flag('json')) return done({ armored: text });
      terminal.out(text.trimEnd());
      return done({});
    }),
  );
};
