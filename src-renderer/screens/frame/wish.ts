import { useEffect } from 'react';
import { useNavigation } from '../../stores/navigation.ts';

/** Does what a shortcut of the whole window asks of the screen shown: `new`, `find`, `pathway`. */
export function useWish(name: 'new' | 'find' | 'pathway', act: () => void): void {
  const wish = useNavigation((state) => state.wish);
  const answered = useNavigation((state) => state.answered);
  useEffect(() => {
    if (wish?.name !== name) return;
    answered();
    act();
  }, [wish, name, act, answered]);
}
