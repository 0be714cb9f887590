import { useConflicts } from './conflicts.ts';
import { useContacts } from './contacts.ts';
import { useDrafts } from './drafts.ts';
import { useFolder } from './folder.ts';
import { useIdentity } from './identity.ts';
import { useSchema } from './schema.ts';

/** What every screen needs, once after unlocking. Locking ends the window: nothing has to be forgotten. */
export async function loadVault(): Promise<void> {
  await Promise.all([
    useSchema.getState().load(),
    useIdentity.getState().load(),
    useContacts.getState().load(),
    useConflicts.getState().load(),
    useDrafts.getState().load(),
    useFolder.getState().load(),
  ]);
}
