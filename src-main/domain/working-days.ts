/** Which days count as working days somewhere. Days by their number, as `dayNumber` has them. */
export interface WorkingDays {
  readonly isWorking: (day: number) => boolean;
}

/** 0 is Sunday; day 0, 1 January 1970, was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: number): boolean => weekday(day) % 6 === 0;

/** Where no holidays are known. */
export const weekdaysOnly: WorkingDays = { isWorking: (day) => !isWeekend(day) };

/** The n-th working day after the day (before it, when negative); with 0 the day itself, whatever day it is. */
export function addWorkingDays(day: number, count: number, { isWorking }: WorkingDays): number {
  const step = Math.sign(count);
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    if (isWorking(at)) left -= 1;
  }
  return at;
}
