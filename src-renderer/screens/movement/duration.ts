const minute = 60_000;

/** Whole hours and minutes of a length of time in milliseconds. */
export function hoursAndMinutes(length: number): { readonly hours: number; readonly minutes: number } {
  const minutes = Math.round(length / minute);
  return { hours: Math.trunc(minutes / 60), minutes: Math.abs(minutes % 60) };
}
