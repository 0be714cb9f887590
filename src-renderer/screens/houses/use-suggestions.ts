import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PlacesView } from '../../../src-preload/contract/houses-views.ts';
import { isDay } from '../../i18n/dates.ts';
import { usePlaces } from '../../stores/places.ts';
import type { Placement } from './placement.ts';

/** Suggestions for these nights and guests; null until they are there. `onFound` hears of each new answer. */
export function useSuggestions(
  caseId: string | null,
  moving: string | null,
  { from, until, guests }: Placement,
  onFound: (view: PlacesView) => void,
): PlacesView | null {
  const suggest = usePlaces((state) => state.suggest);
  const [view, setView] = useState<PlacesView | null>(null);
  const latest = useRef(onFound);
  useLayoutEffect(() => {
    latest.current = onFound;
  });
  useEffect(() => {
    if (from === null || !isDay(from)) return undefined;
    let current = true;
    const asked = {
      case: caseId,
      from,
      until,
      ...(guests === null || guests < 1 ? {} : { guests }),
      ...(moving === null ? {} : { instead: moving }),
    };
    void suggest(asked).then((reply) => {
      if (!current || !reply.ok) return;
      setView(reply.value);
      latest.current(reply.value);
    });
    return () => {
      current = false;
    };
  }, [caseId, moving, from, until, guests, suggest]);
  return view;
}
