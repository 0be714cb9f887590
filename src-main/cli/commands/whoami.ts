import { done } from '../../domain/result.ts';
import { showIdentity } from '../../actions/show-identity.ts';
import { outcome, type Command } from '../outcome.ts';
import { withVault } from '../session.ts';

/** `corridor whoami --vault FILE` */
export const whoamiCommand: Command = async (session) =>
  outcome(
    await withVault(session, async (unlocked) => {
      const { digest, fingerprint, name, role, digits } = showIdentity(unlocked);
      return done({ digest, fingerprint, name, role, digits: digits.join(' ') });
    }),
  );
