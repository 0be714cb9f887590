import { done } from '../../domain/result.ts';
import { showIdentity } from '../../actions/show-identity.ts';
import { outcome, type Command } from '../command.ts';
import { withVault } from '../session.ts';

export const whoamiCommand: Command = {
  words: 'whoami',
  opens: true,
  usage: '',
  about: 'Whose vault it is, with the digits that partners compare.',
  run: async (session) =>
    outcome(
      await withVault(session, async (unlocked) => {
        const { digest, fingerprint, name, role, digits } = showIdentity(unlocked);
        return done({ digest, fingerprint, name, role, digits: digits.join(' ') });
      }),
    ),
};
