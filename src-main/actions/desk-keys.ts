import type { KeysView } from '../../src-preload/contract/views.ts';
import { done, type Result } from '../domain/result.ts';
import { destroyOldSecrets } from './destroy-old-secrets.ts';
import type { Handlers } from './ports/desk.ts';
import { replaceIdentity } from './replace-identity.ts';
import { revokeIdentity } from './revoke-identity.ts';
import { rotateEncryptionKey } from './rotate-encryption-key.ts';
import type { Seat } from './seat.ts';
import { showKeys } from './show-keys.ts';
import type { Unlocked } from './unlocked.ts';

type KeyHandlers = Pick<Handlers, Extract<keyof Handlers, `key.${string}`>>;

/** The life of the own keys. Whatever renews them, the desk goes on with the new ones. */
export function keyHandlers(seat: Seat): KeyHandlers {
  const renewed = (run: (unlocked: Unlocked) => Promise<Result<Unlocked>>): Promise<Result<KeysView>> =>
    seat.with(async (unlocked) => {
      const result = await run(unlocked);
      if (!result.ok) return result;
      seat.take(result.value);
      return done(await showKeys(result.value));
    });
  return {
    'key.show': () => seat.show(showKeys),
    'key.rotate': () => renewed(rotateEncryptionKey),
    'key.destroyOld': ({ sure }, { progress }) =>
      renewed((unlocked) => destroyOldSecrets(unlocked, sure, progress)),
    'key.replace': (said) => renewed((unlocked) => replaceIdentity(unlocked, said)),
    'key.revoke': (said) => renewed((unlocked) => revokeIdentity(unlocked, said)),
  };
}
