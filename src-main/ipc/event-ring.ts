import type { EventCount } from '../../src-preload/contract/views.ts';

/** Notes that something happened. A code is a literal of the program, never made of data. */
export type Note = (code: string) => void;

export interface EventRing {
  readonly note: Note;
  readonly counts: () => readonly EventCount[];
}

/** The app's only log: the last `size` event codes, in memory. */
export function createEventRing(size: number): EventRing {
  const ring: string[] = [];
  let next = 0;
  return {
    note(code) {
      ring[next] = code;
      next = (next + 1) % size;
    },
    counts() {
      const counts = new Map<string, number>();
      for (const code of ring) counts.set(code, (counts.get(code) ?? 0) + 1);
      return [...counts]
        .map(([code, count]) => ({ code, count }))
        .toSorted((a, b) => a.code.localeCompare(b.code));
    },
  };
}
