import { useEffect } from 'react';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { useCheckins } from '../../stores/checkins.ts';
import { useRecords } from '../../stores/records.ts';

const lookEvery = 20_000;

/** The watches as of now: rungs are reached while nobody touches anything. Null until they are first known. */
export function useWatches(): readonly WatchRow[] | null {
  const { rows, load } = useCheckins();
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), lookEvery);
    return () => clearInterval(timer);
  }, [load, version]);
  return rows.value;
}
