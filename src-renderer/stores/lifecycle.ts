import { corridor } from '../bridge/corridor.ts';
import { useAudit } from './audit.ts';
import { useCases } from './cases.ts';
import { useConflicts } from './conflicts.ts';
import { useContacts } from './contacts.ts';
import { useDrafts } from './drafts.ts';
import { useExchange } from './exchange.ts';
import { useHouses } from './houses.ts';
import { useIdentity } from './identity.ts';
import { useNames } from './names.ts';
import { useNavigation } from './navigation.ts';
import { useNotices } from './notices.ts';
import { usePathways } from './pathways.ts';
import { listenToProgress } from './progress.ts';
import { useRecords } from './records.ts';
import { useSchema } from './schema.ts';
import { useSession } from './session.ts';

/** Main replaces the whole process on lock; until then nothing of the vault stays in sight or in these stores. */
function forget(): void {
  useAudit.setState(useAudit.getInitialState(), true);
  useCases.setState(useCases.getInitialState(), true);
  useHouses.setState(useHouses.getInitialState(), true);
  usePathways.setState(usePathways.getInitialState(), true);
  useContacts.setState(useContacts.getInitialState(), true);
  useConflicts.setState(useConflicts.getInitialState(), true);
  useExchange.setState(useExchange.getInitialState(), true);
  useDrafts.setState(useDrafts.getInitialState(), true);
  useIdentity.setState(useIdentity.getInitialState(), true);
  useNames.setState(useNames.getInitialState(), true);
  useNavigation.setState(useNavigation.getInitialState(), true);
  useNotices.setState(useNotices.getInitialState(), true);
  useRecords.setState(useRecords.getInitialState(), true);
  useSession.setState({ welcoming: false });
}

/** For as long as the window lives. */
export function listenToMain(): void {
  listenToProgress();
  corridor.events.onLocked(() => {
    forget();
    void useSession.getState().load();
  });
}

/** What every screen needs, once after unlocking. */
export async function loadVault(): Promise<void> {
  await Promise.all([
    useSchema.getState().load(),
    useIdentity.getState().load(),
    useContacts.getState().load(),
    useConflicts.getState().load(),
    useDrafts.getState().load(),
  ]);
}
