/** Which days count as working days somewhere. Days by their number, as `dayNumber` has them. */
export interface WorkingDays {
  readonly isWorking: (day: number) => boolean;
}

/** 0 is Sunday; day 0, 1 January 1970, was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: number): boolean => weekday(day) % 6 === 0;

/** Where no holidays are known. */
export const weekdaysOnly: WorkingDays = { isWorking: (day) => !isWeekend(day) };

/** So many days are looked up together. */
const size = 1024;
/** By calendar and block: the working days of the block, in order. A plan of thousands of long steps asks for the same ones. */
const known = new WeakMap<WorkingDays, Map<number, readonly number[]>>();

function workingDaysOf(working: WorkingDays, block: number): readonly number[] {
  const blocks = known.get(working) ?? new Map<number, readonly number[]>();
  known.set(working, blocks);
  const before = blocks.get(block);
  if (before !== undefined) return before;
  const all = Array.from({ length: size }, (_, at) => block * size + at);
  const found = all.filter((day) => working.isWorking(day));
  blocks.set(block, found);
  return found;
}

/** How many of these come before the day, or on it. */
function countUntil(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The n-th working day after the day (before it, when negative); with 0 the day itself, whatever day it is. */
export function addWorkingDays(day: number, count: number, working: WorkingDays): number {
  if (count === 0) return day;
  let block = Math.floor(day / size);
  let days = workingDaysOf(working, block);
  // The place of the day that is looked for, counted from the first working day of the block.
  let place = count > 0 ? countUntil(days, day) + count - 1 : countUntil(days, day - 1) + count;
  while (place < 0) {
    block -= 1;
    days = workingDaysOf(working, block);
    place += days.length;
  }
  while (place >= days.length) {
    place -= days.length;
    block += 1;
    days = workingDaysOf(working, block);
  }
  return days[place] ?? day;
}
