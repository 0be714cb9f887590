import { corridor } from '../bridge/corridor.ts';
import { useNavigation } from './navigation.ts';
import { useSession } from './session.ts';

type Listener = (item: string) => void;

/** What the menu and global shortcuts ask for; whatever is not for a store goes to the screen that listens. */
export function onMenu(listener: Listener): () => void {
  return corridor.events.onMenu((item) => {
    if (item === 'lock') void useSession.getState().lock();
    else if (item === 'settings') useNavigation.getState().go({ name: 'settings' });
    else if (item === 'new') useNavigation.getState().ask('new');
    else listener(item);
  });
}
