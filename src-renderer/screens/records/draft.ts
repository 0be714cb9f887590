import { useCallback, useEffect, useRef } from 'react';
import type { Json } from '../../../src-preload/contract/views.ts';
import { useDrafts } from '../../stores/drafts.ts';

const quiet = 1200;

/**
 * Keeps what is being typed as a sealed draft within 2 s, also when the field disappears first. `forget` once it is saved
 * or given up.
 */
export function useDraft(key: string): {
  readonly kept: Json | null;
  readonly keep: (value: Json) => void;
  readonly forget: () => void;
} {
  const save = useDrafts((state) => state.save);
  const kept = useDrafts((state) => state.drafts.get(key)?.value ?? null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: Json } | null>(null);

  const flush = useCallback(() => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    void save(key, waiting.current.value);
    waiting.current = null;
  }, [key, save]);
  useEffect(() => flush, [flush]);

  const keep = useCallback(
    (value: Json) => {
      // Counted from the first key, not the last: whoever types without a pause is kept too.
      if (waiting.current === null) waiting.current = { timer: setTimeout(flush, quiet), value };
      else waiting.current.value = value;
    },
    [flush],
  );
  const forget = useCallback(() => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    useDrafts.getState().forget(key);
  }, [key]);
  return { kept, keep, forget };
}
