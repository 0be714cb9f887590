export interface IdleReading {
  /** Milliseconds since this window was last touched, by a clock that stops in suspend and one that doesn't. */
  readonly steady: number;
  readonly wall: number;
  /** Seconds since anything was touched on this computer, as the system tells; 0 where it can't. */
  readonly systemSeconds: number;
  /** Milliseconds since the last call ended, see `CallMode.since`. */
  readonly sinceCall: number;
}

/**
 * Nobody has used the app for the whole time. What is typed elsewhere on the computer doesn't count as use: an open
 * vault behind another window is as unwatched as behind an empty chair. A wall clock set back can't delay it; a
 * call does: the waiting begins when it ends.
 */
export function isIdle({ steady, wall, systemSeconds, sinceCall }: IdleReading, minutes: number): boolean {
  return Math.min(Math.max(steady, wall, systemSeconds * 1000), sinceCall) >= minutes * 60_000;
}
