import type { EventCount } from '../../src-preload/contract/views.ts';

/** Notes that something happened. A code is a literal of the program, never made of data. */
export type Note = (code: string) => void;

export interface EventRing {
  readonly note: Note;
  readonly counts: () => readonly EventCount[];
}

/** The app's only log: the last `size` event codes, in memory. The same code many times in a row takes one place. */
export function createEventRing(size: number): EventRing {
  const ring: { readonly code: string; times: number }[] = [];
  let next = 0;
  let last: { readonly code: string; times: number } | null = null;
  return {
    note(code) {
      if (last?.code === code) {
        last.times += 1;
        return;
      }
      last = { code, times: 1 };
      ring[next] = last;
      next = (next + 1) % size;
    },
    counts() {
      const counts = new Map<string, number>();
      for (const { code, times } of ring) counts.set(code, (counts.get(code) ?? 0) + times);
      return [...counts]
        .map(([code, count]) => ({ code, count }))
        .toSorted((a, b) => a.code.localeCompare(b.code));
    },
  };
}
