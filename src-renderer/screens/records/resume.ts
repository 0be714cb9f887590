import { useEffect } from 'react';
import { useNavigation } from '../../stores/navigation.ts';

/** Opens the form of the draft that the user goes on with; `open` says whether it was one of its own. */
export function useResume(open: (type: string, parent: string) => boolean): void {
  const resuming = useNavigation((state) => state.resuming);
  const resume = useNavigation((state) => state.resume);
  useEffect(() => {
    if (resuming === null) return;
    const [, type = '', parent = ''] = resuming.split(':');
    if (open(type, parent)) resume(null);
  }, [resuming, open, resume]);
}
