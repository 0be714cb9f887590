import { create } from 'zustand';
import type { ProgressEvent } from '../../src-preload/contract/failures.ts';
import { corridor } from '../bridge/corridor.ts';

interface Running {
  readonly last: ProgressEvent | null;
  clear(): void;
}

/** The last word of whatever runs for more than a moment. */
export const useProgress = create<Running>()((set) => ({
  last: null,
  clear: () => set({ last: null }),
}));

export const listenToProgress = (): (() => void) =>
  corridor.events.onProgress((last) => useProgress.setState({ last }));
