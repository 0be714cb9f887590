import type { TimelineBar } from '../../../src-preload/contract/houses-views.ts';
import { dayNumber } from '../../i18n/dates.ts';

export interface PlacedBar {
  readonly bar: TimelineBar;
  /** From 0: bars that share a night stand below each other. */
  readonly lane: number;
  /** Columns of nights from 0, half-open, cut to what is shown. */
  readonly start: number;
  readonly end: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Where each bar is drawn: in the first lane that is free on its nights. Bars come by their first night. */
export function lanesOf(bars: readonly TimelineBar[], from: string, nights: number): readonly PlacedBar[] {
  const first = dayNumber(from) ?? 0;
  /** The column up to which each lane is taken. */
  const taken: number[] = [];
  return bars.map((bar) => {
    const begins = (dayNumber(bar.from) ?? first) - first;
    const ends = bar.until === null ? Infinity : (dayNumber(bar.until) ?? first) - first;
    const [start, end] = [Math.max(0, begins), Math.min(nights, ends)];
    const free = taken.findIndex((until) => until <= start);
    const lane = free === -1 ? taken.length : free;
    taken[lane] = end;
    return { bar, lane, start, end, cutBefore: begins < 0, cutAfter: ends > nights };
  });
}
